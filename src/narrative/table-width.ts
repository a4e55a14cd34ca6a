import { lengthsOf, type Page } from "../document-type/document-type.ts";
import type { MarkdownToken } from "./markdown.ts";

/** In millimetres, as the styles have it. */
const BETWEEN_COLUMNS = 4;
/** In millimetres. A type whose lines hold few letters may set its tables smaller than its text. */
const WIDEST_LETTER = 1.5;
/** How much narrower an organisation's own font may be. */
const OWN_FONT = 0.9;
/** From so many characters on a word may break where a table has no room. */
const BREAKABLE = 25;

/** A word up to a sign behind which a line may break, in scripts that break at spaces only. */
const UNBROKEN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\d.,:'’_@&%€]+/gu;
const NARROW = /[fijlrtIJ.,:'’]/;
const WIDE = /[mwMW]/;
/** How wide characters are beside the average letter of running text, spaces among those. */
const WIDTHS = { narrow: 0.6, usual: 1.17, wide: 1.9 } as const;

/**
 * True where a table is wider than its page can be: the longest words of its columns have no room
 * beside each other. An estimate that is always on the low side: `report generate` measures.
 *
 * @param tokens those of one table
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

/** The words of a part of a line; none of what breaks anywhere, or stands above the line. */
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
