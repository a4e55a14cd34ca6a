import type { Span } from "./passage.ts";

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
/** In characters. No abbreviation is as long. */
const LONGEST_ABBREVIATION = 20;
/** Initials of a name: "J.", "A.B." */
const INITIALS = /^(?:\p{Lu}\.)+$/u;
/** A sentence that is only a number so far, such as "3." in a typed list. */
const NUMBER_ALONE = /^\s*\p{N}+[.)]*$/u;
/** An omission in a quotation: "[…]", "(...)". */
const LEFT_OUT = /[[(](?:…|\.{3})[\])]$/u;

/**
 * The sentences of a passage, each without white space at its ends. A sentence ends at a full stop,
 * question mark, exclamation mark or ellipsis before white space and a capital or digit; at a colon
 * before quoted words; at a bullet; and at the end of the passage. Abbreviations, initials, numbers
 * ("1.569") and times ("10.00 uur") end no sentence.
 */
export function sentencesOf(text: string): readonly Span[] {
  const sentences: Span[] = [];
  let start = 0;
  const close = (end: number): void => {
    const words = text.slice(start, end);
    const from = start + words.length - words.trimStart().length;
    const to = from + words.trim().length;
    if (to > from) sentences.push({ start: from, end: to });
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

/** True for a word that is written with a full stop after it: "bijv", "o.a". */
export function isAbbreviated(word: string): boolean {
  const written = `${word.toLowerCase()}.`;
  return NEVER_LAST.has(written) || MAY_BE_LAST.has(written);
}

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

/** A sentence, with its index in the text. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

/** The sentences of a text with their words, in its order. */
export function sentenceTextsOf(text: string): readonly Sentence[] {
  return sentencesOf(text).map(({ start, end }) => ({ start, text: text.slice(start, end) }));
}

/** The sentence that contains an index of a text. */
export function sentenceAround(text: string, index: number): Sentence {
  return sentenceTextsOf(text).findLast(({ start }) => start <= index) ?? { text, start: 0 };
}
