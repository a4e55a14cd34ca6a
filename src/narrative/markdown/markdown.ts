import MarkdownIt, { type Token } from "markdown-it";
import footnote from "markdown-it-footnote";

import { showsNothing } from "../../language/characters.ts";
import { limitWords, togetherWords } from "../../messages/narrative.ts";
import type { Remark } from "../narrative.ts";
import { boxes, captions, pictures } from "./boxes-and-pictures.ts";
import { partsOfLines, places, wovenValues } from "./environment.ts";
import { languageMarks } from "./languages.ts";
import { bareLinks, deadLinks, isBareLink, literalMarks } from "./links-and-marks.ts";
import { literalLists, quotations } from "./lists-and-quotes.ts";

/**
 * The Markdown of narrative texts: paragraphs, headings from level 3, lists, quotes, tables,
 * emphasis, links and notes. Raw HTML stays text. An image that stands alone is a picture. The
 * additions to Markdown are words in another language, captions of tables, boxes, and links for
 * addresses in running text. Characters print as typed: there are no automatic quotation marks,
 * dashes or numbers.
 */
export const MARKDOWN = new MarkdownIt("default", {
  html: false,
  linkify: false,
  typographer: false,
})
  .disable(["image"])
  .use(footnote)
  .use(literalLists)
  .use(literalMarks)
  .use(quotations)
  .use(captions)
  .use(boxes)
  .use(pictures)
  .use(languageMarks)
  .use(wovenValues)
  .use(places)
  .use(bareLinks)
  .use(deadLinks);

export { isBareLink } from "./links-and-marks.ts";
export { pictureOf } from "./boxes-and-pictures.ts";
export { isSpeaker } from "./lists-and-quotes.ts";
export { environmentFor } from "./environment.ts";

export type MarkdownToken = ReturnType<typeof MARKDOWN.parse>[number];

/** True if the tokens print nothing. The number of a note counts as something. */
export function showNothing(tokens: readonly MarkdownToken[]): boolean {
  return tokens.every(({ type, content, children }) =>
    type === "inline"
      ? showNothing(children ?? [])
      : type !== "footnote_ref" && showsNothing(content),
  );
}

/** True if a language or a caption is marked. Earlier releases printed such a mark as text. */
export function containMarks(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some(
    (token) =>
      token.type === "caption_open" ||
      token.attrGet("lang") !== null ||
      containMarks(token.children ?? []),
  );
}

/** True if there is a box. Earlier releases printed it as text. */
export function containBoxes(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some(({ type }) => type === "box_open");
}

/** True if an address in running text is a link. Earlier releases printed it as text. */
export function containBareLinks(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some((token) => isBareLink(token) || containBareLinks(token.children ?? []));
}

// The renderer of a text provides `noteCall`, because notes are numbered through the whole report.
MARKDOWN.renderer.rules["footnote_ref"] = (tokens, index, _options, environment) => {
  const { noteCall } = environment as { readonly noteCall: (note: number) => string };
  const meta = tokens[index]?.meta as { readonly id: number };
  const language = tokens[index]?.attrGet("lang") ?? null;
  return language === null
    ? noteCall(meta.id)
    : noteCall(meta.id).replace("<a ", `<a lang="${language}" `);
};

/** The highest level of a heading in a text: titles of sections have level 2. */
export const HIGHEST_HEADING_LEVEL = 3;

/** The level of a heading, from the token that opens or closes it. */
export function headingLevel({ tag }: MarkdownToken): number {
  return Number(tag.slice(1));
}

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
  /** The calls and the texts of notes. */
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
export function checkLines(lines: readonly string[]): readonly Remark[] {
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

/** True for a line of words, code, a rule, and an empty list item or quote. */
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

/** Reports words that are too long (the first of each line), and too many links and the like. */
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
