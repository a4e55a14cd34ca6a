import { parseDocument } from "yaml";
import { z } from "zod";

import { narrativeMessages, type NarrativeCode } from "../messages/narrative.ts";
import type { Finding } from "../messages/finding.ts";
import {
  headingLevel,
  HIGHEST_HEADING_LEVEL,
  leadsSomewhere,
  MARKDOWN,
  type MarkdownToken,
} from "./markdown.ts";
import type { Narrative } from "./narrative.ts";
import { firstUnprintable } from "../language/printable.ts";

const frontMatterSchema = z.strictObject({ voorbeeldtekst: z.boolean().optional() });

/**
 * Reads one narrative file: its front matter and its Markdown, checked. `file` is the name that
 * findings bear. The narrative is null where it has no text or an error.
 */
export function checkNarrative(
  name: string,
  file: string,
  source: string,
): { readonly narrative: Narrative | null; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const report = (code: NarrativeCode, line: number, position = 1): void => {
    const { severity, message } = narrativeMessages[code];
    findings.push({ severity, code, file, line, column: null, position, message });
  };

  const text = source.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const { header, body, bodyLine } = splitFrontMatter(text);
  const frontMatter = parseFrontMatter(header);
  if (frontMatter === null) report("narrative-front-matter", 1);

  if (body.trim() === "") report("narrative-empty", 1);
  const tokens = MARKDOWN.parse(body, {});
  let levelBefore = HIGHEST_HEADING_LEVEL - 1;
  for (const token of tokens) {
    if (token.type !== "heading_open") continue;
    const line = (token.map?.[0] ?? 0) + bodyLine;
    const level = headingLevel(token);
    if (level < HIGHEST_HEADING_LEVEL) report("narrative-heading", line);
    else if (level > levelBefore + 1) report("narrative-heading-jump", line);
    levelBefore = level;
  }
  for (const line of new Set(linesOfDeadLinks(tokens))) report("narrative-link", line + bodyLine);
  const { missing, empty, nested } = notesAmiss(tokens);
  body.split("\n").forEach((content, index) => {
    for (const { 1: label = "", 2: colon, index: at } of content.matchAll(NOTE)) {
      const isDefinition = colon === ":" && content.slice(0, at).trim() === "";
      if ((isDefinition ? empty : missing).has(label)) {
        report("narrative-note", index + bodyLine, at + 1);
      }
      if (isDefinition && nested.has(label)) {
        report("narrative-note-in-note", index + bodyLine, at + 1);
      }
    }
    const html = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/i.exec(content);
    if (html !== null) report("narrative-html", index + bodyLine, html.index + 1);
    const unprintable = firstUnprintable(content);
    if (unprintable >= 0) report("narrative-character", index + bodyLine, unprintable + 1);
    const image = content.indexOf("![");
    if (image >= 0) report("narrative-image", index + bodyLine, image + 1);
  });

  const refused = body.trim() === "" || findings.some(({ severity }) => severity === "error");
  const isSample = frontMatter?.voorbeeldtekst ?? false;
  return { narrative: refused ? null : { name, markdown: body.trim(), isSample }, findings };
}

/** The lines, counted from 0, on which a link begins that leads nowhere in a report. */
function linesOfDeadLinks(tokens: readonly MarkdownToken[]): readonly number[] {
  const lines: number[] = [];
  for (const { map, children } of tokens) {
    let line = map?.[0] ?? 0;
    for (const [index, child] of (children ?? []).entries()) {
      if (child.type === "softbreak" || child.type === "hardbreak") line += 1;
      if (child.type !== "link_open" || leadsSomewhere(child)) continue;
      // An image gets a message of its own.
      const isImage = children?.[index - 1]?.content.endsWith("!") === true;
      if (!isImage) lines.push(line);
    }
  }
  return lines;
}

/** A note's name where it is called or, before a colon, where its text stands. */
const NOTE = /(?<!\\)\[\^([^\]\s]+)\](:?)/g;

/**
 * The names of notes that are called and not there, of those that are there and empty, and of those
 * that call another.
 */
function notesAmiss(tokens: readonly MarkdownToken[]): {
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
      if (token.content.trim() !== "") empty.delete(open);
      else if (token.type === "footnote_open") empty.add(open);
      if (token.children?.some(({ type }) => type === "footnote_ref") === true) nested.add(open);
    }
    // A call with its note is a token of its own; one without stays text.
    for (const { type, content } of token.children ?? []) {
      if (type !== "text") continue;
      for (const [, label = ""] of content.matchAll(NOTE)) missing.add(label);
    }
  }
  return { missing, empty, nested };
}

/** A note written where it is called has no name, and never lacks its text. */
function noteLabel({ meta }: MarkdownToken): string | null {
  return (meta as { readonly label?: string }).label ?? null;
}

function splitFrontMatter(text: string): {
  readonly header: string;
  readonly body: string;
  readonly bodyLine: number;
} {
  const match = /^---\n(.*?)\n?---[ \t]*(?:\n|$)/s.exec(text);
  if (match === null) return { header: "", body: text, bodyLine: 1 };
  const bodyLine = match[0].split("\n").length;
  return { header: match[1] ?? "", body: text.slice(match[0].length), bodyLine };
}

function parseFrontMatter(header: string): z.infer<typeof frontMatterSchema> | null {
  const document = parseDocument(header, { schema: "core" });
  if (document.errors.length > 0) return null;
  return frontMatterSchema.safeParse(document.toJS() ?? {}).data ?? null;
}
