import type { Token } from "markdown-it";

import { limitWords, togetherWords } from "../messages/narrative.ts";
import { partsOfLines } from "./markdown/environment.ts";
import { environmentFor, MARKDOWN, type MarkdownToken } from "./markdown/markdown.ts";
import type { Remark } from "./narrative.ts";

// The source of a text before it is parsed in full: its size, and the comments of its writer.

/**
 * Limits of a text. They are far beyond any chapter, and small enough to read and print quickly.
 */
export const LIMITS = {
  /** The size of a file. A chapter of forty pages is half as large. */
  bytes: 200_000,
  /** The number of entries in a folder. */
  files: 1000,
  lines: 5000,
  /**
   * The length of a line and of a paragraph, in UTF-16 units. The time to read one grows with its
   * square.
   */
  paragraph: 10_000,
  /** The depth of nested lists, quotes and notes. Markdown's parser drops content below fifty. */
  depth: 12,
  /** The length of text without a space, in UTF-16 units. */
  word: 500,
  /** The accents on one letter. The time to sort them grows with the square of their number. */
  accents: 30,
  /** The number of calls of notes and definitions of notes together. */
  notes: 1000,
  columns: 50,
  images: 50,
  /** Paragraphs, headings, cells and other blocks without inner blocks. */
  parts: 3000,
  /** Links, and words in bold, italics or code. */
  marks: 2000,
} as const;

/**
 * Limits of all texts of a report together. The browser's layout time grows with the square of
 * these.
 */
const OF_A_REPORT = { notes: 2000, parts: 6000 } as const;

const ACCENTS = new RegExp(String.raw`\p{M}{${LIMITS.accents + 1}}`, "u");
const NOTE_MARK = /\[\^|\^\[/g;
const CONTAINER = /^(?:blockquote|bullet_list|ordered_list|footnote_reference)_(open|close)$/;

/**
 * Reports where a text, or one of its blocks, is beyond the limits. It runs before the whole text
 * is parsed, which could take minutes for such a text.
 */
export function checkSize(body: string): readonly Remark[] {
  const lines = body.split("\n");
  const accented = lines.findIndex((line) => ACCENTS.test(line));
  const notes = countNotes(body);
  const remarks = [
    ...checkLines(lines),
    ...(accented >= 0 ? [beyond("accents", { line: accented })] : []),
    ...(notes > LIMITS.notes ? [beyond("notes", { line: 0 })] : []),
  ];
  return remarks.length > 0 ? remarks : checkBlockSizes(body);
}

/** Reports too many lines, and the first line that is too long. */
function checkLines(lines: readonly string[]): readonly Remark[] {
  const long = lines.findIndex(({ length }) => length > LIMITS.paragraph);
  return [
    ...(lines.length > LIMITS.lines ? [beyond("lines", { line: LIMITS.lines })] : []),
    ...(long >= 0 ? [beyond("paragraph", { line: long })] : []),
  ];
}

function checkBlockSizes(body: string): readonly Remark[] {
  const tokens: Token[] = [];
  MARKDOWN.block.parse(body, MARKDOWN, {}, tokens);
  const found = new Map<keyof typeof LIMITS, Remark>();
  const count = { depth: 0, columns: 0, parts: 0 };
  let line = 0;
  const note = (kind: keyof typeof limitWords, value: number): void => {
    if (value > LIMITS[kind] && !found.has(kind)) found.set(kind, beyond(kind, { line }));
  };
  for (const [index, { type, map, content }] of tokens.entries()) {
    line = map?.[0] ?? line;
    const [, end] = CONTAINER.exec(type) ?? [];
    if (end !== undefined) count.depth += end === "open" ? 1 : -1;
    if (type === "table_open") count.columns = 0;
    if (type === "th_open") count.columns += 1;
    if (isPart(tokens, index)) count.parts += 1;
    note("paragraph", content.length);
    for (const kind of ["depth", "columns", "parts"] as const) note(kind, count[kind]);
  }
  return [...found.values()];
}

/** True for a token that counts as a part: words, code, a rule, or an empty list item or quote. */
function isPart(tokens: readonly Token[], index: number): boolean {
  const nesting = tokens[index]?.nesting;
  return nesting === 0 || (nesting === 1 && tokens[index + 1]?.nesting === -1);
}

/** The limits that the texts of a report exceed together, in words for a message. */
export function beyondTogether(texts: readonly string[]): readonly string[] {
  const together = texts.map((text) => {
    const tokens: Token[] = [];
    MARKDOWN.block.parse(text, MARKDOWN, {}, tokens);
    const parts = tokens.filter((_, index) => isPart(tokens, index)).length;
    return { notes: countNotes(text), parts };
  });
  return (["notes", "parts"] as const).flatMap((kind) => {
    const most = OF_A_REPORT[kind];
    const sum = together.reduce((total, counts) => total + counts[kind], 0);
    return sum > most ? [togetherWords[kind](most)] : [];
  });
}

function countNotes(text: string): number {
  return text.match(NOTE_MARK)?.length ?? 0;
}

/**
 * Reports words that are too long (the first of each line), and too many links and marked words.
 */
export function checkParts(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
): readonly Remark[] {
  const remarks: Remark[] = [];
  let marks = 0;
  for (const { part, place, placeOf } of partsOfLines(tokens, lines)) {
    const word = longWordIn(part.content);
    if (word !== undefined) remarks.push(beyond("word", placeOf(word)));
    const isMark = part.nesting === 1 || part.type === "code_inline";
    if (isMark) marks += 1;
    if (isMark && marks === LIMITS.marks + 1) remarks.push(beyond("marks", place()));
  }
  for (const { type, map, content } of tokens) {
    // Only code has its words in a token of another type.
    if (type !== "inline" && longWordIn(content) !== undefined) {
      remarks.push(beyond("word", { line: map?.[0] ?? 0 }));
    }
  }
  return remarks;
}

function longWordIn(text: string): string | undefined {
  if (text.length <= LIMITS.word) return undefined;
  return text.split(/\s+/).find(({ length }) => length > LIMITS.word);
}

/** The remark at the first image beyond the limit. */
export function beyondImages(line: number): Remark {
  return beyond("images", { line });
}

function beyond(kind: keyof typeof limitWords, place: Pick<Remark, "line" | "at">): Remark {
  return { code: "narrative-limit", ...place, more: limitWords[kind](LIMITS[kind]) };
}

// The comments of a writer.

/** What may precede a comment on its line: the marks of quotes and of a list item. */
const BEFORE = /^(?:\s*>)*\s*(?:(?:[-+*]|\d{1,9}[.)])\s+)?/;
/** What may precede a further line of a comment. */
const QUOTED = /^(?:\s*>)*/;
/** A comment: a definition of a link that Markdown does not print. */
const COMMENT = /^\[\/\/\]:\s*#(?:\s|$)/;
/** A comment without its words. */
const BARE = "[//]: #";

/** True for a line that is a comment: `[//]: # (words)`. */
export function isComment(line: string): boolean {
  return COMMENT.test(line.replace(BEFORE, ""));
}

/**
 * Removes the words of comments, so that the notes of a writer appear in no report and no check.
 * Each line keeps its number, and each comment still separates the blocks around it. Text that only
 * looks like a comment, and prints, stays as it is.
 */
export function withBareComments(body: string): string {
  // A text beyond the limits on lines is not parsed here. `checkSize` refuses it.
  const bare = body.split("\n");
  if (!body.includes("[//]:") || checkLines(bare).length > 0) return body;
  for (const { type, map } of blocksOf(body)) {
    if (type !== DEFINITION || map === null || !isComment(bare[map[0]] ?? "")) continue;
    for (let at = map[0]; at < map[1]; at += 1) {
      const before = at === map[0] ? BEFORE : QUOTED;
      bare[at] = (before.exec(bare[at] ?? "")?.[0] ?? "") + BARE;
    }
  }
  return bare.join("\n");
}

/**
 * Removes the comments without words, and the empty lines that they leave. A comment stays if its
 * removal would join two blocks, such as two lists.
 */
export function withoutBareComments(markdown: string): string {
  if (!markdown.includes(BARE)) return markdown;
  const lines = markdown.split("\n");
  const { shown, outer } = linesThatShow(markdown);
  const kept: string[] = [];
  let isLastOuter = true;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (shown.has(at) || line !== BARE) {
      if (line.trim() !== "") isLastOuter = outer.has(at);
      kept.push(line);
      continue;
    }
    let next = at + 1;
    while (next < lines.length && !shown.has(next) && isEmptyOrBare(lines[next])) next += 1;
    const between = lines.slice(at + 1, next).filter((one) => one !== BARE);
    while (kept.at(-1)?.trim() === "" && kept.at(-2)?.trim() === "") kept.pop();
    const below = lines[next] ?? "";
    const mayGoOn = GOES_ON.test(below) || (!isLastOuter && GOES_ON_WITHIN.test(below));
    const isParting = mayGoOn && next < lines.length && kept.length > 0;
    if (isParting) kept.push(BARE, ...between.slice(0, 1));
    else if (kept.length > 0 && kept.at(-1)?.trim() !== "") kept.push(...between.slice(0, 1));
    at = next - 1;
  }
  return kept.join("\n");
}

/** The beginning of a line that may continue the block above it, such as one numbered line. */
const GOES_ON = /^(?:[ \t]|\d{1,9}[.)](?:[ \t]|$))/;
/** The beginning of a line that may continue a list or a quote above it. */
const GOES_ON_WITHIN = /^(?:>|[-+*](?:[ \t]|$))/;

function isEmptyOrBare(line: string | undefined): boolean {
  return line !== undefined && (line.trim() === "" || line === BARE);
}

/** The lines of a text, with an empty line for each line of a comment. */
export function linesWithoutComments(body: string): readonly string[] {
  const isBare = (line: string): boolean => line.endsWith(BARE) && isComment(line);
  return withBareComments(body)
    .split("\n")
    .map((line) => (isBare(line) ? "" : line));
}

/** True for a text that consists of comments. */
export function hasOnlyComments(body: string): boolean {
  return body.trim() !== "" && linesWithoutComments(body).every((line) => line.trim() === "");
}

const DEFINITION = "reference_definition";
/** Blocks that contain other blocks: their range of lines includes comments. */
const OUTER_BLOCK = /^(?:blockquote|bullet_list|ordered_list|list_item|box|footnote\w*)_/;

/**
 * The numbers, from 0, of the lines that print something, and of the printed lines outside other
 * blocks.
 */
function linesThatShow(body: string): {
  readonly shown: ReadonlySet<number>;
  readonly outer: ReadonlySet<number>;
} {
  const shown = new Set<number>();
  const outer = new Set<number>();
  for (const { type, map, level } of blocksOf(body)) {
    if (map === null || type === DEFINITION || OUTER_BLOCK.test(type)) continue;
    for (let line = map[0]; line < map[1]; line += 1) {
      shown.add(line);
      if (level === 0) outer.add(line);
    }
  }
  return { shown, outer };
}

function blocksOf(body: string): readonly Token[] {
  const tokens: Token[] = [];
  MARKDOWN.block.parse(body, MARKDOWN, environmentFor({ hasImages: false, values: [] }), tokens);
  return tokens;
}
