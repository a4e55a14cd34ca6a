import type { PDFContext, PDFDict, PDFRef } from "@cantoo/pdf-lib";

import type { PageMeaning } from "../../browser/page-scripts.ts";
import { dictAt, textString } from "../file/objects.ts";
import { type Piece, unknownPrint } from "../file/print-syntax.ts";
import {
  isBlock,
  isElement,
  mapElements,
  marksOf,
  meaningOf,
  type StructureElement,
} from "../structure/element.ts";
import type { TextObject } from "./painter.ts";
import type { MarkedContent, PageContent, SpaceGlyphs } from "./read-page.ts";

/** A piece of a content stream, and the text that replaces it. */
export interface Replacement extends Piece {
  readonly text: string;
}

/** A structure with whole words, and the changes in the content of each page. */
interface Worded {
  readonly root: StructureElement;
  readonly changes: readonly (readonly Replacement[])[];
}

/**
 * Separates the words in the content of a document, for readers that do not guess from positions
 * (ISO 32000-1, 14.8.2.5). Each line and block ends with a space. A word that is broken over lines
 * gets the whole word as ActualText. All this is invisible.
 */
export function withWords(
  context: PDFContext,
  pages: readonly PDFRef[],
  contents: readonly PageContent[],
  root: StructureElement,
  meaning: PageMeaning,
  glyphs: SpaceGlyphs,
): Worded {
  const changes = contents.map((): Replacement[] => []);
  const dicts = pages.map((page) => dictAt(context, page));
  const spaces = new Spaces(contents, dicts, glyphs);
  // Broken words at the end of a line. Their content is not read, so their ActualText gets the
  // space.
  const atLineEnd = new Set<StructureElement>();
  let last: PlacedText | undefined;
  for (const next of textsIn(root, contents, meaning, { block: root, word: undefined })) {
    if (last !== undefined && endsWord(last, next, contents)) {
      if (last.word !== undefined) atLineEnd.add(last.word);
      else changes[last.page]?.push(...spaces.behind(last, next));
    }
    last = next;
  }
  // Text in the margins is painted in its own order.
  contents.forEach(({ loose }, page) => {
    for (const { text, isAmongContent } of loose) {
      if (text !== undefined && !isAmongContent)
        changes[page]?.push(...spaces.behind({ page, text }));
    }
  });
  const worded = mapElements(root, (one) => {
    const word = meaningOf(one, meaning);
    if (word?.kind !== "word") return one;
    const actualText = atLineEnd.has(one) ? `${word.word} ` : word.word;
    wholeWord(actualText, one, contents, changes);
    return { ...one, actualText };
  });
  contents.forEach((content, page) => changes[page]?.push(...withoutSpelledSpaces(content)));
  return { root: worded, changes };
}

/** A text object with its page, block and word. */
interface PlacedText {
  readonly page: number;
  readonly text: TextObject;
  /** The block that contains it. In a drawing, each text is its own block. */
  readonly block: object;
  /** The broken word that contains it. */
  readonly word: StructureElement | undefined;
}

/** The text objects in reading order. */
function* textsIn(
  one: StructureElement,
  contents: readonly PageContent[],
  meaning: PageMeaning,
  around: Pick<PlacedText, "block" | "word">,
): Generator<PlacedText> {
  const block = isBlock(one.type) ? one : around.block;
  const word = meaningOf(one, meaning)?.kind === "word" ? one : around.word;
  for (const kid of one.kids) {
    if (isElement(kid)) yield* textsIn(kid, contents, meaning, { block, word });
    if (kid.kind !== "mark") continue;
    for (const text of contents[kid.page]?.marked.get(kid.id)?.texts ?? []) {
      yield { page: kid.page, text, block: one.type === "Figure" ? text : block, word };
    }
  }
}

/**
 * How far apart two texts on one line may be, and how far one may be raised, in sizes of the
 * smaller one.
 */
const WIDEST_GAP = 2;
const HIGHEST_RISE = 0.7;

/**
 * Returns true if a word ends with this text, because the next one is on another line or in another
 * block.
 */
function endsWord(last: PlacedText, next: PlacedText, contents: readonly PageContent[]): boolean {
  if (last.word !== undefined && last.word === next.word) return false;
  if (last.block !== next.block || last.page !== next.page) return true;
  const size = Math.min(last.text.size, next.text.size);
  const [left, line] = last.text.origin;
  const [start, nextLine] = next.text.origin;
  if (Math.abs(nextLine - line) > HIGHEST_RISE * size) return true;
  const right = left + widthOf(last, contents);
  return start < left - WIDEST_GAP * size || start > right + WIDEST_GAP * size;
}

function textIn(
  { page, text }: Pick<PlacedText, "page" | "text">,
  contents: readonly PageContent[],
): string {
  return contents[page]?.stream.slice(text.start, text.end) ?? "";
}

const MOVE = /(-?[\d.]+) -?[\d.]+ Td/g;
const GLYPHS = /<([\dA-F]+)> Tj/g;
/** The number of hexadecimal digits of a glyph. */
const DIGITS = 4;

/** The largest possible distance to the last glyph of a text, in points. */
function widthOf(placed: PlacedText, contents: readonly PageContent[]): number {
  const { scale, size } = placed.text;
  const text = textIn(placed, contents);
  let moved = 0;
  for (const [, right] of text.matchAll(MOVE)) moved += Number(right);
  let followers = 0;
  // Glyphs in one string advance by their own widths, which are at most their size.
  for (const [, codes = ""] of text.matchAll(GLYPHS)) followers += codes.length / DIGITS - 1;
  return scale * moved + size * followers;
}

const SPELLED_SPACE = "/Span <</ActualText <FEFF0020>>> BDC () Tj EMC\n";

/** Adds a space to texts that do not end with one. */
class Spaces {
  readonly #contents: readonly PageContent[];
  readonly #pages: readonly PDFDict[];
  readonly #glyphs: SpaceGlyphs;

  constructor(contents: readonly PageContent[], pages: readonly PDFDict[], glyphs: SpaceGlyphs) {
    this.#contents = contents;
    this.#pages = pages;
    this.#glyphs = glyphs;
  }

  /**
   * A space at the end of a text. None if the text ends with one, or the next text begins with one.
   */
  behind(last: Pick<PlacedText, "page" | "text">, next?: PlacedText): readonly Replacement[] {
    const isSpace = ({ page, text }: typeof last, code: string | undefined): boolean =>
      code !== undefined && this.#glyphs.isSpace(this.#pageOf(page), text.font, code);
    if (isSpace(last, lastCode(textIn(last, this.#contents)))) return [];
    if (next !== undefined && isSpace(next, firstCode(textIn(next, this.#contents)))) return [];
    const { end, font } = last.text;
    const space = this.#glyphs.among(this.#pageOf(last.page), font);
    // A page with few words may have no glyph for a space.
    if (space === undefined) return [{ start: end, end, text: SPELLED_SPACE }];
    const [name, code] = space;
    // Each text object of the print sets its own font, so a font change at the end of this one does
    // no harm.
    const change = name === font ? "" : `/${name} 1 Tf `;
    return [{ start: end, end, text: `${change}<${code}> Tj\n` }];
  }

  #pageOf(index: number): PDFDict {
    return this.#pages[index] ?? unknownPrint("text on a page that is not there");
  }
}

const FIRST_GLYPH = /<([\dA-F]{4})[\dA-F]*> Tj/;
const LAST_GLYPH = /([\dA-F]{4})> Tj\s*(?:EMC\s*)*$/;

function firstCode(text: string): string | undefined {
  return FIRST_GLYPH.exec(text)?.[1];
}

/** Looks only at the end, because a text has hundreds of glyphs. */
function lastCode(text: string): string | undefined {
  const end = text.lastIndexOf("> Tj");
  return LAST_GLYPH.exec(text.slice(Math.max(0, end - DIGITS)))?.[1];
}

/** The end of the operator that opens marked content with properties. */
const PROPERTIES_END = />>\s*BDC$/;

/**
 * Gives the first piece of a broken word the whole word as ActualText (ISO 32000-1, 14.9.4), and
 * the other pieces an empty one. Otherwise readers say the word twice, or with a hyphen in it.
 */
function wholeWord(
  word: string,
  one: StructureElement,
  contents: readonly PageContent[],
  changes: readonly Replacement[][],
): void {
  let reading = word;
  for (const { page, id } of marksOf(one)) {
    const content = contents[page];
    const marked = content?.marked.get(id);
    if (content === undefined || marked === undefined) unknownPrint("a word without content");
    const { opening, spellings } = marked;
    const text = content.stream.slice(opening.start, opening.end);
    const actualText = `/ActualText ${String(textString(reading))} >>BDC`;
    changes[page]?.push({ ...opening, text: text.replace(PROPERTIES_END, actualText) });
    for (const spelling of spellings) {
      if (!isOfSpace(content, spelling)) changes[page]?.push(...withGlyphs(spelling));
    }
    reading = "";
  }
}

type Spelling = MarkedContent["spellings"][number];

const NO_BREAK_SPACE = /\/ActualText\s*<FEFF00A0>/i;
const SOFT_HYPHEN = /\/ActualText\s*<FEFF00AD>/i;

/**
 * Returns true if the spelling replaces an invisible glyph: a space, which is also painted for a
 * soft hyphen.
 */
function isOfSpace({ stream }: PageContent, { opening }: Spelling): boolean {
  const spelled = stream.slice(opening.start, opening.end);
  return NO_BREAK_SPACE.test(spelled) || SOFT_HYPHEN.test(spelled);
}

/**
 * Some readers omit text after a spelling within marked content. So a no-break space becomes an
 * ordinary space, and the paint for a soft hyphen, which is beside the visible hyphen, is removed.
 */
function withoutSpelledSpaces(content: PageContent): readonly Replacement[] {
  const spelled = [...content.marked.values()]
    .flatMap(({ spellings }) => spellings)
    .filter((spelling) => isOfSpace(content, spelling));
  return spelled.flatMap((spelling) => {
    const { opening, closing } = spelling;
    const isHyphen = SOFT_HYPHEN.test(content.stream.slice(opening.start, opening.end));
    return isHyphen ? [{ start: opening.start, end: closing.end, text: "" }] : withGlyphs(spelling);
  });
}

/** Removes a spelling and keeps its glyphs. */
function withGlyphs({ opening, closing }: Spelling): readonly Replacement[] {
  return [opening, closing].map((piece) => ({ ...piece, text: "" }));
}
