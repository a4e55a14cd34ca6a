import type { Token } from "markdown-it";
import { z } from "zod";

import type { encodingWords } from "../messages/narrative.ts";
import { parsePlacedYaml } from "../yaml/placed-yaml.ts";
import { checkLines, environmentFor, MARKDOWN } from "./markdown/markdown.ts";

/**
 * The end of a line: of Unix, Windows and old Macintosh files, also with a doubled carriage return.
 */
const LINE_END = /(?<!\r)\r+\n|\n|\r/;

/** The lines of a file, without a byte order mark. */
export function linesOf(source: string): readonly string[] {
  return source.replace(/^\uFEFF/, "").split(LINE_END);
}

const schema = z.strictObject({ voorbeeldtekst: z.boolean().optional() });
const RULE = /^---[ \t]*$/;
/** In UTF-16 units: enough for one key with a comment or two. */
const LONGEST_HEADER = 1000;

/** A text, separated from its front matter. */
interface SplitText {
  /** The lines between the dashes. The first is line `headLine` of the file, counted from 1. */
  readonly head: readonly string[];
  readonly headLine: number;
  readonly body: string;
  /** The line on which the body begins, counted from 1. */
  readonly bodyLine: number;
  /**
   * True if the front matter marks the text as a sample. Null if the front matter is invalid or has
   * no end.
   */
  readonly isSample: boolean | null;
}

/** Separates a text from its front matter, which begins and ends with a line of three dashes. */
export function splitFrontMatter(lines: readonly string[]): SplitText {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (!RULE.test(lines[first] ?? "")) {
    return { head: [], headLine: 1, body: lines.join("\n"), bodyLine: 1, isSample: false };
  }
  const length = lines.slice(first + 1).findIndex((line) => RULE.test(line));
  if (length < 0) {
    const body = lines.slice(first + 1).join("\n");
    return { head: [], headLine: first + 2, body, bodyLine: first + 2, isSample: null };
  }
  const end = first + 1 + length;
  const head = lines.slice(first + 1, end);
  return {
    head,
    headLine: first + 2,
    body: lines.slice(end + 1).join("\n"),
    bodyLine: end + 2,
    isSample: isSampleOf(head.join("\n")),
  };
}

function isSampleOf(header: string): boolean | null {
  // Most front matter has this form, and starting the YAML parser is slow.
  const [, plain] = /^voorbeeldtekst: (true|false)$/.exec(header) ?? [];
  if (plain !== undefined) return plain === "true";
  if (header.length > LONGEST_HEADER) return null;
  const { content, faults } = parsePlacedYaml(header);
  if (faults.length > 0) return null;
  const { success, data } = schema.safeParse(content ?? {});
  return success ? (data.voorbeeldtekst ?? false) : null;
}

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

/** The kind of a file that is not UTF-8, and the line of its first invalid byte. */
interface OtherEncoding {
  readonly kind: keyof typeof encodingWords;
  readonly line: number | null;
}

const LINE_FEED = 0x0a;
/**
 * The first bytes of files of other programs: zip (Word, LibreOffice, Pages), old Word, RTF, PDF.
 */
const DOCUMENTS = ["PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0", "{\\rtf", "%PDF"];

/** Decodes a text file. Returns its kind instead if it is not a text in UTF-8. */
export function decodeText(bytes: Uint8Array): string | OtherEncoding {
  const start = Array.from(bytes.subarray(0, 8), (byte) => String.fromCharCode(byte)).join("");
  if (DOCUMENTS.some((document) => start.startsWith(document))) {
    return { kind: "document", line: null };
  }
  // Without a byte order mark: in Dutch, every second byte of UTF-16 is 0.
  if (
    /^(?:\u00FF\u00FE|\u00FE\u00FF)/.test(start) ||
    bytes.subarray(0, 64).filter((byte) => byte === 0).length > bytes.subarray(0, 64).length / 4
  ) {
    return { kind: "utf-16", line: null };
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { kind: "windows-1252", line: lineOfFault(bytes) };
  }
}

/** The line, from 1, with the first byte that is not UTF-8. */
function lineOfFault(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    line += 1;
    start = end + 1;
  }
  return line;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
