import type { PDFContext, PDFDict, PDFRef } from "@cantoo/pdf-lib";

import type { PageMeaning } from "../../browser/page-meaning.ts";
import { dictAt, textString } from "../objects.ts";
import {
  elementsOf,
  isElement,
  marksOf,
  meaningOf,
  type StructureElement,
} from "../structure/element.ts";
import { isBlock } from "../structure/types.ts";
import { unknownPrint } from "../unknown-print.ts";
import type { Piece } from "./operators.ts";
import type { TextObject } from "./painter.ts";
import type { PageContent } from "./read-page.ts";
import type { SpaceGlyphs } from "./space-glyphs.ts";

/** A piece of a content stream, and what is written in its place. */
export interface Replacement extends Piece {
  readonly text: string;
}

/**
 * What makes the words of each page words for whoever reads its content and does not guess by
 * places (ISO 32000-1, 14.8.2.5): a space where a line or a block ends, and a word that is broken
 * over two lines whole. Nothing of it can be seen. Throws a ReportError("browser") where no font
 * of a page has a space.
 */
export function withWords(
  context: PDFContext,
  pages: readonly PDFRef[],
  contents: readonly PageContent[],
  root: StructureElement,
  meaning: PageMeaning,
  spaces: SpaceGlyphs,
): readonly (readonly Replacement[])[] {
  const changes = contents.map((): Replacement[] => []);
  const dicts = pages.map((page) => dictAt(context, page));
  let last: PlacedText | undefined;
  for (const next of textsIn(root, contents, meaning, { block: root, word: undefined })) {
    if (last !== undefined && endsWord(last, next, contents)) {
      const space = spaceBehind(last, next, contents, dicts, spaces);
      if (space !== undefined) changes[last.page]?.push(space);
    }
    last = next;
  }
  for (const one of elementsOf(root)) {
    const word = meaningOf(one, meaning);
    if (word?.kind === "word") wholeWord(word.word, one, contents, changes);
  }
  return changes;
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

function textIn({ page, text }: PlacedText, contents: readonly PageContent[]): string {
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

/** A space that ends a text; undefined where there is one, there or at the beginning of the next. */
function spaceBehind(
  last: PlacedText,
  next: PlacedText,
  contents: readonly PageContent[],
  dicts: readonly PDFDict[],
  spaces: SpaceGlyphs,
): Replacement | undefined {
  const page = dicts[last.page] ?? unknownPrint("text on a page that is not there");
  const { end, font } = last.text;
  const isSpace = (code: string | undefined, { page: index, text }: PlacedText): boolean =>
    code !== undefined && spaces.isSpace(dicts[index] ?? page, text.font, code);
  const codesOf = (placed: PlacedText): string[] =>
    Array.from(textIn(placed, contents).matchAll(GLYPHS), ([, codes = ""]) => codes);
  if (isSpace(codesOf(last).at(-1)?.slice(-DIGITS), last)) return undefined;
  if (isSpace(codesOf(next)[0]?.slice(0, DIGITS), next)) return undefined;
  const [name, code] = spaces.among(page, font) ?? unknownPrint("a page without a space");
  // Each text object of the print names its own font, so another one in this one harms nothing.
  const change = name === font ? "" : `/${name} 1 Tf `;
  return { start: end, end, text: `${change}<${code}> Tj\n` };
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
    for (const spelling of spellings) changes[page]?.push({ ...spelling, text: "" });
    reading = "";
  }
}
