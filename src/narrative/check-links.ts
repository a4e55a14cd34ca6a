import type { Env } from "markdown-it";

import { isComment } from "./comments.ts";
import { isBareLink, MARKDOWN, showNothing, type MarkdownToken } from "./markdown.ts";
import { inlinesOf, noteId, partsOfLines } from "./places.ts";
import type { Remark } from "./remark.ts";

/** A note's name where it is called or, before a colon, where its text stands. */
const NOTE = /(?<!\\)\[\^([^\]\s]{1,500})\](:?)/g;
/** A line that gives the address of links by a name. */
const DEFINITION = /^[\s>]*(?:(?:[-+*]|\d+[.)])\s+)?\[([^\]]+)\]:/;
/** A note whose name has a space in it, which makes it none. */
const SPACED_NOTE = /(?<!\\)\[\^[^\][\s]*\s[^\][]*\]/g;

/** Words that do not say where a link leads. A listener who goes from link to link hears only these. */
const VAGUE_WORDS = new Set(
  "hier|klik hier|kijk hier|lees hier|lees meer|lees verder|meer|meer info|meer informatie|meer lezen|verder|link|de link|deze link|via deze link|pagina|deze pagina|site|deze site|website|deze website|download|downloaden".split(
    "|",
  ),
);
const ADDRESS = /^https?:\/\//i;

/** Links that lead nowhere, say nothing, or are not there for the address that is. */
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
    // An image gets a message of its own.
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

/** Before an address that is no bare link. */
const IN_OTHER = /(?:\]\(\s*<?|[<`])$/;

/** Links that are only an address, at the place of each. */
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
      // Where it is written with escapes, or stands in what is no link after all.
      if (at < 0) at = Math.max(from, content.indexOf(address, from));
      from = at + address.length;
      const isDead = part.type === "dead_link_open";
      const code = isDead ? "narrative-link" : "narrative-bare-link";
      return [{ code, ...placeOfContent(at) }];
    });
  });
}

function areVague(words: readonly MarkdownToken[]): boolean {
  const said = words.map(({ content }) => content || " ").join("");
  const plain = said
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, " ")
    .trim();
  return VAGUE_WORDS.has(plain) || ADDRESS.test(said.trim());
}

/** Notes that are called and not there, there and not called, empty, or called in another. */
export function checkNotes(
  tokens: readonly MarkdownToken[],
  lines: readonly string[],
  environment: Env,
): readonly Remark[] {
  const remarks: Remark[] = [];
  const { missing, empty, nested } = notesAmiss(tokens);
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

/** Notes that are written where they are called, and show nothing. */
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

/** Of each note that the text gives, whether it is called. */
function callsIn(environment: Env): ReadonlyMap<string, boolean> {
  const footnotes = environment["footnotes"] as
    { readonly refs?: Readonly<Record<string, number>> } | undefined;
  return new Map(
    Object.entries(footnotes?.refs ?? {}).map(([name, place]) => [name.slice(1), place >= 0]),
  );
}

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
      if (!showNothing([token])) empty.delete(open);
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
