import { unknownPrint } from "../unknown-print.ts";
import { union, type Box } from "./geometry.ts";
import { OperatorReader, type Operator, type Piece } from "./operators.ts";
import { Painter, type Glyphs, type Painted, type TextObject } from "./painter.ts";

interface Spelling {
  readonly opening: Piece;
  readonly closing: Piece;
}

/** A sequence of content that an element of the structure owns: ISO 32000-1, 14.7.4.2. */
export interface MarkedContent {
  /** The operator that opens it, operands included. */
  readonly opening: Piece;
  /** In the order in which they are painted. */
  readonly texts: readonly TextObject[];
  /** What spells single glyphs of it in another way: the operator that opens it, and its end. */
  readonly spellings: readonly Spelling[];
  readonly hasText: boolean;
  readonly hasDrawing: boolean;
  readonly box: Box | undefined;
}

/** What is painted outside all marked content, in one piece. */
export interface LoosePaint extends Piece {
  /** Glyphs for text; none for a drawing. */
  readonly glyphs: readonly Glyphs[];
  readonly text?: TextObject;
  readonly box: Box | undefined;
  /** Painted after the first marked content: no longer in the margins, which come first. */
  readonly isAmongContent: boolean;
}

/** A page's content stream, walked once. */
export interface PageContent {
  /** A byte in each character. */
  readonly stream: string;
  /** By MCID. */
  readonly marked: ReadonlyMap<number, MarkedContent>;
  readonly loose: readonly LoosePaint[];
  /** Points for a CSS pixel of the first text that an element owns; undefined where there is none. */
  readonly scale: number | undefined;
}

const MARKED_CONTENT_ID = /^<<\s*\/MCID (\d+)\s*>>$/;
/**
 * What Skia writes around glyphs that are not letter by letter the text: an accent, or a hyphen that
 * reads as U+00AD because it is only there for the end of the line (ISO 32000-1, 14.8.2.2.3).
 */
const SPELLING = /^<<\s*\/ActualText (?:<[^>]*>|\([\s\S]*\))\s*>>$/;

/** What Skia writes around words that read from right to left (ISO 32000-1, 14.8.2.3.3). */
const REVERSED = "/ReversedChars";

/** Glyphs as Skia sets them, one by one: a move to the right, and the code of a glyph. */
const PLAIN_TEXT = /(?:\s+(?:-?[\d.]+ -?[\d.]+ Td )?<[\dA-F]+> Tj(?=\s))+/y;

type Writable<T> = { -readonly [key in keyof T]: T[key] };
interface OpenMark extends Writable<Omit<MarkedContent, "texts" | "spellings">> {
  readonly isFigure: boolean;
  readonly texts: TextObject[];
  readonly spellings: Spelling[];
}

/**
 * Walks a content stream. Throws a ReportError("browser") where it holds an operator that we do
 * not know, or an MCID twice or within another.
 */
export function readPage(stream: string): PageContent {
  return { stream, ...new PageReader().read(new OperatorReader(stream)) };
}

class PageReader {
  readonly #marked = new Map<number, MarkedContent>();
  readonly #loose: LoosePaint[] = [];
  readonly #painter = new Painter();
  /** The marked content that an element owns, and that we are in. */
  #owner: OpenMark | undefined;
  /** The tags of what is open within it. */
  readonly #within: string[] = [];
  /** What opened the spelling that was begun last; there is none within another. */
  #spelling: Piece | undefined;
  #scale: number | undefined;
  /** Where the path or the text object began that we are in. */
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

  /** Most of a page is such glyphs. Where they stand matters only in a figure. */
  #takeGlyphs(written: string, owner: OpenMark): void {
    if (written === "") return;
    owner.hasText = true;
    if (owner.isFigure) owner.box = union(owner.box, this.#painter.takeGlyphs(written));
  }

  #take(operator: Operator): void {
    const { name, start, end } = operator;
    // Where text stands matters in a figure and in the margins; following it all takes time.
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
      // A drawing has a scale of its own.
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
