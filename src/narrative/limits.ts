import type { Token } from "markdown-it";

import { limitWords, togetherWords } from "../messages/narrative.ts";
import { MARKDOWN, type MarkdownToken } from "./markdown.ts";
import { partsOfLines } from "./places.ts";
import type { Remark } from "./remark.ts";

/** Far beyond what anyone writes for a chapter, and little enough to be read and printed soon. */
export const LIMITS = {
  /** Of a file. A chapter of forty pages has half as many. */
  bytes: 200_000,
  /** Of a folder. */
  files: 1000,
  lines: 5000,
  /** Of a line, and of a paragraph, in UTF-16 units: the time to read one grows with its square. */
  paragraph: 10_000,
  /** Of lists, quotes and notes within each other. Markdown's parser drops what is below fifty. */
  depth: 12,
  /** Of what stands between two spaces, in UTF-16 units. */
  word: 500,
  /** On one letter: the time to put more in order grows with their square. */
  accents: 30,
  /** Calls of notes and their texts. */
  notes: 1000,
  columns: 50,
  images: 50,
  /** Paragraphs, headings, cells and whatever else holds no other block. */
  parts: 3000,
  /** Links, and words in bold, italics or code. */
  marks: 2000,
} as const;

/** Of all texts of a report together: the time in which the browser lays them out grows with its square. */
const OF_A_REPORT = { notes: 2000, parts: 6000 } as const;

const ACCENTS = new RegExp(String.raw`\p{M}{${LIMITS.accents + 1}}`, "u");
const NOTE_MARK = /\[\^|\^\[/g;
const CONTAINER = /^(?:blockquote|bullet_list|ordered_list|footnote_reference)_(open|close)$/;

/**
 * Where a text is larger than the limits, or its blocks deeper or longer; looked at before the whole
 * of it is parsed, which could then take minutes.
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

/** Remarks about too many lines, and about the first line that is too long. */
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

/** True for a line of words, code, a rule, and a list item or quote that is empty. */
function isPart(tokens: readonly Token[], index: number): boolean {
  const nesting = tokens[index]?.nesting;
  return nesting === 0 || (nesting === 1 && tokens[index + 1]?.nesting === -1);
}

/** Which limits the texts of a report go beyond together, in words for a message. */
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

/** Words that are longer than the limit, the first of each line, and links and the like beyond it. */
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
    // Code: what else a block holds are its parts.
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

/** The image at which a text shows more than the limit. */
export function beyondImages(line: number): Remark {
  return beyond("images", { line });
}

function beyond(kind: keyof typeof limitWords, place: Pick<Remark, "line" | "at">): Remark {
  return { code: "narrative-limit", ...place, more: limitWords[kind](LIMITS[kind]) };
}
