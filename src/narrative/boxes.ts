import type { MarkdownIt, StateBlock } from "markdown-it";

import { signsOf, textOfLine, type BlockRule } from "./readings.ts";

/** The only kind of box. */
export const BOX = "kader";

/**
 * A line of three or more colons, also within lists and quotes. Captures the colons and the words
 * after them.
 */
export const BOX_LINE = /^(?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t])*(:{3,})[ \t]*(.*?)[ \t]*$/;
const OPENING = new RegExp(`^:::[ \\t]*${BOX}[ \\t]+(?=\\S)(.*?)[ \\t]*$`);
const CLOSING = /^:::[ \t]*$/;

/**
 * Reads the lines between `::: kader Title` and `:::` as a box with a title. The tokens are
 * `box_open`, `box_title_open`, the words of the title, `box_title_close`, the content, and
 * `box_close`. A box that is nested, has no end or has no title stays text.
 */
export function boxes(markdown: MarkdownIt): void {
  const alt = ["paragraph", "reference", "blockquote", "list"];
  markdown.block.ruler.before("fence", "box", box, { alt });
}

const box: BlockRule = (state, startLine, endLine, silent) => {
  if (!signsOf(state.env).hasBoxes) return false;
  const [, title] = OPENING.exec(outerLine(state, startLine)) ?? [];
  const close = title === undefined ? null : closingLine(state, startLine);
  if (title === undefined || close === null) return false;
  // A box ends the block above it. It can begin only where no other block is open.
  if (silent) return true;
  if (state.level > 0 || close >= endLine) return false;

  const map: [number, number] = [startLine, close + 1];
  state.push("box_open", "aside", 1).map = map;
  state.push("box_title_open", "h3", 1).map = [startLine, startLine + 1];
  const words = state.push("inline", "", 0);
  Object.assign(words, { content: title, children: [], map: [startLine, startLine + 1] });
  state.push("box_title_close", "h3", -1);
  const { lineMax, parentType } = state;
  state.lineMax = close;
  state.parentType = "root";
  state.md.block.tokenize(state, startLine + 1, close);
  Object.assign(state, { lineMax, parentType, line: close + 1 });
  state.push("box_close", "aside", -1);
  return true;
};

/** The text of a line outside lists, quotes and code; an empty text for any other line. */
function outerLine(state: StateBlock, line: number): string {
  const text = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const before = state.src.slice(state.src.lastIndexOf("\n", text - 1) + 1, text);
  return /^ {0,3}$/.test(before) ? textOfLine(state, line) : "";
}

/**
 * The line that ends the box. Null if the next line of colons begins another box, or if there is
 * none.
 */
function closingLine(state: StateBlock, startLine: number): number | null {
  for (let line = startLine + 1; line < state.lineMax; line += 1) {
    const text = outerLine(state, line);
    if (CLOSING.test(text)) return line;
    if (text.startsWith(":::")) return null;
  }
  return null;
}
