import type { PDFContext, PDFDict, PDFRef } from "@cantoo/pdf-lib";

import type { PageMeaning } from "../../browser/page-meaning.ts";
import { dictAt, textString } from "../objects.ts";
import {
  isElement,
  mapElements,
  marksOf,
  meaningOf,
  type StructureElement,
} from "../structure/element.ts";
import { isBlock } from "../structure/types.ts";
import { unknownPrint } from "../unknown-print.ts";
import type { Piece } from "./operators.ts";
import type { TextObject } from "./painter.ts";
import type { MarkedContent, PageContent } from "./read-page.ts";
import type { SpaceGlyphs } from "./space-glyphs.ts";

/** A piece of a content stream, and what is written in its place. */
export interface Replacement extends Piece {
  readonly text: string;
}

/** A structure with words, and what that changes in the content of each page. */
interface Worded {
  readonly root: StructureElement;
  readonly changes: readonly (readonly Replacement[])[];
}

/**
 * Separates the words in the content of a document, for readers that do not guess from positions
 * (ISO 32000-1, 14.8.2.5). Each line and block ends in a space. A word that is broken over lines
 * bears the whole word as ActualText. None of this is visible.
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
  // Broken words that end a line: what stands in their content is not read.
  const atLineEnd = new Set<StructureElement>();
  let last: PlacedText | undefined;
  for (const next of textsIn(root, contents, meaning, { block: root, word: undefined })) {
    if (last !== undefined && endsWord(last, next, contents)) {
      if (last.word !== undefined) atLineEnd.add(last.word);
      else changes[last.page]?.push(...spaces.behind(last, next));
    }
    last = next;
  }
  // What stands in the margins is painted in an order of its own.
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

/** A text object with what it belongs to. */
interface PlacedText {
  readonly page: number;
  readonly text: TextObject;
  /** The block that it stands in. In a drawing each text stands on its own. */
  readonly block: object;
  /** The broken word that it is a piece of. */
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

/** How far apart two texts of one line may stand, and how far one may be raised, in sizes of the smaller. */
const WIDEST_GAP = 2;
const HIGHEST_RISE = 0.7;

/** Whether a word ends with a text: the next one stands on another line or in another block. */
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
/** The hexadecimal digits of a glyph. */
const DIGITS = 4;

/** At most how far to the right the last glyph of a text stands, in points. */
function widthOf(placed: PlacedText, contents: readonly PageContent[]): number {
  const { scale, size } = placed.text;
  const text = textIn(placed, contents);
  let moved = 0;
  for (const [, right] of text.matchAll(MOVE)) moved += Number(right);
  let followers = 0;
  // Glyphs of one string follow one another by their own widths, which are no more than their size.
  for (const [, codes = ""] of text.matchAll(GLYPHS)) followers += codes.length / DIGITS - 1;
  return scale * moved + size * followers;
}

const SPELLED_SPACE = "/Span <</ActualText <FEFF0020>>> BDC () Tj EMC\n";

/** Writes spaces into texts that have none at their ends. */
class Spaces {
  readonly #contents: readonly PageContent[];
  readonly #pages: readonly PDFDict[];
  readonly #glyphs: SpaceGlyphs;

  constructor(contents: readonly PageContent[], pages: readonly PDFDict[], glyphs: SpaceGlyphs) {
    this.#contents = contents;
    this.#pages = pages;
    this.#glyphs = glyphs;
  }

  /** A space that ends a text; none where one is there, or at the beginning of what comes next. */
  behind(last: Pick<PlacedText, "page" | "text">, next?: PlacedText): readonly Replacement[] {
    const isSpace = ({ page, text }: typeof last, code: string | undefined): boolean =>
      code !== undefined && this.#glyphs.isSpace(this.#pageOf(page), text.font, code);
    if (isSpace(last, lastCode(textIn(last, this.#contents)))) return [];
    if (next !== undefined && isSpace(next, firstCode(textIn(next, this.#contents)))) return [];
    const { end, font } = last.text;
    const space = this.#glyphs.among(this.#pageOf(last.page), font);
    // A page of a few words may have no glyph for one.
    if (space === undefined) return [{ start: end, end, text: SPELLED_SPACE }];
    const [name, code] = space;
    // Each text object of the print names its own font, so another one in this one harms nothing.
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

/** Looks at the end only: a text is long, and has hundreds of glyphs. */
function lastCode(text: string): string | undefined {
  const end = text.lastIndexOf("> Tj");
  return LAST_GLYPH.exec(text.slice(Math.max(0, end - DIGITS)))?.[1];
}

/** The end of what opens marked content with properties. */
const PROPERTIES_END = />>\s*BDC$/;

/**
 * Gives the content of a broken word the whole word to be read in its place (ISO 32000-1, 14.9.4),
 * and to what stands behind its first piece nothing. Readers that get each piece spelled say the
 * word twice, or with a hyphen in it.
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

/** Whether a glyph is spelled that cannot be seen: a space, as which a soft hyphen is painted too. */
function isOfSpace({ stream }: PageContent, { opening }: Spelling): boolean {
  const spelled = stream.slice(opening.start, opening.end);
  return NO_BREAK_SPACE.test(spelled) || SOFT_HYPHEN.test(spelled);
}

/**
 * Some readers leave out what stands behind a spelling within marked content. So a space that no
 * line breaks at is a mere space, and what is painted for a soft hyphen, beside the hyphen, goes.
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

/** A spelling gives way to what is painted. */
function withGlyphs({ opening, closing }: Spelling): readonly Replacement[] {
  return [opening, closing].map((piece) => ({ ...piece, text: "" }));
}
