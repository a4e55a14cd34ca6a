import type { MarkdownIt, StateBlock, StateCore, Token } from "markdown-it";

import {
  type BlockRule,
  noteReading,
  readingsIn,
  standardBlockRule,
  textOfLine,
} from "./environment.ts";

// Lists.

/** An item of a list: its number as typed, or its sign, and the text after it. */
interface Item {
  readonly marker: string;
  readonly text: string;
  readonly line: number;
}

const MARKER = /^(?:(\d{1,9})[.)]|[-+*])(?=[ \t]|$)[ \t]*/;
/** How many lines to look ahead. It is more than a person writes in one list. */
const LINES_AHEAD = 200;
/** A plus, a minus or a star before an amount is a sign and does not mark a list. */
const AMOUNT = /^[.,]?[\d\p{Sc}]/u;

/**
 * Reads lines as a list only if they are meant as one, so that "2023. Dat was het jaar" and "- 3
 * gezinnen eraf" print as typed. The items of a numbered list keep their typed numbers.
 */
export function literalLists(markdown: MarkdownIt): void {
  const standard = standardBlockRule("list");
  const rule: BlockRule = (state, startLine, endLine, silent) =>
    silent
      ? standard(state, startLine, endLine, true) && !goesOnAsText(state, startLine, endLine)
      : takesList(standard, state, startLine, endLine);
  markdown.block.ruler.at("list", rule, { alt: ["paragraph", "reference", "blockquote"] });
}

/**
 * The items of lists that are read as text, by line. These lines need not be read as a list again.
 */
const KNOWN = Symbol("items read as text");

/** Reads the lines as a list, unless they are text. */
function takesList(
  standard: BlockRule,
  state: StateBlock,
  startLine: number,
  endLine: number,
): boolean {
  const { line } = state;
  const before = state.tokens.length;
  const lastLine = Math.min(endLine, startLine + LINES_AHEAD);
  // Within a list, each line with a marker is an item.
  if (state.listIndent < 0) {
    const known = (state.env[KNOWN] ??= new Map()) as Map<number, readonly Item[]>;
    const rest = known.get(startLine)?.filter((item) => item.line >= startLine);
    if (rest !== undefined && isTextOf(rest, state)) return false;
    if (!standard(state, startLine, lastLine, false)) return false;
    const { items } = listFrom(state, before);
    const isText = isTextOf(items, state);
    // If the list goes on after `lastLine`, later items can change the result. Only the first half
    // of the items is certain then.
    const sure = lastLine === endLine ? items : items.slice(0, items.length / 2);
    if (isText) for (const item of sure) known.set(item.line, items);
    if (!isText && lastLine === endLine) return keepNumbers(state, before);
    state.tokens.length = before;
    state.line = line;
    if (isText) return false;
  }
  return standard(state, startLine, endLine, false) && keepNumbers(state, before);
}

/** The list in the tokens from `start` on, and its items. */
function listFrom(
  state: StateBlock,
  start: number,
): { readonly list: Token; readonly tokens: readonly Token[]; readonly items: readonly Item[] } {
  const [list, ...rest] = state.tokens.slice(start);
  if (list === undefined) throw new Error("a list needs at least one token");
  const tokens = rest.filter(
    ({ type, level }) => type === "list_item_open" && level === list.level + 1,
  );
  const items = tokens.map(({ map }): Item => itemAt(state, map?.[0] ?? 0));
  return { list, tokens, items };
}

/** True for items that print as typed. Records those whose sign may be meant as a list. */
function isTextOf(items: readonly Item[], state: StateBlock): boolean {
  if (/^\d/.test(items[0]?.marker ?? "")) return isNumberedText(items, state);
  const isText = isSignedText(items, state);
  if (isText) for (const { line } of items) noteReading(state.env, line, "as-written");
  return isText;
}

function itemAt(state: StateBlock, line: number): Item {
  const text = textOfLine(state, line);
  const [found = "", number] = MARKER.exec(text) ?? [];
  return { marker: number ?? found.charAt(0), text: text.slice(found.length), line };
}

/**
 * True for paragraphs that begin with a number and are no list: there is only one, or the numbers
 * do not count up from 1 (or 0) and no two items are on adjacent lines. A number such as 01 never
 * begins an item.
 */
function isNumberedText(items: readonly Item[], state: StateBlock): boolean {
  if (items.length === 1 || items.some(({ marker }) => /^0\d/.test(marker))) return true;
  if (isTight(items, state) || areAllOne(items)) return false;
  const [first = 0] = numbersOf(items);
  return first > 1 || !runOn(items);
}

/**
 * True for amounts with a sign that are no list: no two are on adjacent lines, or the sign is a
 * plus.
 */
function isSignedText(items: readonly Item[], state: StateBlock): boolean {
  const areAmounts = items.every(({ text }) => AMOUNT.test(text));
  return areAmounts && (!isTight(items, state) || items[0]?.marker === "+");
}

/** True if two items are on adjacent lines. */
function isTight(items: readonly Item[], state: StateBlock): boolean {
  return items.some(({ line }, index) => index > 0 && !state.isEmpty(line - 1));
}

/** True if a line that looks like an item continues the paragraph around it. */
function goesOnAsText(state: StateBlock, startLine: number, endLine: number): boolean {
  const isInParagraph =
    state.parentType === "paragraph" && (state.sCount[startLine] ?? 0) >= state.blkIndent;
  if (!isInParagraph || state.listIndent >= 0) return false;
  const items: Item[] = [];
  const lastLine = Math.min(endLine, startLine + LINES_AHEAD);
  for (let line = startLine; line < lastLine && !state.isEmpty(line); line += 1) {
    if (MARKER.test(textOfLine(state, line))) items.push(itemAt(state, line));
  }
  const [first] = items;
  if (first === undefined) return false;
  if (/^\d/.test(first.marker)) return items.length === 1;
  const isText = isSignedText(
    items.filter(({ marker }) => marker === first.marker),
    state,
  );
  if (isText) noteReading(state.env, startLine, "as-written");
  return isText;
}

/**
 * Gives each item of a numbered list its typed number and the sign after it. Returns true, as the
 * result of the rule.
 */
function keepNumbers(state: StateBlock, start: number): true {
  const { list, tokens, items } = listFrom(state, start);
  if (list.type !== "ordered_list_open") return true;
  const isCounted = items.length > 1 && areAllOne(items);
  if (isCounted) noteReading(state.env, items[0]?.line ?? 0, "counted");
  const numbers = isCounted ? items.map((_, index) => index + 1) : numbersOf(items);
  let next = numbers[0];
  for (const [index, number] of numbers.entries()) {
    const item = tokens[index];
    if (number !== next) item?.attrSet("value", String(number));
    // Browsers put a full stop after every number, so ")" needs a style of its own.
    if (list.markup === ")") item?.attrSet("style", `list-style-type:"${number}) "`);
    next = number + 1;
  }
  return true;
}

function numbersOf(items: readonly Item[]): readonly number[] {
  return items.map(({ marker }) => Number(marker));
}

function runOn(items: readonly Item[]): boolean {
  const [first = 0, ...others] = numbersOf(items);
  return others.every((number, index) => number === first + index + 1);
}

/** True if all numbers are 1, or all are 0. Markdown then numbers the items itself. */
function areAllOne(items: readonly Item[]): boolean {
  const [first = 0, ...others] = numbersOf(items);
  return first <= 1 && others.every((number) => number === first);
}

// Quotes.

/** ">" before an amount means "more than" and begins no quote: "> 18 jaar: 12 jongeren". */
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
 * True for lines that all mean "more than", without a speaker below them. Records all lines, so
 * that each is checked once.
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
