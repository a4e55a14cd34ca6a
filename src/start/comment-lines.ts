import { withoutControls } from "../language/control-characters.ts";

/** In UTF-16 units: with every character escaped, a line is still one that a text may have. */
const LONGEST_LINE = 4000;
const ESCAPED = /[\\()]/g;

/** Words as a comment of Markdown, which no report holds: a line for each line, however it is written. */
export function commentLines(words: string): readonly string[] {
  return words.split(/\r\n|\n|\r/).flatMap((line) => {
    const shown = withoutControls(line)
      .replaceAll(/[\u2028\u2029\u0085]/g, " ")
      .trimEnd();
    const pieces = shown.match(PIECES) ?? [];
    return pieces.length === 0 ? [EMPTY] : pieces.map((piece) => commentOf(piece));
  });
}

/** A comment without words, which keeps comments above and below it together. */
const EMPTY = "[//]: #";
/** A line in parts that are short enough, none of which ends within a character. */
const PIECES = new RegExp(`[^]{1,${LONGEST_LINE}}`, "gu");

function commentOf(words: string): string {
  return `${EMPTY} (${words.replaceAll(ESCAPED, String.raw`\$&`)})`;
}
