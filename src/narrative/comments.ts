import type { Token } from "markdown-it";

import { checkLines } from "./limits.ts";
import { environmentFor, MARKDOWN } from "./markdown.ts";

/** What may precede a comment on its line: the marks of quotes and of a list item. */
const BEFORE = /^(?:\s*>)*\s*(?:(?:[-+*]|\d{1,9}[.)])\s+)?/;
/** What may precede the next line of the same comment. */
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
  // A text that takes long to parse is refused for its size.
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

/** The beginning of a line that may continue the block above it. A number alone is no list. */
const GOES_ON = /^(?:[ \t]|\d{1,9}[.)](?:[ \t]|$))/;
/** The same, below a list or a quote. */
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
const CONTAINER = /^(?:blockquote|bullet_list|ordered_list|list_item|box|footnote\w*)_/;

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
    if (map === null || type === DEFINITION || CONTAINER.test(type)) continue;
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
