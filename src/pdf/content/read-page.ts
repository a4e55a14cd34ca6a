import { unknownPrint } from "../../browser/object-table.ts";
import { union, type Box } from "./geometry.ts";
import { OperatorReader, type Operator, type Piece } from "./operators.ts";
import { Painter, type Glyphs, type Painted, type TextObject } from "./painter.ts";

interface Spelling {
  readonly opening: Piece;
  readonly closing: Piece;
}

/** A marked-content sequence that an element of the structure owns (ISO 32000-1, 14.7.4.2). */
export interface MarkedContent {
  /** The operator that opens it, with its operands. */
  readonly opening: Piece;
  /** In paint order. */
  readonly texts: readonly TextObject[];
  /**
   * The places where an ActualText replaces single glyphs of it: the operators that open and close
   * each one.
   */
  readonly spellings: readonly Spelling[];
  readonly hasText: boolean;
  readonly hasDrawing: boolean;
  readonly box: Box | undefined;
}

/** Paint outside all marked content, in one piece. */
export interface LoosePaint extends Piece {
  /** The glyphs of a text. Empty for a drawing. */
  readonly glyphs: readonly Glyphs[];
  readonly text?: TextObject;
  readonly box: Box | undefined;
  /**
   * True if it is painted after the first marked content. Then it is not in the margins, which come
   * first.
   */
  readonly isAmongContent: boolean;
}

/** The content stream of a page, with its parts. */
export interface PageContent {
  /** Contains one byte in each character. */
  readonly stream: string;
  /** By MCID. */
  readonly marked: ReadonlyMap<number, MarkedContent>;
  readonly loose: readonly LoosePaint[];
  /**
   * The points for one CSS pixel, in the first text that an element owns. Undefined if there is
   * none.
   */
  readonly scale: number | undefined;
}

const MARKED_CONTENT_ID = /^<<\s*\/MCID (\d+)\s*>>$/;
/**
 * What Skia writes around glyphs whose letters are not the text: an accent, or a hyphen at the end
 * of a line, which reads as U+00AD (ISO 32000-1, 14.8.2.2.3).
 */
const SPELLING = /^<<\s*\/ActualText (?:<[^>]*>|\([\s\S]*\))\s*>>$/;

/** What Skia writes around words that run from right to left (ISO 32000-1, 14.8.2.3.3). */
const REVERSED = "/ReversedChars";

/** Glyphs as Skia writes them, one by one: a move to the right, and a glyph code. */
const PLAIN_TEXT = /(?:\s+(?:-?[\d.]+ -?[\d.]+ Td )?<[\dA-F]+> Tj(?=\s))+/y;

type Writable<T> = { -readonly [key in keyof T]: T[key] };
interface OpenMark extends Writable<Omit<MarkedContent, "texts" | "spellings">> {
  readonly isFigure: boolean;
  readonly texts: TextObject[];
  readonly spellings: Spelling[];
}

/**
 * Reads the content stream of a page. Throws a ReportError("browser") for an unknown operator, or
 * for an MCID that occurs twice or within another.
 */
export function readPage(stream: string): PageContent {
  return { stream, ...new PageReader().read(new OperatorReader(stream)) };
}

class PageReader {
  readonly #marked = new Map<number, MarkedContent>();
  readonly #loose: LoosePaint[] = [];
  readonly #painter = new Painter();
  /** The marked content that is open and that an element owns. */
  #owner: OpenMark | undefined;
  /** The tags that are open within it. */
  readonly #within: string[] = [];
  /** The operator that opened the current spelling. Spellings do not nest. */
  #spelling: Piece | undefined;
  #scale: number | undefined;
  /** The start of the current path or text object. */
  #pathStart: number | undefined;
  #textStart = 0;
  #looseText: { glyphs: Glyphs[]; box: Box | undefined } | undefined;

  read(operators: OperatorReader): Omit<PageContent, "stream"> {
    for (;;) {
      if (this.#owner !== undefined) this.#takeGlyphs(operators.pass(PLAIN_TEXT), this.#owner);
      const operator = operators.next();
      if (operator === undefined) break;
      this.#take(operator);
    }
    if (this.#owner !== undefined) unknownPrint("marked content that is not closed");
    return { marked: this.#marked, loose: this.#loose, scale: this.#scale };
  }

  /** Most of a page consists of such glyphs. Their place matters only in a figure. */
  #takeGlyphs(written: string, owner: OpenMark): void {
    if (written === "") return;
    owner.hasText = true;
    if (owner.isFigure) owner.box = union(owner.box, this.#painter.takeGlyphs(written));
  }

  #take(operator: Operator): void {
    const { name, start, end } = operator;
    // The place of text matters only in a figure and in the margins. Following all text would take
    // time.
    const painted = this.#painter.take(operator, this.#owner?.isFigure ?? true);
    if (painted !== undefined) this.#paint(painted, operator);
    else if (name === "BDC" || name === "BMC") this.#open(operator);
    else if (name === "EMC") this.#close({ start, end });
    else if (name === "BT") this.#textStart = start;
    else if (name === "ET") this.#endText(operator);
    else if (name === "re" || name === "m") this.#pathStart ??= start;
    else if (name === "n") this.#pathStart = undefined;
  }

  #open({ operands: [tag = "", properties = ""], start, end }: Operator): void {
    if (this.#looseText !== undefined) unknownPrint("marked content within loose text");
    const id = MARKED_CONTENT_ID.exec(properties)?.[1];
    if (this.#owner !== undefined) {
      const isReversed = tag === REVERSED && properties === "" && this.#within.length === 0;
      const isSpelling =
        tag === "/Span" && SPELLING.test(properties) && !this.#within.includes("/Span");
      if (!isReversed && !isSpelling) unknownPrint(`${tag} within marked content`);
      if (isSpelling) this.#spelling = { start, end };
      this.#within.push(tag);
    } else if (id === undefined || this.#marked.has(Number(id))) {
      unknownPrint(`marked content as ${tag} ${properties}`);
    } else {
      this.#owner = {
        opening: { start, end },
        isFigure: tag === "/Figure",
        texts: [],
        spellings: [],
        hasText: false,
        hasDrawing: false,
        box: undefined,
      };
      this.#marked.set(Number(id), this.#owner);
      // A drawing has its own scale.
      if (tag !== "/Figure") this.#scale ??= this.#painter.scale;
    }
  }

  #close(closing: Piece): void {
    if (this.#owner === undefined) unknownPrint("marked content that was not opened");
    const closed = this.#within.pop();
    if (closed === "/Span" && this.#spelling !== undefined) {
      this.#owner.spellings.push({ opening: this.#spelling, closing });
    }
    if (closed === undefined) this.#owner = undefined;
  }

  #paint({ glyphs, box }: Painted, { start, end }: Operator): void {
    if (this.#owner !== undefined) {
      if (glyphs === undefined) this.#owner.hasDrawing = true;
      else this.#owner.hasText = true;
      this.#owner.box = union(this.#owner.box, box);
    } else if (glyphs !== undefined) {
      this.#looseText ??= { glyphs: [], box: undefined };
      this.#looseText.glyphs.push(glyphs);
      this.#looseText.box = union(this.#looseText.box, box);
    } else {
      this.#addLoose({ start: this.#pathStart ?? start, end, glyphs: [], box });
    }
    if (glyphs === undefined) this.#pathStart = undefined;
  }

  #endText({ start, end }: Operator): void {
    const text = { start: this.#textStart, end: start, ...this.#painter.text };
    this.#owner?.texts.push(text);
    if (this.#looseText === undefined) return;
    this.#addLoose({ start: this.#textStart, end, ...this.#looseText, text });
    this.#looseText = undefined;
  }

  #addLoose(paint: Omit<LoosePaint, "isAmongContent">): void {
    this.#loose.push({ ...paint, isAmongContent: this.#marked.size > 0 });
  }
}
