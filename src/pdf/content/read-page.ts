import { type PDFContext, PDFDict, PDFName, PDFRawStream } from "@cantoo/pdf-lib";

import { dictEntry, entry, inflated, nameOf } from "../file/objects.ts";
import { type Operator, OperatorReader, type Piece, unknownPrint } from "../file/print-syntax.ts";
import { type Box, type Glyphs, type Painted, Painter, type TextObject, union } from "./painter.ts";

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

// Spaces.

/** Matches a font code with one character, or a range of both. */
const ONE_TO_ONE = /^<([\dA-F]{4})> <([\dA-F]{4})>$/gim;
const RANGE = /^<([\dA-F]{4})> <([\dA-F]{4})> <([\dA-F]{4})>$/gim;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;

/**
 * The glyphs that read as a space in the fonts of a document, by their ToUnicode maps (ISO 32000-1,
 * 9.10.3).
 */
export class SpaceGlyphs {
  readonly #context: PDFContext;
  /** Cached, because pages share fonts. */
  readonly #known = new Map<string, ReadonlyMap<number, number>>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /** Returns true if a code of a page's font is a space, including a no-break space. */
  isSpace(page: PDFDict, font: string, code: string): boolean {
    return this.#spacesOf(page, font).has(Number.parseInt(code, 16));
  }

  /**
   * Finds a space in the named font of a page, or else in another font of the page. Returns the
   * name of the font and the code as a stream writes it. Undefined if no font of the page has a
   * space.
   */
  among(page: PDFDict, font: string): readonly [font: string, code: string] | undefined {
    const others = fontsOf(page)
      .keys()
      .map((name) => nameOf(name));
    for (const name of [font, ...others]) {
      for (const [code, unicode] of this.#spacesOf(page, name)) {
        if (unicode === SPACE) return [name, code.toString(16).toUpperCase().padStart(4, "0")];
      }
    }
    return undefined;
  }

  #spacesOf(page: PDFDict, name: string): ReadonlyMap<number, number> {
    const fonts = fontsOf(page);
    const key = String(fonts.get(PDFName.of(name)));
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const font = this.#context.lookup(entry(fonts, name));
    const map = font instanceof PDFDict ? font.lookup(PDFName.of("ToUnicode")) : undefined;
    const spaces =
      map instanceof PDFRawStream
        ? spacesIn(Buffer.from(inflated(map)).toString("latin1"))
        : new Map<number, number>();
    this.#known.set(key, spaces);
    return spaces;
  }
}

function fontsOf(page: PDFDict): PDFDict {
  return dictEntry(dictEntry(page, "Resources"), "Font");
}

/** The codes that a ToUnicode map maps to a space, with the character of each. */
function spacesIn(map: string): ReadonlyMap<number, number> {
  const spaces = new Map<number, number>();
  const hex = (digits: string | undefined): number => Number.parseInt(digits ?? "", 16);
  for (const [, first, last, unicode] of map.matchAll(RANGE)) {
    for (const space of [SPACE, NO_BREAK_SPACE]) {
      const code = hex(first) + space - hex(unicode);
      if (code >= hex(first) && code <= hex(last)) spaces.set(code, space);
    }
  }
  for (const [, code, unicode] of map.matchAll(ONE_TO_ONE)) {
    if ([SPACE, NO_BREAK_SPACE].includes(hex(unicode))) spaces.set(hex(code), hex(unicode));
  }
  return spaces;
}
