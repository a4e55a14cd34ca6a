import type { MarkdownIt, StateBlock, StateCore, Token } from "markdown-it";

import {
  noteReading,
  readingsIn,
  standardBlockRule,
  textOfLine,
  type BlockRule,
} from "./readings.ts";

/** "More than" before an amount, which begins no quote: "> 18 jaar: 12 jongeren". */
const MORE_THAN = /^>[ \t]*=?[ \t]*[\d\p{Sc}]/u;
const SPEAKER = /^>?[ \t]*[—–] /;
/**
 * A sentence that continues after a dash: it begins with a lower-case letter and ends with
 * punctuation.
 */
const GOES_ON = /^[—–] \p{Ll}.*[.,;:!?…]$/u;

/**
 * Reads a line that means "more than 18" as text. Makes a separate paragraph of the speaker on the
 * last line of a quote, as if an empty line came before it.
 */
export function quotations(markdown: MarkdownIt): void {
  const standard = standardBlockRule("blockquote");
  const rule: BlockRule = (state, startLine, endLine, silent) => {
    const isText = readingsIn(state.env).has(startLine) || isMoreThan(state, startLine, endLine);
    return !isText && standard(state, startLine, endLine, silent);
  };
  const alt = ["paragraph", "reference", "blockquote", "list"];
  markdown.block.ruler.at("blockquote", rule, { alt });
  markdown.core.ruler.before("inline", "speakers", separateSpeakers);
}

/**
 * True for lines that all mean "more than", without a speaker below them. Records all of them, so
 * that they are checked once.
 */
function isMoreThan(state: StateBlock, startLine: number, endLine: number): boolean {
  let line = startLine;
  for (; line < endLine && textOfLine(state, line).startsWith(">"); line += 1) {
    if (!MORE_THAN.test(textOfLine(state, line))) return false;
  }
  if (line === startLine) return false;
  const next = state.skipEmptyLines(line);
  const below = next < endLine ? textOfLine(state, next) : "";
  // After an empty line, the name of a speaker has the mark of a quote too.
  if (SPEAKER.test(below) && (next === line || below.startsWith(">"))) return false;
  for (let one = startLine; one < line; one += 1) noteReading(state.env, one, "as-written");
  return true;
}

/** True if the paragraph at `index` names the speaker of a quote: it begins with a dash. */
export function isSpeaker(tokens: readonly Token[], index: number): boolean {
  const isParagraph = tokens[index]?.type === "paragraph_open";
  return isParagraph && beginsSpeaker(tokens[index + 1]?.content ?? "");
}

/** True for a text that begins like the name of a speaker. */
export function beginsSpeaker(text: string): boolean {
  return /^[—–] /.test(text);
}

function separateSpeakers(state: StateCore): void {
  const separated: Token[] = [];
  let quotes = 0;
  for (const token of state.tokens) {
    if (token.type === "blockquote_open") quotes += 1;
    if (token.type === "blockquote_close") quotes -= 1;
    separated.push(token);
    const open = separated.at(-2);
    if (quotes === 0 || token.type !== "inline") continue;
    if (open?.type !== "paragraph_open" || open.hidden) continue;
    const lines = token.content.split("\n");
    const last = lines.pop() ?? "";
    if (lines.length === 0 || !SPEAKER.test(last) || GOES_ON.test(last)) continue;
    const [from, to] = token.map ?? [0, 0];
    token.content = lines.join("\n").replace(/(?:\\|(?<![ \t])[ \t]+)$/, "");
    open.map = token.map = [from, to - 1];
    const paragraph = new state.Token("paragraph_open", "p", 1);
    const text = new state.Token("inline", "", 0);
    Object.assign(text, { content: last, children: [], map: [to - 1, to], level: token.level });
    Object.assign(paragraph, { block: true, map: [to - 1, to], level: open.level });
    const close = new state.Token("paragraph_close", "p", -1);
    Object.assign(close, { block: true, level: open.level });
    separated.push(close, paragraph, text);
  }
  state.tokens = separated;
}
