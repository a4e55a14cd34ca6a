import { unknownPrint } from "../../browser/print-page.ts";

/** A piece of a content stream. `start` is its first character, `end` is behind its last. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** An operator of a content stream with its operands. As a piece of the stream it includes both. */
export interface Operator extends Piece {
  readonly name: string;
  /** The operands as they are written. Each array, dictionary or string is one operand. */
  readonly operands: readonly string[];
}

const SPACE = String.raw`\0\t\n\f\r `;
const NAME = `/[^${SPACE}()<>\\[\\]{}/%]*`;
const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)`;
const OPERATOR_NAME = "[A-Za-z'\"][A-Za-z0-9*]*";
/** Matches one token: a string, hexadecimal string, name, number, operator, or bracket. */
const TOKEN = new RegExp(
  [
    String.raw`\((?:[^()\\]|\\[\s\S])*\)`,
    String.raw`<[\da-fA-F${SPACE}]*>`,
    NAME,
    String.raw`${NUMBER}(?=[${SPACE}\[\]<>()/]|$)`,
    OPERATOR_NAME,
    String.raw`<<|>>|\[|\]`,
  ].join("|"),
  "y",
);
/**
 * Matches an operator after names and numbers with one space each, as almost all are. One match
 * reads it whole.
 */
const PLAIN = new RegExp(
  `[${SPACE}]*((?:(?:${NAME}|${NUMBER}) )*)(?!(?:true|false|null)\\b)(${OPERATOR_NAME})(?=[${SPACE}]|$)`,
  "y",
);
const BLANK = new RegExp(`[${SPACE}]*`, "y");
const OPERATOR = /^[A-Za-z'"]/;
const OPENING = new Set(["<<", "["]);
const CLOSING = new Set([">>", "]"]);
const NONE: readonly string[] = [];
const LITERAL = new Set(["true", "false", "null"]);

/**
 * Reads the operators of a content stream (ISO 32000-1, 7.8.2) one by one. `stream` contains one
 * byte in each character. Throws a ReportError("browser") for a form that the browser does not
 * write, such as an image within the stream.
 */
export class OperatorReader {
  readonly #stream: string;
  #position = 0;

  constructor(stream: string) {
    this.#stream = stream;
  }

  /** Skips the operators that a sticky pattern matches here, and returns their text. */
  pass(pattern: RegExp): string {
    const start = this.#position;
    pattern.lastIndex = start;
    if (!pattern.test(this.#stream)) return "";
    this.#position = pattern.lastIndex;
    return this.#stream.slice(start, this.#position);
  }

  /** Returns the next operator, or undefined at the end. */
  next(): Operator | undefined {
    PLAIN.lastIndex = this.#position;
    const plain = PLAIN.exec(this.#stream);
    if (plain === null) return this.#nextInAnyForm();
    const [, written = "", name = ""] = plain;
    const end = PLAIN.lastIndex;
    this.#position = end;
    const start = end - written.length - name.length;
    const operands = written === "" ? NONE : written.slice(0, -1).split(" ");
    return { name, operands, start, end };
  }

  #nextInAnyForm(): Operator | undefined {
    const operands: string[] = [];
    let start = -1;
    // The start of the outermost array or dictionary that is still open.
    let composite = -1;
    let depth = 0;
    for (;;) {
      BLANK.lastIndex = this.#position;
      BLANK.test(this.#stream);
      const begin = BLANK.lastIndex;
      if (begin >= this.#stream.length) break;
      TOKEN.lastIndex = begin;
      const token = TOKEN.exec(this.#stream)?.[0];
      if (token === undefined) unknownPrint(`no token at ${begin} of a content stream`);
      if (start < 0) start = begin;
      const end = TOKEN.lastIndex;
      this.#position = end;
      if (OPENING.has(token)) {
        if (depth === 0) composite = begin;
        depth += 1;
      } else if (CLOSING.has(token)) {
        depth -= 1;
        if (depth === 0) operands.push(this.#stream.slice(composite, end));
      } else if (depth === 0 && OPERATOR.test(token) && !LITERAL.has(token)) {
        return { name: token, operands, start, end };
      } else if (depth === 0) {
        operands.push(token);
      }
    }
    if (depth !== 0 || operands.length > 0) unknownPrint("a content stream that ends too early");
    return undefined;
  }
}

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
export function boxAround(points: readonly Point[]): Box | undefined {
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
export function clipped(box: Box | undefined, clip: Box | undefined): Box | undefined {
  if (box === undefined || clip === undefined) return box;
  const common = {
    left: Math.max(box.left, clip.left),
    bottom: Math.max(box.bottom, clip.bottom),
    right: Math.min(box.right, clip.right),
    top: Math.min(box.top, clip.top),
  };
  return common.left <= common.right && common.bottom <= common.top ? common : undefined;
}
