import { withoutControls } from "../language/control-characters.ts";

/**
 * In UTF-16 units. Even with every character escaped, a line is shorter than the limit of a text.
 */
const LONGEST_LINE = 4000;
const ESCAPED = /[\\()]/g;

/** Words as comments of Markdown, which no report shows: at least one comment for each line. */
export function commentLines(words: string): readonly string[] {
  return words.split(/\r\n|\n|\r/).flatMap((line) => {
    const shown = withoutControls(line)
      .replaceAll(/[\u2028\u2029\u0085]/g, " ")
      .trimEnd();
    const pieces = shown.match(PIECES) ?? [];
    return pieces.length === 0 ? [EMPTY] : pieces.map((piece) => commentOf(piece));
  });
}

/** A comment without words, which joins the comments above and below it. */
const EMPTY = "[//]: #";
/** Splits a line into parts that are short enough, between characters. */
const PIECES = new RegExp(`[^]{1,${LONGEST_LINE}}`, "gu");

function commentOf(words: string): string {
  return `${EMPTY} (${words.replaceAll(ESCAPED, String.raw`\$&`)})`;
}
