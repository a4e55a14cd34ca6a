import { lengthsOf, type Page } from "../document-type/document-type.ts";
import type { MarkdownToken } from "./markdown.ts";

/** In millimetres, as in the styles. */
const BETWEEN_COLUMNS = 4;
/**
 * In millimetres. A document type with few letters on a line may use a smaller font in its tables.
 */
const WIDEST_LETTER = 1.5;
/** How much narrower the font of an organisation may be. */
const OWN_FONT = 0.9;
/** From this length on, a word may break in a table without room. */
const BREAKABLE = 25;

/** A piece without a place to break, in scripts that break at spaces only. */
const UNBROKEN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\d.,:'’_@&%€]+/gu;
const NARROW = /[fijlrtIJ.,:'’]/;
const WIDE = /[mwMW]/;
/** The width of characters, as a part of the average letter of running text (with its spaces). */
const WIDTHS = { narrow: 0.6, usual: 1.17, wide: 1.9 } as const;

/**
 * True if a table is wider than its page: the longest words of its columns do not fit beside each
 * other. The estimate is always low. `report generate` measures the real width.
 *
 * @param tokens the tokens of one table
 */
export function isWiderThan(page: Page, tokens: readonly MarkdownToken[]): boolean {
  const { textWidth, columnWidth } = lengthsOf(page);
  const letter = Math.min(columnWidth / page.lineLength, WIDEST_LETTER) * OWN_FONT;
  const longest: number[] = [];
  let column = 0;
  for (const [index, { type }] of tokens.entries()) {
    if (type === "tr_open") column = 0;
    if (type !== "th_open" && type !== "td_open") continue;
    const text = (tokens[index + 1]?.children ?? []).map(wordsOf).join("");
    longest[column] = Math.max(longest[column] ?? 0, widthOf(text));
    column += 1;
  }
  const words = longest.reduce((sum, one) => sum + one, 0) * letter;
  return words + (longest.length - 1) * BETWEEN_COLUMNS > textWidth;
}

/**
 * The words of an inline token. Empty for code, which breaks anywhere, and for the call of a note.
 */
function wordsOf({ type, content }: MarkdownToken): string {
  if (type === "softbreak" || type === "code_inline" || type === "footnote_ref") return " ";
  return content;
}

/** The width of the widest word, in letters. */
function widthOf(text: string): number {
  const words = text.split(/\s+/).filter((word) => word.length < BREAKABLE);
  const pieces = words.flatMap((word) => word.match(UNBROKEN) ?? []);
  return Math.max(0, ...pieces.map((piece) => Array.from(piece, widthOfCharacter).reduce(sum, 0)));
}

function sum(one: number, other: number): number {
  return one + other;
}

function widthOfCharacter(character: string): number {
  if (/\p{M}/u.test(character)) return 0;
  if (NARROW.test(character)) return WIDTHS.narrow;
  return WIDE.test(character) ? WIDTHS.wide : WIDTHS.usual;
}
