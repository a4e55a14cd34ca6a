import { type Operator, type Piece, unknownPrint } from "../file/print-syntax.ts";

// Follows where the operators of a page paint.

interface GraphicsState {
  readonly toPage: Matrix;
  /** Undefined if nothing clips, null if everything is clipped away. */
  readonly clip: Box | null | undefined;
}

const PATH = new Set(["m", "l", "c", "v", "y", "re", "h"]);
const FILL_OR_STROKE = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*"]);
const SHOW_TEXT = new Set(["Tj", "TJ"]);
/** Operators that set how to paint, and paint nothing. */
const SETTINGS = new Set(
  "w J j M d ri i gs Tc Tw Tz TL Tr Ts G g RG rg CS cs SC SCN sc scn".split(" "),
);
const OTHERS = "q Q cm n W W* BT ET Tf Td TD Tm Do sh BMC BDC EMC".split(" ");
const KNOWN = new Set([...PATH, ...FILL_OR_STROKE, ...SHOW_TEXT, ...SETTINGS, ...OTHERS]);

/** A glyph as Skia writes it: an optional move, and a code. */
const GLYPH = /(?:(-?[\d.]+) (-?[\d.]+) Td )?<[\dA-F]+> Tj/g;

/**
 * How far letters reach above and below their line, approximately, as a fraction of the font size.
 */
const ASCENT = 0.8;
const DESCENT = -0.2;
/** The width of a letter, in the same measure. */
const LETTER_WIDTH = 0.6;

/** A text object (ISO 32000-1, 9.4), from its BT to its ET. All its text is on one line. */
export interface TextObject extends Piece {
  /** Its start on the page, in points. */
  readonly origin: Point;
  /** The points for one unit of its own coordinates. */
  readonly scale: number;
  /** The height of its letters, in points. */
  readonly size: number;
  /** The font of its last glyph, by its name in the page's resources. */
  readonly font: string;
}

/** The paint of one operator. */
export interface Painted {
  /** The glyphs of a text. Undefined for a drawing. */
  readonly glyphs: Glyphs | undefined;
  /** Undefined if nothing of it is visible. */
  readonly box: Box | undefined;
}

/** Glyphs of a font, as the stream writes them. The font has its name in the page's resources. */
export interface Glyphs {
  readonly font: string;
  readonly codes: string;
}

/**
 * Follows the operators of a page, and computes what each one paints and where. The place is
 * approximate: the box around the points that describe the shape.
 */
export class Painter {
  #state: GraphicsState = { toPage: IDENTITY, clip: undefined };
  readonly #saved: GraphicsState[] = [];
  #path: Point[] = [];
  #willClip = false;
  #line: Matrix = IDENTITY;
  #textStart: Matrix = IDENTITY;
  #font = "";
  #fontSize = 0;

  /** The current scale: points on the page for one unit in the stream. */
  get scale(): number {
    return Math.abs(this.#state.toPage.a);
  }

  /** The text object that began last: its start on the page, and its font and size. */
  get text(): Omit<TextObject, "start" | "end"> {
    const { a, b, e, f } = combined(this.#textStart, this.#state.toPage);
    const scale = Math.hypot(a, b);
    return { origin: [e, f], scale, size: scale * this.#fontSize, font: this.#font };
  }

  /**
   * Processes the next operator. Returns undefined if it paints nothing. `placesText` says whether
   * to follow the place of text; it must be the same for a whole text object. Throws a
   * ReportError("browser") for an operator that the browser does not write.
   */
  take({ name, operands }: Operator, placesText: boolean): Painted | undefined {
    if (!KNOWN.has(name)) unknownPrint(`operator ${name} in a content stream`);
    if (SHOW_TEXT.has(name)) {
      const glyphs = { font: this.#font, codes: operands.join(" ") };
      return { glyphs, box: placesText ? this.#seen(this.#letterBox()) : undefined };
    }
    if (PATH.has(name)) {
      this.#extendPath(name, operands.map(Number));
      return undefined;
    }
    if (FILL_OR_STROKE.has(name) || name === "n") {
      const box = this.#seen(boxAround(this.#path));
      this.#endPath();
      return name === "n" ? undefined : { glyphs: undefined, box };
    }
    switch (name) {
      case "Do":
        return {
          glyphs: undefined,
          box: this.#seen(
            this.#onPage([
              [0, 0],
              [1, 1],
            ]),
          ),
        };
      case "sh":
        return { glyphs: undefined, box: this.#state.clip ?? undefined };
      case "q":
        this.#saved.push(this.#state);
        break;
      case "Q":
        this.#state = this.#saved.pop() ?? this.#state;
        break;
      case "cm":
        this.#state = { ...this.#state, toPage: combined(matrixOf(operands), this.#state.toPage) };
        break;
      case "W":
      case "W*":
        this.#willClip = true;
        break;
      case "BT":
        this.#textStart = IDENTITY;
        this.#line = IDENTITY;
        break;
      case "Tm":
        this.#textStart = matrixOf(operands);
        this.#line = this.#textStart;
        break;
      case "Tf":
        this.#font = operands[0]?.slice(1) ?? "";
        this.#fontSize = Number(operands[1]);
        break;
      default:
        if (placesText) this.#takeText(name, operands);
    }
    return undefined;
  }

  /** Follows glyphs that Skia writes one by one. Returns the box around them on the page. */
  takeGlyphs(written: string): Box | undefined {
    let box: Box | undefined;
    for (const [, x, y] of written.matchAll(GLYPH)) {
      if (x !== undefined) this.#moveLine(Number(x), Number(y));
      box = union(box, this.#seen(this.#letterBox()));
    }
    return box;
  }

  #takeText(name: string, operands: readonly string[]): void {
    if (name !== "Td" && name !== "TD") return;
    const [x = 0, y = 0] = operands.map(Number);
    this.#moveLine(x, y);
  }

  #moveLine(x: number, y: number): void {
    const { a, b, c, d, e, f } = this.#line;
    this.#line = { a, b, c, d, e: x * a + y * c + e, f: x * b + y * d + f };
  }

  #extendPath(name: string, numbers: readonly number[]): void {
    const points: Point[] = [];
    if (name === "re") {
      const [x = 0, y = 0, width = 0, height = 0] = numbers;
      points.push([x, y], [x + width, y], [x, y + height], [x + width, y + height]);
    } else {
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        points.push([numbers[index] ?? 0, numbers[index + 1] ?? 0]);
      }
    }
    for (const point of points) this.#path.push(moved(this.#state.toPage, point));
  }

  #endPath(): void {
    if (this.#willClip) {
      const { clip } = this.#state;
      const box = boxAround(this.#path);
      const next = clip === null ? undefined : clipped(box, clip);
      this.#state = { ...this.#state, clip: next ?? null };
    }
    this.#willClip = false;
    this.#path = [];
  }

  /** The box of a letter at the current place of the line. It avoids arrays for speed. */
  #letterBox(): Box {
    const { a, b, c, d, e, f } = combined(this.#line, this.#state.toPage);
    const right = LETTER_WIDTH * this.#fontSize;
    const low = DESCENT * this.#fontSize;
    const high = ASCENT * this.#fontSize;
    const acrossX = a * right;
    const acrossY = b * right;
    const lowX = c * low;
    const lowY = d * low;
    const highX = c * high;
    const highY = d * high;
    return {
      left: Math.min(lowX + e, acrossX + lowX + e, highX + e, acrossX + highX + e),
      bottom: Math.min(lowY + f, acrossY + lowY + f, highY + f, acrossY + highY + f),
      right: Math.max(lowX + e, acrossX + lowX + e, highX + e, acrossX + highX + e),
      top: Math.max(lowY + f, acrossY + lowY + f, highY + f, acrossY + highY + f),
    };
  }

  #onPage([[left, bottom], [right, top]]: readonly [Point, Point]): Box | undefined {
    const corners: readonly Point[] = [
      [left, bottom],
      [right, bottom],
      [left, top],
      [right, top],
    ];
    return boxAround(corners.map((corner) => moved(this.#state.toPage, corner)));
  }

  #seen(box: Box | undefined): Box | undefined {
    const { clip } = this.#state;
    return clip === null ? undefined : clipped(box, clip);
  }
}

// Geometry.

/**
 * A transformation matrix, with the names of ISO 32000-1, 8.3.3. Not an array: destructuring one
 * creates an object for each number, and a page has thousands.
 */
export interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export const IDENTITY: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/** The matrix that forms the operands of an operator. */
export function matrixOf(operands: readonly string[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = operands.map(Number);
  return { a, b, c, d, e, f };
}

/** A rectangle in points, from the lower left corner of the page. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export type Point = readonly [x: number, y: number];

/** The matrix that applies first `inner` and then `outer`. */
export function combined(inner: Matrix, outer: Matrix): Matrix {
  return {
    a: inner.a * outer.a + inner.b * outer.c,
    b: inner.a * outer.b + inner.b * outer.d,
    c: inner.c * outer.a + inner.d * outer.c,
    d: inner.c * outer.b + inner.d * outer.d,
    e: inner.e * outer.a + inner.f * outer.c + outer.e,
    f: inner.e * outer.b + inner.f * outer.d + outer.f,
  };
}

/** The point after a transformation. */
export function moved({ a, b, c, d, e, f }: Matrix, point: Point): Point {
  const x = point[0];
  const y = point[1];
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The smallest box around points. Undefined if there are none. */
function boxAround(points: readonly Point[]): Box | undefined {
  if (points.length === 0) return undefined;
  const box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.bottom = Math.min(box.bottom, y);
    box.right = Math.max(box.right, x);
    box.top = Math.max(box.top, y);
  }
  return box;
}

/** The smallest box around two boxes. Either may be missing. */
export function union(one: Box | undefined, other: Box | undefined): Box | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return {
    left: Math.min(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
    top: Math.max(one.top, other.top),
  };
}

/**
 * The intersection of two boxes. Undefined if it is empty. A missing clip means the whole plane.
 */
function clipped(box: Box | undefined, clip: Box | undefined): Box | undefined {
  if (box === undefined || clip === undefined) return box;
  const common = {
    left: Math.max(box.left, clip.left),
    bottom: Math.max(box.bottom, clip.bottom),
    right: Math.min(box.right, clip.right),
    top: Math.min(box.top, clip.top),
  };
  return common.left <= common.right && common.bottom <= common.top ? common : undefined;
}
