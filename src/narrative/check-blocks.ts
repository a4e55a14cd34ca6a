import type { Env } from "markdown-it";

import {
  headingLevel,
  HIGHEST_HEADING_LEVEL,
  showNothing,
  type MarkdownToken,
} from "./markdown.ts";
import { lostMarkOf, tagOfLostMark } from "./language-marks.ts";
import { isLanguageTag, meantTag } from "./language-tags.ts";
import { partsOfLines } from "./places.ts";
import { readingsIn } from "./readings.ts";
import type { Remark } from "./remark.ts";
import { meantLanguage } from "../messages/narrative.ts";

const CLOSING_FENCE = /^[\s>]*(?:`{3,}|~{3,})\s*$/;
/** Of a table: the line below its head. */
const DELIMITERS = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?$/;
/** A bullet that Markdown does not know, as Word and web pages leave it. */
const BULLET = /^(?:[•·▪◦‣●○■□▸►➢➤\uE000-\uF8FF]\s*\S|[^\s\d]\t)/u;
const DASH = /^[–—] /;
const LETTER = /^[a-z][.)]\s/;
/** Who speaks, behind a dash that is not long enough. */
const SHORT_SPEAKER = /^-{1,3} \p{Lu}[^.!?]{0,60}$/u;
/** What stands around the words of a list of one item that ends a quote. */
const ONLY_ITEM =
  "paragraph_close bullet_list_open list_item_open paragraph_open inline paragraph_close list_item_close bullet_list_close blockquote_close";

/** Headings at the wrong level, and such as have no words. */
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

/** Blocks that print otherwise than their writer may think. */
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
  return [
    ...remarks,
    ...checkQuotes(tokens, lines),
    ...checkTables(tokens, lines),
    ...checkParagraphs(tokens),
  ];
}

/** Quotes that begin with the mark of a language that is none. */
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

/** Tables without rows, and rows with another number of cells than the head of their table. */
function checkTables(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
): readonly Remark[] {
  const remarks: Remark[] = [];
  let columns = 0;
  let isBody = false;
  for (const [index, { type, map }] of tokens.entries()) {
    if (type === "table_open") columns = 0;
    // Its head would be read as that of nothing, which PDF/UA forbids.
    if (type === "thead_close" && tokens[index + 1]?.type === "table_close") {
      remarks.push({ code: "narrative-table-empty", ...headOf(tokens, index, lines) });
    }
    if (type === "table_open" && tokens[index + 1]?.type !== "caption_open" && map !== null) {
      remarks.push({ code: "narrative-table-caption", line: map[0] });
    }
    if (type === "th_open") columns += 1;
    if (type === "tbody_open") isBody = true;
    if (type === "tbody_close") isBody = false;
    if (type !== "tr_open" || !isBody || map === null) continue;
    const [line] = map;
    const cells = cellsIn(lines[line] ?? "");
    if (cells > columns) remarks.push({ code: "narrative-table", line });
    if (cells < columns) remarks.push({ code: "narrative-table-row", line });
  }
  return remarks;
}

/** Where the head of a table begins whose tokens end at `end`. */
function headOf(
  tokens: readonly MarkdownToken[],
  end: number,
  lines: readonly string[],
): Pick<Remark, "line" | "at"> {
  const start = tokens.slice(0, end).findLastIndex(({ type }) => type === "thead_open");
  const line = tokens[start]?.map?.[0] ?? 0;
  // Behind the openings of the head, its row and its first cell.
  const words = tokens[start + 3]?.content ?? "";
  return { line, at: Math.max(0, (lines[line] ?? "").indexOf(words)) };
}

function cellsIn(line: string): number {
  const row = line
    .trimEnd()
    .replace(/^[\s>]*\|?/, "")
    .replace(/(?<!\\)\|$/, "");
  return row.split(/(?<!\\)\|/).length;
}

/** True for a line of two cells or more between bars. */
function isRow(line: string): boolean {
  return line.startsWith("|") && line.endsWith("|") && line.split("|").length > 3;
}

/** Lines that were meant as a list, a table or a speaker, and are none. */
function checkParagraphs(tokens: readonly MarkdownToken[]): readonly Remark[] {
  const remarks: Remark[] = [];
  let quotes = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === "blockquote_open") quotes += 1;
    if (token.type === "blockquote_close") quotes -= 1;
    if (token.type !== "inline" || tokens[index - 1]?.type !== "paragraph_open") continue;
    const [first = 0] = token.map ?? [];
    const lines = token.content.split("\n").map((line) => line.trim());
    const isBehindQuote = quotes > 0 || tokens[index - 2]?.type === "blockquote_close";
    const bullet = lines.findIndex((_, at) => isBullet(lines, at, isBehindQuote));
    if (bullet >= 0) remarks.push({ code: "narrative-list", line: first + bullet });
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
  // Within a sentence a line may begin with a dash.
  const isFirst = before === undefined || before.endsWith(":");
  return !isBehindQuote && DASH.test(line) && (isFirst || DASH.test(behind));
}

/** True for the last words of a quote: a line of their own, or the only item of a list. */
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
