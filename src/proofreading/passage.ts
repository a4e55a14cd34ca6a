import type { ProofreadingCode } from "../findings/codes.ts";
import { type Inline, inlinesOf } from "../narrative/markdown/environment.ts";
import {
  environmentFor,
  MARKDOWN,
  type MarkdownToken,
  pictureOf,
} from "../narrative/markdown/markdown.ts";
import type { ReadableText, TextPlace } from "../narrative/narrative.ts";

/** A range from `start` up to, but not including, `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words that belong together: a paragraph, a heading, a cell, a caption, an alt text. */
export interface Passage {
  readonly kind: "paragraph" | "heading" | "item" | "quote" | "cell" | "caption" | "note" | "box";
  /** The words as they print, without Markdown and with the woven values in place. */
  readonly text: string;
  /** The woven values: the answers to calls. Nobody typed them, so they have no typing mistakes. */
  readonly woven: readonly Span[];
  /** Words in another language, code and addresses. */
  readonly foreign: readonly Span[];
  /** The place in the file of the character at an index of `text`. */
  readonly placeAt: (index: number) => TextPlace;
}

/** A text as its reader sees it. */
export interface ProofText {
  /** The name in the document type: the name of its file without `.md`. */
  readonly name: string;
  /** The file as findings name it. */
  readonly file: string;
  readonly passages: readonly Passage[];
}

/** The typed words of a passage. Woven values are blank, so that every index stays the same. */
export function typedIn({ text, woven }: Passage): string {
  return woven.reduce(
    (left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end),
    text,
  );
}

/** True if an index is in one of the spans. */
export function isWithin(spans: readonly Span[], index: number): boolean {
  return spans.some(({ start, end }) => index >= start && index < end);
}

/** True if two spans share a character. */
export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** A remark on a passage of a text. */
export interface PassageRemark {
  readonly code: ProofreadingCode;
  readonly passage: Passage;
  /** The index in the text of the passage, in UTF-16 units from 0. */
  readonly index: number;
  /** The length of the words whose Dutch needs no check, such as TODO; 0 if there are none. */
  readonly length?: number;
  /** Words to follow the message of the code. They repeat no text that may be personal data. */
  readonly more?: string;
}

// The passages of a text.

/** The passages of a text, in its order. The alt texts of pictures come last. */
export function proofTextOf(text: ReadableText): ProofText {
  const { name, file, markdown, values, takesImages, placeOf } = text;
  const environment = environmentFor({ values, hasImages: takesImages });
  const tokens = MARKDOWN.parse(markdown, environment);
  const kinds = kindsOf(tokens);
  const passages = [...inlinesOf(tokens, markdown.split("\n"))].map(({ index, ...inline }) => {
    const one = passageOf(kinds.get(index) ?? "paragraph", inline, placeOf);
    // A block of a quote in another language has the language itself.
    const isForeign = (tokens[index - 1]?.attrGet("lang") ?? null) !== null;
    return isForeign ? { ...one, foreign: [{ start: 0, end: one.text.length }] } : one;
  });
  const pictures = tokens.flatMap((token): readonly Passage[] => {
    if (token.type !== "picture") return [];
    const line = token.map?.[0] ?? 0;
    // The alt text follows the mark of an image, as typed.
    const placeAt = (index: number): TextPlace => placeOf(line, index + "![".length);
    return [{ kind: "caption", text: pictureOf(token).alt, woven: [], foreign: [], placeAt }];
  });
  return { name, file, passages: [...passages, ...pictures] };
}

/** The innermost of these containers decides the kind of a passage. */
const CONTAINERS: Readonly<Record<string, Passage["kind"]>> = {
  footnote: "note",
  blockquote: "quote",
  list_item: "item",
};

const OWN_KINDS: Readonly<Record<string, Passage["kind"]>> = {
  heading_open: "heading",
  th_open: "cell",
  td_open: "cell",
  caption_open: "caption",
  picture_caption_open: "caption",
  box_title_open: "box",
};

/** The kind of passage of each inline token, by the index of the token. */
function kindsOf(tokens: readonly MarkdownToken[]): ReadonlyMap<number, Passage["kind"]> {
  const kinds = new Map<number, Passage["kind"]>();
  const open: Passage["kind"][] = [];
  for (const [index, { type, nesting }] of tokens.entries()) {
    const container = CONTAINERS[type.replace(/_(?:open|close)$/, "")];
    if (container !== undefined && nesting === 1) open.push(container);
    if (container !== undefined && nesting === -1) open.pop();
    const own = OWN_KINDS[tokens[index - 1]?.type ?? ""];
    if (type === "inline") kinds.set(index, own ?? open.at(-1) ?? "paragraph");
  }
  return kinds;
}

/** Tokens that open text in another language. */
const OPENS_FOREIGN = /^(?:language|foreign)_open$/;

function passageOf(
  kind: Passage["kind"],
  { token, placeOfContent }: Omit<Inline, "index">,
  placeOf: ReadableText["placeOf"],
): Passage {
  const { content } = token;
  let text = "";
  const woven: Span[] = [];
  const foreign: Span[] = [];
  /** The pieces of the text: the index of each in the text, and in the Markdown. */
  const pieces: { readonly start: number; readonly at: number }[] = [];
  let at = 0;
  let foreignFrom = -1;
  const add = (words: string, begins: number): void => {
    pieces.push({ start: text.length, at: begins });
    text += words;
  };
  for (const child of token.children ?? []) {
    const start = text.length;
    if (child.type === "woven") {
      const place = content.indexOf("{{", at);
      add(child.content, place);
      woven.push({ start, end: text.length });
      at = content.indexOf("}}", place) + 2;
    } else if (child.type === "softbreak" || child.type === "hardbreak") {
      const end = content.indexOf("\n", at);
      add(" ", Math.max(at, end));
      at = end < 0 ? at : end + 1;
    } else if (child.type === "link_close" || child.type === "dead_link_close") {
      // A bare link has no address after its words.
      if (child.markup === "") at = behindAddress(content, at);
    } else if (child.content !== "" && child.type !== "footnote_ref") {
      at = addText(child.content, content, at, add);
      if (child.type === "code_inline" || isAddress(child.content)) {
        foreign.push({ start, end: text.length });
      }
    }
    if (OPENS_FOREIGN.test(child.type)) foreignFrom = text.length;
    if (child.type === "language_close" && foreignFrom >= 0) {
      foreign.push({ start: foreignFrom, end: text.length });
      foreignFrom = -1;
      at = Math.max(at, content.indexOf("}", at) + 1);
    }
  }
  const placeAt = (index: number): TextPlace => {
    const piece = pieces.findLast(({ start }) => start <= index) ?? { start: 0, at: 0 };
    const isWoven = woven.some(({ start, end }) => index >= start && index < end);
    const { line, at: character } = placeOfContent(piece.at + (isWoven ? 0 : index - piece.start));
    return placeOf(line, character);
  };
  return { kind, text, woven, foreign, placeAt };
}

/** Adds words in as few pieces as possible. Returns the index in the Markdown after the last one. */
function addText(
  words: string,
  content: string,
  from: number,
  add: (words: string, begins: number) => void,
): number {
  const whole = content.indexOf(words, from);
  if (whole >= 0) {
    add(words, whole);
    return whole + words.length;
  }
  // An escape or an entity interrupts the words, so each word and sign is looked up by itself.
  let at = from;
  for (const word of words.split(/(?<=[\s\p{P}\p{S}])|(?=[\p{P}\p{S}])/u)) {
    const found = content.indexOf(word, at);
    const begins = found < 0 ? at : found;
    add(word, begins);
    at = found < 0 ? at : found + word.length;
  }
  return at;
}

/** The index after the address of a link whose words end at `at`. */
function behindAddress(content: string, at: number): number {
  const bracket = content.indexOf("]", at);
  if (bracket < 0) return at;
  const opening = content.charAt(bracket + 1);
  if (opening === "[") return content.indexOf("]", bracket + 1) + 1;
  if (opening !== "(") return bracket + 1;
  let open = 0;
  for (let index = bracket + 1; index < content.length; index += 1) {
    if (content.charAt(index) === "(") open += 1;
    if (content.charAt(index) === ")") open -= 1;
    if (open === 0) return index + 1;
  }
  return content.length;
}

function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/i.test(text);
}

// The sentences of a passage.

/** A sentence, with its place in the text around it. */
export interface Sentence extends Span {
  readonly text: string;
}

/** The sentence that contains an index of a text. */
export function sentenceAround(text: string, index: number): Sentence {
  const whole = { text, start: 0, end: text.length };
  return sentencesOf(text).findLast(({ start }) => start <= index) ?? whole;
}

/**
 * The sentences of a passage, each without white space at its ends. A sentence ends at a full stop,
 * question mark, exclamation mark or ellipsis before white space and a capital or digit; at a colon
 * before quoted words; at a bullet; and at the end of the passage. Abbreviations, initials, numbers
 * ("1.569") and times ("10.00 uur") end no sentence.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const close = (end: number): void => {
    const words = text.slice(start, end);
    const from = start + words.length - words.trimStart().length;
    const sentence = words.trim();
    const to = from + sentence.length;
    if (to > from) sentences.push({ text: sentence, start: from, end: to });
    start = end;
  };
  for (const { 0: stop, index } of text.matchAll(STOPS)) {
    const end = index + stop.length;
    if (/[•·]/.test(stop)) close(index);
    else if (stop === ":" || endsAt(text, { start, end, stop })) close(end);
  }
  close(text.length);
  return sentences;
}

/** Abbreviations that never end a sentence: a name, a title or a number follows. */
const NEVER_LAST: ReadonlySet<string> = new Set(
  (
    "a.h.v. art. bijl. bijv. blz. ca. cf. d.d. d.m.v. d.w.z. dhr. dr. drs. ds. fig. " +
    "hfst. i.c.m. i.h.k.v. i.o.m. i.p.v. i.s.m. i.v.m. incl. ing. ir. jhr. m.a.w. m.b.t. " +
    "m.b.v. m.i.v. m.m.v. m.n. m.u.v. mej. mevr. mr. mw. n.a.v. nr. nrs. o.a. o.b.v. " +
    "o.l.v. o.v.v. p. par. pag. prof. resp. t.a.v. t.b.v. t.g.v. t.n.v. t.o.v. tel. " +
    "t.w. vgl. vnl. vs. z.g. zgn."
  ).split(" "),
);

/** Abbreviations that end a sentence if a capital follows. */
const MAY_BE_LAST: ReadonlySet<string> = new Set(
  (
    "a.s. a.u.b. b.v. bv. c.q. c.s. e.a. e.d. e.o. e.v. enz. etc. excl. i.b. i.o. j.l. jl. jr. k.k. " +
    "max. min. n.b. n.t.b. n.v. n.v.t. nov. o.i.d. p.a. p.j. p.m. p.o. p.p. p.s. s.v.p. stb. " +
    "stcrt. v.a. v.chr. n.chr. w.o. z.o.z. z.s.m. jan. febr. feb. mrt. apr. aug. sept. sep. okt. dec."
  ).split(" "),
);

/**
 * Possible ends of a sentence: punctuation with closing quotation marks and brackets, a colon
 * before quoted words, or a bullet within a line.
 */
const STOPS = /[.!?…]+[”’"')\]»]*(?=\s|$)|:(?=\s+[“„"«]\s*\p{Lu})|(?<=\s)[•·](?=\s)/gu;
/**
 * The beginning of a sentence: a capital or digit, also after quotation marks, brackets and "’s".
 */
const BEGINNING = /^[“‘„"'«([]*(?:['’][a-z]{1,2}[\s-]+)?[\p{Lu}\p{N}]/u;
/** The word or abbreviation before a full stop, without opening quotation marks and brackets. */
const LAST_WORD = /[^\s“‘„"'«([/]*$/u;
/** The maximum number of characters to search for an abbreviation. None is as long. */
const LONGEST_ABBREVIATION = 20;
/** Initials of a name: "J.", "A.B." */
const INITIALS = /^(?:\p{Lu}\.)+$/u;
/** A sentence that is only a number so far, such as "3." in a typed list. */
const NUMBER_ALONE = /^\s*\p{N}+[.)]*$/u;
/** An omission in a quotation: "[…]", "(...)". */
const LEFT_OUT = /[[(](?:…|\.{3})[\])]$/u;

function endsAt(text: string, { start, end, stop }: Span & { readonly stop: string }): boolean {
  const before = text.slice(start, end);
  if (!BEGINNING.test(text.slice(end, end + 16).trimStart())) return false;
  if (NUMBER_ALONE.test(before) || LEFT_OUT.test(before)) return false;
  if (!stop.startsWith(".") || stop.startsWith("..")) return true;
  const behind = text.slice(end).trimStart();
  const withStop = before.slice(0, before.length - stop.length + 1);
  const last = LAST_WORD.exec(withStop.slice(-LONGEST_ABBREVIATION))?.[0] ?? "";
  if (INITIALS.test(last)) return false;
  const word = last.toLowerCase();
  if (NEVER_LAST.has(word)) return false;
  return !MAY_BE_LAST.has(word) || !/^[“‘„"'«([]*\p{N}/u.test(behind);
}

/** True for a word that is written with a full stop after it: "bijv", "o.a". */
export function isAbbreviated(word: string): boolean {
  const written = `${word.toLowerCase()}.`;
  return NEVER_LAST.has(written) || MAY_BE_LAST.has(written);
}
