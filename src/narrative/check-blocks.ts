import type { Env } from "markdown-it";

import { closestTerm } from "../language/likely-meaning.ts";
import { meantBox, meantLanguage } from "../messages/narrative.ts";
import { partsOfLines, readingsIn } from "./markdown/environment.ts";
import { isLanguageTag, lostMarkOf, meantTag, tagOfLostMark } from "./markdown/languages.ts";
import {
  BOX,
  BOX_LINE,
  headingLevel,
  HIGHEST_HEADING_LEVEL,
  type MarkdownToken,
  showNothing,
} from "./markdown/markdown.ts";
import type { Remark } from "./narrative.ts";

const CLOSING_FENCE = /^[\s>]*(?:`{3,}|~{3,})\s*$/;
/** The line below the header row of a table. */
const DELIMITERS = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?$/;
/** A bullet that Markdown does not know, as copied from Word or a web page. */
const BULLET = /^(?:[•·▪◦‣●○■□▸►➢➤\uE000-\uF8FF]\s*\S|[^\s\d]\t)/u;
const DASH = /^[–—] /;
/** The second-level bullet of Word, "o". The excluded words follow the exclamation "o". */
const SMALL_O = /^o(?! (?:ja|jee|nee|wee|zo|wat|god|hemel|help)(?!\p{L}))[ \u00A0]+\S/u;
const LETTER = /^[a-z][.)]\s/;
/** The name of a speaker after a hyphen instead of a dash. */
const SHORT_SPEAKER = /^-{1,3} \p{Lu}[^.!?]{0,60}$/u;
/** The token types around the words of a list with one item at the end of a quote. */
const ONLY_ITEM =
  "paragraph_close bullet_list_open list_item_open paragraph_open inline paragraph_close list_item_close bullet_list_close blockquote_close";

/** Reports headings at a wrong level and headings without words. */
export function checkHeadings(tokens: readonly MarkdownToken[]): readonly Remark[] {
  const remarks: Remark[] = [];
  let levelBefore = HIGHEST_HEADING_LEVEL - 1;
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "heading_open") continue;
    const line = token.map?.[0] ?? 0;
    const level = headingLevel(token);
    if (level < HIGHEST_HEADING_LEVEL) remarks.push({ code: "narrative-heading", line });
    else if (level > levelBefore + 1) remarks.push({ code: "narrative-heading-jump", line });
    if (showNothing(tokens.slice(index + 1, index + 2))) {
      remarks.push({ code: "narrative-heading-empty", line });
    }
    levelBefore = level;
  }
  return remarks;
}

// Other blocks.

/** Reports blocks that print differently from what the writer may expect. */
export function checkBlocks(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
  environment: Env,
): readonly Remark[] {
  const remarks: Remark[] = [];
  for (const { type, map, info } of tokens) {
    const [first = 0, end = 0] = map ?? [];
    if (type === "code_block") remarks.push({ code: "narrative-code", line: first });
    if (type !== "fence") continue;
    const isClosed = end - first > 1 && CLOSING_FENCE.test(lines[end - 1] ?? "");
    const code = isClosed && info.trim() === "" ? "narrative-code" : "narrative-fence";
    remarks.push({ code, line: first });
  }
  for (const [line, reading] of readingsIn(environment)) {
    remarks.push({
      code: reading === "counted" ? "narrative-counted" : "narrative-as-written",
      line,
    });
  }
  for (const { part, place } of partsOfLines(tokens, lines)) {
    if (part.type === "s_open") remarks.push({ code: "narrative-struck", ...place() });
    if (part.type === "lost_mark") {
      remarks.push(lostLanguage(tagOfLostMark(part.content), place()));
    }
  }
  return [...remarks, ...checkQuotes(tokens, lines), ...checkParagraphs(tokens, lines)];
}

/** Reports quotes that begin with the mark of an unknown language. */
function checkQuotes(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
): readonly Remark[] {
  return tokens.flatMap((quote): readonly Remark[] => {
    const tag = lostMarkOf(quote);
    if (tag === undefined) return [];
    const line = quote.map?.[0] ?? 0;
    return [lostLanguage(tag, { line, at: Math.max(0, (lines[line] ?? "").indexOf("[")) })];
  });
}

function lostLanguage(tag: string, place: Pick<Remark, "line" | "at">): Remark {
  const meant = isLanguageTag(tag) ? undefined : meantTag(tag);
  const more = meant === undefined ? {} : { more: meantLanguage(meant) };
  return { code: "narrative-language", ...place, ...more };
}

/** True for a line of at least two cells between bars. */
function isRow(line: string): boolean {
  return line.startsWith("|") && line.endsWith("|") && line.split("|").length > 3;
}

/** Reports lines that look like a list, a table or a speaker, but are read as text. */
function checkParagraphs(
  tokens: readonly MarkdownToken[],
  source: readonly string[],
): readonly Remark[] {
  const remarks: Remark[] = [];
  let quotes = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === "blockquote_open") quotes += 1;
    if (token.type === "blockquote_close") quotes -= 1;
    if (token.type !== "inline" || tokens[index - 1]?.type !== "paragraph_open") continue;
    const [first = 0] = token.map ?? [];
    const lines = token.content.split("\n").map((line) => line.trim());
    const isBehindQuote = quotes > 0 || tokens[index - 2]?.type === "blockquote_close";
    const isByList = isBesideList(tokens, index);
    const bullet = lines.findIndex(
      (_, at) => isBullet(lines, at, isBehindQuote) || isSmallO(lines, at, isByList),
    );
    if (bullet >= 0) {
      const line = first + bullet;
      const at = Math.max(0, (source[line] ?? "").indexOf(lines[bullet] ?? ""));
      remarks.push({ code: "narrative-list", line, at });
    }
    const cells = lines.findIndex((line) => DELIMITERS.test(line) || isRow(line));
    if (cells >= 0) remarks.push({ code: "narrative-table", line: first + cells });
    if (quotes > 0 && isShortSpeaker(tokens, index, lines)) {
      remarks.push({ code: "narrative-speaker", line: first + lines.length - 1 });
    }
  }
  return remarks;
}

function isBullet(lines: readonly string[], at: number, isBehindQuote: boolean): boolean {
  const [before, line = "", behind = ""] = [lines[at - 1], lines[at], lines[at + 1]];
  if (BULLET.test(line)) return true;
  if (LETTER.test(line)) return LETTER.test(behind);
  // A line within a sentence may begin with a dash.
  const isFirst = before === undefined || before.endsWith(":");
  return !isBehindQuote && DASH.test(line) && (isFirst || DASH.test(behind));
}

/**
 * True for a line that begins with "o" as a bullet: next to another bullet, or after a line that
 * announces a list.
 */
function isSmallO(lines: readonly string[], at: number, isByList: boolean): boolean {
  const [before = "", line = "", behind = ""] = [lines[at - 1], lines[at], lines[at + 1]];
  if (!SMALL_O.test(line)) return false;
  const isBeside = [before, behind].some((one) => SMALL_O.test(one) || BULLET.test(one));
  return isByList || isBeside || DASH.test(before) || before.endsWith(":");
}

/**
 * True for a paragraph in or directly after a list, after a colon, or next to a paragraph that
 * begins with "o".
 */
function isBesideList(tokens: readonly MarkdownToken[], index: number): boolean {
  const before = tokens[index - 2]?.type ?? "";
  if (/^(?:list_item_open|(?:bullet|ordered)_list_close)$/.test(before)) return true;
  const above = before === "paragraph_close" ? (tokens[index - 3]?.content ?? "") : "";
  const below = tokens[index + 2]?.type === "paragraph_open" ? tokens[index + 3]?.content : "";
  return above.endsWith(":") || SMALL_O.test(above) || SMALL_O.test(below ?? "");
}

/**
 * True if the end of a quote looks like a speaker after a hyphen: a last line, or a list of one
 * item.
 */
function isShortSpeaker(
  tokens: readonly MarkdownToken[],
  index: number,
  lines: readonly string[],
): boolean {
  const last = lines.at(-1) ?? "";
  const isLast = tokens[index + 2]?.type === "blockquote_close";
  if (isLast && lines.length > 1 && SHORT_SPEAKER.test(last)) return true;
  const around = tokens.slice(index - 4, index + 5).map(({ type }) => type);
  return around.join(" ") === ONLY_ITEM && lines.length === 1 && SHORT_SPEAKER.test(`- ${last}`);
}

// Boxes.

/**
 * Reports lines of colons that make no box, boxes without content, and boxes with content that they
 * cannot have.
 */
export function checkBoxes(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
): readonly Remark[] {
  const isMark = new Set<number>();
  const isCode = new Set<number>();
  const remarks: Remark[] = [];
  for (const [index, { type, map }] of tokens.entries()) {
    const [first = 0, end = 0] = map ?? [];
    if (type === "code_block" || type === "fence") {
      for (let line = first; line < end; line += 1) isCode.add(line);
    }
    if (type !== "box_open") continue;
    isMark.add(first).add(end - 1);
    const close = tokens.findIndex((one, at) => at > index && one.type === "box_close");
    const [title, ...content] = tokens.slice(index + 2, close);
    if (title !== undefined && showNothing([title])) {
      remarks.push({ code: "narrative-box-title", line: first });
    }
    if (showNothing(content)) remarks.push({ code: "narrative-box-empty", line: first });
    for (const inner of content) {
      if (inner.type !== "heading_open") continue;
      remarks.push({ code: "narrative-box-heading", line: inner.map?.[0] ?? first });
    }
  }
  return [...remarks, ...checkLines(lines, isMark, isCode)];
}

/** A line that begins a box, or seems meant to. */
interface Beginning {
  readonly place: Pick<Remark, "line" | "at">;
  /** The fault of the line itself. */
  readonly fault: Pick<Remark, "code" | "more"> | null;
  /** The boxes that begin and end within this one. */
  readonly within: Beginning[];
}

/**
 * Reports what is wrong with each line of colons. `isMark` has the lines that do begin or end a
 * box.
 */
function checkLines(
  lines: readonly string[],
  isMark: ReadonlySet<number>,
  isCode: ReadonlySet<number>,
): readonly Remark[] {
  const remarks: Remark[] = [];
  const open: Beginning[] = [];
  for (const [line, text] of lines.entries()) {
    const [found, colons = "", words = ""] = isCode.has(line) ? [] : (BOX_LINE.exec(text) ?? []);
    if (found === undefined) continue;
    const place = { line, at: text.indexOf(colons) };
    if (words !== "" || colons !== ":::") {
      const fault = isMark.has(line)
        ? null
        : wrongBeginning(text.slice(0, place.at), colons, words);
      if (fault !== null) remarks.push({ ...fault, ...place });
      open.push({ place, fault, within: [] });
      continue;
    }
    const begun = open.pop();
    if (begun === undefined) remarks.push({ code: "narrative-box-stray", ...place });
    else open.at(-1)?.within.push(begun);
    for (const inner of begun?.within ?? []) {
      if (inner.fault === null) remarks.push({ code: "narrative-box-place", ...inner.place });
    }
    // The box has a beginning and an end, but its place is wrong: it is within a list or another
    // block.
    const isLost =
      begun?.fault === null && begun.within.length === 0 && !isMark.has(begun.place.line);
    if (isLost) remarks.push({ code: "narrative-box-place", ...begun.place });
  }
  const endless = open.filter(({ fault }) => fault === null);
  return [
    ...remarks,
    ...endless.map(({ place }) => ({ code: "narrative-box-open", ...place }) as const),
  ];
}

function wrongBeginning(before: string, colons: string, words: string): Beginning["fault"] {
  const [kind = "", ...title] = words.split(/[ \t]+/);
  if (kind !== BOX || colons !== ":::") {
    return { code: "narrative-box-unknown", more: meantBox(closestTerm(kind, [BOX])) };
  }
  if (title.length === 0) return { code: "narrative-box-title" };
  return before.trim() === "" ? null : { code: "narrative-box-place" };
}
