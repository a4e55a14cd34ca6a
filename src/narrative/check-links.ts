import type { Env } from "markdown-it";

import { isComment } from "./comments.ts";
import { isBareLink, MARKDOWN, showNothing, type MarkdownToken } from "./markdown.ts";
import { inlinesOf, noteId, partsOfLines } from "./places.ts";
import type { Remark } from "./remark.ts";

/** The name of a note where it is called. With a colon after it: where its text is. */
const NOTE = /(?<!\\)\[\^([^\]\s]{1,500})\](:?)/g;
/** A line that defines the address of a link by a name. */
const DEFINITION = /^[\s>]*(?:(?:[-+*]|\d+[.)])\s+)?\[([^\]]+)\]:/;
/** A note whose name contains a space, so that Markdown does not read it as a note. */
const SPACED_NOTE = /(?<!\\)\[\^[^\][\s]*\s[^\][]*\]/g;

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

/** The text before an address that is part of something else than a bare link. */
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
