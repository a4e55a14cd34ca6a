import type { Env } from "markdown-it";

import { lengthsOf, type Page } from "../document-type/document-type.ts";
import { inlinesOf, noteId, partsOfLines } from "./markdown/environment.ts";
import { isBareLink, MARKDOWN, type MarkdownToken, showNothing } from "./markdown/markdown.ts";
import type { Remark } from "./narrative.ts";
import { isComment } from "./source-text.ts";

// Links.

/** A line that defines the address of a link by a name. */
const DEFINITION = /^[\s>]*(?:(?:[-+*]|\d+[.)])\s+)?\[([^\]]+)\]:/;

/**
 * Words that do not say where a link leads. A screen reader can list links by their words alone.
 */
const VAGUE_WORDS = new Set(
  "hier|klik hier|kijk hier|lees hier|lees meer|lees verder|meer|meer info|meer informatie|meer lezen|verder|link|de link|deze link|via deze link|pagina|deze pagina|site|deze site|website|deze website|download|downloaden".split(
    "|",
  ),
);
const ADDRESS = /^https?:\/\//i;

/**
 * Reports links with an address that leads nowhere, links with vague words or none, and definitions
 * of an address that no link uses.
 */
export function checkLinks(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
  { references = {} }: Env,
): readonly Remark[] {
  const remarks: Remark[] = [];
  const called = new Set<string>();
  for (const { part, parts, index, place } of partsOfLines(tokens, lines)) {
    if (part.type !== "link_open" && part.type !== "dead_link_open") continue;
    if (isBareLink(part)) continue;
    const label = (part.meta as { readonly label?: string } | null)?.label;
    if (label !== undefined) called.add(label);
    // An image gets a finding of its own.
    if (parts[index - 1]?.content.endsWith("!") === true) continue;
    const add = (code: Remark["code"]) => remarks.push({ code, ...place() });
    const end = parts.findIndex(({ type }, at) => at > index && type === "link_close");
    const words = parts.slice(index + 1, end);
    if (part.type === "dead_link_open") add("narrative-link");
    else if (showNothing(words)) add("narrative-link-empty");
    else if (areVague(words)) add("narrative-link-words");
    if (part.attrGet("title") !== null) add("narrative-link-title");
  }
  const defined = new Set<string>();
  for (const [line, text] of lines.entries()) {
    if (isComment(text)) continue;
    const label = MARKDOWN.utils.normalizeReference(DEFINITION.exec(text)?.[1] ?? "");
    if (!Object.hasOwn(references, label)) continue;
    if (!called.has(label) || defined.has(label))
      remarks.push({ code: "narrative-reference", line });
    defined.add(label);
  }
  return [...remarks, ...checkBareLinks(tokens, lines)];
}

/** The text directly before an address, if the address is not a bare link. */
const IN_OTHER = /(?:\]\(\s*<?|[<`])$/;

/** Reports each bare link, at its place. */
function checkBareLinks(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
): readonly Remark[] {
  return [...inlinesOf(tokens, lines)].flatMap(({ token, placeOfContent }) => {
    const { content, children } = token;
    let from = 0;
    return (children ?? []).flatMap((part, index, parts): readonly Remark[] => {
      if (part.nesting < 1 || !isBareLink(part)) return [];
      const address = parts[index + 1]?.content ?? "";
      let at = content.indexOf(address, from);
      while (at > 0 && IN_OTHER.test(content.slice(0, at))) at = content.indexOf(address, at + 1);
      // The address is written with escapes, or is part of a link that Markdown does not read as
      // one.
      if (at < 0) at = Math.max(from, content.indexOf(address, from));
      from = at + address.length;
      const isDead = part.type === "dead_link_open";
      const code = isDead ? "narrative-link" : "narrative-bare-link";
      return [{ code, ...placeOfContent(at) }];
    });
  });
}

function areVague(words: readonly MarkdownToken[]): boolean {
  const text = words.map(({ content }) => content || " ").join("");
  const plain = text
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, " ")
    .trim();
  return VAGUE_WORDS.has(plain) || ADDRESS.test(text.trim());
}

// Notes.

/** The call of a note, with its name. With a colon after it, it is the definition of the note. */
const NOTE = /(?<!\\)\[\^([^\]\s]{1,500})\](:?)/g;
/** A note whose name contains a space, so that Markdown does not read it as a note. */
const SPACED_NOTE = /(?<!\\)\[\^[^\][\s]*\s[^\][]*\]/g;

/**
 * Reports notes that are called but missing, present but never called, empty, or called from
 * another note.
 */
export function checkNotes(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
  environment: Env,
): readonly Remark[] {
  const remarks: Remark[] = [];
  const { missing, empty, nested } = wrongNotes(tokens);
  const called = callsIn(environment);
  const defined = new Set<string>();
  for (const [line, text] of lines.entries()) {
    for (const { 1: label = "", 2: colon, index: at } of text.matchAll(NOTE)) {
      const isDefinition = colon === ":" && text.slice(0, at).trim() === "";
      const add = (code: Remark["code"]) => remarks.push({ code, line, at });
      if ((isDefinition ? empty : missing).has(label)) add("narrative-note");
      if (!isDefinition) continue;
      if (nested.has(label)) add("narrative-note-in-note");
      if (called.get(label) === false || defined.has(label)) add("narrative-note-unused");
      defined.add(label);
    }
    for (const { index: at } of text.matchAll(SPACED_NOTE)) {
      remarks.push({ code: "narrative-note", line, at });
    }
  }
  return [...remarks, ...emptyNotesInPlace(tokens, lines)];
}

/** Reports inline notes (`^[…]`) that show nothing. */
function emptyNotesInPlace(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
): readonly Remark[] {
  const empty = tokens.flatMap((token, index) => {
    const isInPlace = token.type === "footnote_open" && noteLabel(token) === null;
    return isInPlace && showNothing(tokens.slice(index + 1, index + 3)) ? [noteId(token)] : [];
  });
  if (empty.length === 0) return [];
  return [...partsOfLines(tokens, lines)].flatMap(({ part, place }): Remark[] =>
    part.type === "footnote_ref" && empty.includes(noteId(part))
      ? [{ code: "narrative-note", ...place() }]
      : [],
  );
}

/** The names of the notes that the text defines, each with whether it is called. */
function callsIn(environment: Env): ReadonlyMap<string, boolean> {
  const footnotes = environment["footnotes"] as
    { readonly refs?: Readonly<Record<string, number>> } | undefined;
  return new Map(
    Object.entries(footnotes?.refs ?? {}).map(([name, place]) => [name.slice(1), place >= 0]),
  );
}

/**
 * The names of notes that are called but missing, of empty notes, and of notes that call another
 * note.
 */
function wrongNotes(tokens: readonly MarkdownToken[]): {
  readonly missing: ReadonlySet<string>;
  readonly empty: ReadonlySet<string>;
  readonly nested: ReadonlySet<string>;
} {
  const missing = new Set<string>();
  const empty = new Set<string>();
  const nested = new Set<string>();
  let open: string | null = null;
  for (const token of tokens) {
    if (token.type === "footnote_open") open = noteLabel(token);
    if (open !== null) {
      if (!showNothing([token])) empty.delete(open);
      else if (token.type === "footnote_open") empty.add(open);
      if (token.children?.some(({ type }) => type === "footnote_ref") === true) nested.add(open);
    }
    // The call of a defined note is a token of its own. Any other call stays text.
    for (const { type, content } of token.children ?? []) {
      if (type !== "text") continue;
      for (const [, label = ""] of content.matchAll(NOTE)) missing.add(label);
    }
  }
  return { missing, empty, nested };
}

/** The name of a note; null for an inline note, which has no name and always has a text. */
function noteLabel({ meta }: MarkdownToken): string | null {
  return (meta as { readonly label?: string }).label ?? null;
}

// Tables.

/**
 * Reports tables without rows, rows with a different number of cells than the header row, tables
 * without a caption, and tables that are wider than the page. `page` is null if it is unknown.
 */
export function checkTables(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
  page: Page | null,
): readonly Remark[] {
  const remarks: Remark[] = [];
  let columns = 0;
  let isBody = false;
  for (const [index, { type, map }] of tokens.entries()) {
    if (type === "table_open") {
      columns = 0;
      const close = tokens.findIndex((one, at) => at > index && one.type === "table_close");
      const isWide = page !== null && isWiderThan(page, tokens.slice(index, close));
      if (isWide && map !== null) remarks.push({ code: "narrative-table-wide", line: map[0] });
    }
    // A header cell without data cells would describe nothing, which PDF/UA forbids.
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

/** The beginning of a header row whose tokens end at `end`. */
function headOf(
  tokens: readonly MarkdownToken[],
  end: number,
  lines: readonly string[],
): Pick<Remark, "line" | "at"> {
  const start = tokens.slice(0, end).findLastIndex(({ type }) => type === "thead_open");
  const line = tokens[start]?.map?.[0] ?? 0;
  // Skips the opening tokens of the header, its row and its first cell.
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

/** The space between columns in millimetres, as in the styles. */
const BETWEEN_COLUMNS = 4;
/**
 * The maximum width of a letter, in millimetres. Tables may use a smaller font than running text.
 */
const WIDEST_LETTER = 1.5;
/** The font of an organisation may be narrower by this factor. */
const OWN_FONT = 0.9;
/** If a table is too narrow, words of at least this length may break. */
const BREAKABLE = 25;

/** A piece without a place to break, in scripts that break at spaces only. */
const UNBROKEN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\d.,:'’_@&%€]+/gu;
const NARROW = /[fijlrtIJ.,:'’]/;
const WIDE = /[mwMW]/;
/** The width of characters, relative to the average character of running text (with its spaces). */
const WIDTHS = { narrow: 0.6, usual: 1.17, wide: 1.9 } as const;

/**
 * True if a table is wider than its page: the longest words of its columns do not fit beside each
 * other. The estimate is never too high. `report generate` measures the real width.
 *
 * @param tokens the tokens of one table
 */
function isWiderThan(page: Page, tokens: readonly MarkdownToken[]): boolean {
  const { textWidth, columnWidth } = lengthsOf(page);
  const letter = Math.min(columnWidth / page.lineLength, WIDEST_LETTER) * OWN_FONT;
  const longest: number[] = [];
  let column = 0;
  for (const [index, { type }] of tokens.entries()) {
    if (type === "tr_open") column = 0;
    if (type !== "th_open" && type !== "td_open") continue;
    const text = (tokens[index + 1]?.children ?? []).map(wordsOf).join("");
    longest[column] = Math.max(longest[column] ?? 0, widthOf(text));
    column += 1;
  }
  const words = longest.reduce((sum, one) => sum + one, 0) * letter;
  return words + (longest.length - 1) * BETWEEN_COLUMNS > textWidth;
}

/**
 * The words of an inline token. A space for a line end, for code (which breaks anywhere) and for
 * the call of a note.
 */
function wordsOf({ type, content }: MarkdownToken): string {
  if (type === "softbreak" || type === "code_inline" || type === "footnote_ref") return " ";
  return content;
}

/** The width of the widest word, in letters. */
function widthOf(text: string): number {
  const words = text.split(/\s+/).filter((word) => word.length < BREAKABLE);
  const pieces = words.flatMap((word) => word.match(UNBROKEN) ?? []);
  const widths = pieces.map((piece) =>
    Array.from(piece, widthOfCharacter).reduce((sum, one) => sum + one, 0),
  );
  return Math.max(0, ...widths);
}

function widthOfCharacter(character: string): number {
  if (/\p{M}/u.test(character)) return 0;
  if (NARROW.test(character)) return WIDTHS.narrow;
  return WIDE.test(character) ? WIDTHS.wide : WIDTHS.usual;
}
