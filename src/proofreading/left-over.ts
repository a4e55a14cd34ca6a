import { SLOT_NOUNS } from "../language/placeholders.ts";
import { proofFormWords } from "../messages/proof-form.ts";
import type { Noticed } from "./noticed.ts";
import { isWithin, type Passage, type ProofText } from "./passage.ts";

const NO_WORD_BEFORE = String.raw`(?<![\p{L}\p{N}\p{M}])`;
const NO_WORD_AFTER = String.raw`(?![\p{L}\p{N}\p{M}])`;

/** Words of which a capital or a full stop makes another word: these are sought as they stand. */
const SIGNS: readonly string[] = [
  String.raw`(?:TODO|TO DO|TO-DO|FIXME|TB[DC])${NO_WORD_AFTER}(?!-\p{L})`,
  String.raw`[Tt]o-?do(?=:)`,
  // Behind an article it is someone, behind a number a time, and before one a kind of dust.
  String.raw`(?<!(?:\d|${NO_WORD_BEFORE}(?:de|een|onze|elke|per|als))[ \u00A0])PM${NO_WORD_AFTER}(?!-\p{L}|[ \u00A0]?\d)`,
  String.raw`[Nn]\.[ \u00A0]?(?:[tn]\.[ \u00A0]?b|t\.[ \u00A0]?v)${NO_WORD_AFTER}\.?`,
  // In capitals before a number it is a journal.
  String.raw`(?:[Nn][tn]b|N[TN]B(?![ \u00A0]\d))${NO_WORD_AFTER}(?!-\p{L})`,
  String.raw`XX+(?=[ \u00A0]?%|[.,-]X)`,
  // Of persons, and of parts of a book, these are Roman numerals.
  String.raw`(?<!\p{Lu}\p{L}*[ \u00A0]|(?:[Dd]eel|[Bb]oek|[Bb]and|[Tt]itel|[Ee]euw)[ \u00A0])XX+${NO_WORD_AFTER}(?!-\p{L})`,
  String.raw`(?<=^(?:De|Het|Een|In|Op|Bij|Van|Voor|Met|Door|Na|Er|Zo|Tot|Uit|Om|Aan|Deze|Nog|Ruim|Bijna|Ongeveer|Circa|Dat|Dit)[ \u00A0]|[.!?:] \p{Lu}\p{L}*[ \u00A0])XX+${NO_WORD_AFTER}(?!-\p{L})`,
  String.raw`(?<=€[ \u00A0]?)xx+|xx+(?=[ \u00A0]?%|[.,-]x|[ \u00A0]\p{Ll}{3})`,
];
let made: readonly RegExp[] | undefined;

/** The same as patterns, which are made where they are first asked for. */
function signs(): readonly RegExp[] {
  return (made ??= SIGNS.map((sign) => new RegExp(`${NO_WORD_BEFORE}${sign}`, "gu")));
}

/** Words and signs that nobody means to publish. */
const ALWAYS = [
  /lorem ipsum(?:[\s,]+dolor sit amet)?|dolor sit amet/giu,
  // A form for a date, and what someone still has to do.
  /(?<![\p{L}\p{N}])dd([-/. ])mm\1(?:jj|yy){1,2}(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])nader te bepalen(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])(?:NOG )?(?:IN TE VULLEN|AAN TE VULLEN|INVULLEN|AANVULLEN|NAKIJKEN|UITZOEKEN|NAVRAGEN)(?![\p{L}\p{N}])/gu,
  new RegExp(
    `${NO_WORD_BEFORE}(?:voorbeeldtekst|dummytekst|plaatshoudertekst|placeholder)${NO_WORD_AFTER}`,
    "giu",
  ),
  // What a field of Word and a cell of Excel say where they lead nowhere.
  /Fout! Verwijzingsbron niet gevonden|Fout! Bladwijzer niet gedefinieerd|Error! Reference source not found/giu,
  /#(?:REF|VERW|VALUE|WAARDE|DIV\/0|DEEL\/0|NAME|NAAM|N\/A|N\/B)(?:[!?]|(?![\p{L}\d]))/gu,
];

/** Room to write in, and an amount that is not there. */
const ROOM = [
  /_{3,}|\.{5,}|…{2,}/gu,
  /(?<=(?<![^\s(])€[ \u00A0]?)(?:…|\.{3})(?!\S*\d)/gu,
  /(?<![^\s(])(?:…|\.{3})(?=[ \u00A0]?(?:%|procent(?!\p{L})))/gu,
];
const QUESTION = /\?{3,}/gu;
const ONLY_DOTS = /^(?:…|\.{3})$/u;
const COMES_LATER =
  /^\(?(?:(?:de|het|een) )?(?:tekst|foto|afbeelding|tabel|grafiek|citaat|quote|cijfers|aantallen)(?: \S+){0,2}? volg(?:t|en)(?: nog| later)?\.?\)?$|^hier komt (?:nog )?(?:(?:de|het|een) )?(?:tekst|stuk|alinea|foto|afbeelding|tabel|grafiek|citaat|quote|voorbeeld)(?!\p{L})/iu;

/** What stands between brackets. A pair within it is part of it. */
const SLOT = /\[((?:[^[\]]|\[[^[\]]*\]){0,400})\]|(?<!\{)\{([^{}]{0,200})\}(?!\})/gu;
const TAG_SLOT = /<(\p{L}[^<>@/:]{0,60})>/gu;
/** What the writer is told to do. */
const IMPERATIVE =
  "vul|schrijf|noem|beschrijf|geef|zet|plaats|voeg|kies|vermeld|licht|leg|vertel|maak|vervang|verwijder|controleer|check|pas|toon|plak|benoem|som|sluit|begin|open|vat|werk|invullen|invoegen|aanvullen|toevoegen|uitwerken|beschrijven|controleren|todo";
/** By itself such a word may make what someone said whole. */
const BEFORE_MORE = "hier|nog|eventueel|optioneel|evt\\.?";
const ASKS = new RegExp(
  `^(?:(?:${SLOT_NOUNS}|${IMPERATIVE})(?![\\p{L}\\p{N}])|(?:${BEFORE_MORE}) \\p{L}|(?:…|\\.{3}) ?\\p{L}|[…._ ]*$|[x?]{2,}$)`,
  "iu",
);
const TELLS = new RegExp(
  `^(?:${IMPERATIVE}|(?:${BEFORE_MORE}) \\p{L}+)(?![\\p{L}\\p{N}])| (?:invullen|invoegen|aanvullen|toevoegen|controleren|volgt)$`,
  "iu",
);
/** What was left out of what someone said. */
const LEFT_OUT = /^(?:…|\.{3})$/u;

/**
 * Places that are still to be filled in: a sign such as TODO or XX, a slot between brackets, dots to
 * write on, filling text. Not what a quotation has between brackets to make it whole, nor addresses
 * and code, nor what was woven in.
 */
export function leftOver({ passages }: ProofText): readonly Noticed[] {
  return passages.flatMap((passage) => {
    const found = [...placesIn(passage)].filter(
      ({ index }) => !isWithin(passage.woven, index) && !isWithin(passage.foreign, index),
    );
    // "[INVULLEN]" is one place, and so is a slot with another in it.
    const outermost = found.filter(
      (one, at) => !found.some((other, place) => isInside(one, other, at - place)),
    );
    return outermost
      .toSorted((a, b) => a.index - b.index)
      .map(({ index, length, sign }): Noticed => {
        const more = sign === "" ? "" : proofFormWords.leftOver(sign);
        return { code: "text-left-over", passage, index, length, more };
      });
  });
}

/** A place that is left over: where it begins, and its sign where that is one of our list. */
interface LeftOver {
  readonly index: number;
  readonly length: number;
  readonly sign: string;
}

/** True of a place in another, or at the same place as one before it. */
function isInside(one: LeftOver, other: LeftOver, behind: number): boolean {
  const [end, otherEnd] = [one.index + one.length, other.index + other.length];
  if (one.index === other.index && end === otherEnd) return behind > 0;
  return one.index >= other.index && end <= otherEnd;
}

/** A quick look: the patterns take long to begin, and most passages hold nothing for them. */
const MAY_HOLD = {
  sign: /TO-?\s?DO|[Tt]o-?do|FIXME|TB[DC]|PM|XX|xx|[Nn]\.\s?[tn]\.\s?[bv]|[Nn][tn]b|N[TN]B/,
  filling:
    /ipsum|dolor|(?:voorbeeld|dummy|plaatshouder)tekst|placeholder|fout!|error!|#|dd[-/. ]mm|te bepalen|vullen|nakijken|uitzoeken|navragen/i,
  room: /__|\.\.|…/,
  question: /\?\?/,
  slot: /[[{<]/,
  later: /volg|hier komt|^\W*$/i,
} as const;

function* placesIn(passage: Passage): Generator<LeftOver> {
  const { text } = passage;
  const may = (kind: keyof typeof MAY_HOLD): boolean => MAY_HOLD[kind].test(text);
  if (may("later") && (ONLY_DOTS.test(text.trim()) || COMES_LATER.test(text.trim())))
    yield { index: 0, length: text.length, sign: "" };
  const patterns = [
    ...(may("sign") ? signs() : []),
    ...(may("filling") ? ALWAYS : []),
    ...(may("room") ? ROOM : []),
  ];
  for (const pattern of patterns) {
    for (const { 0: sign, index } of text.matchAll(pattern))
      yield { index, length: sign.length, sign };
  }
  for (const { 0: sign, index } of may("question") ? text.matchAll(QUESTION) : []) {
    // Who speaks may cry out.
    const isCry = isQuoted(passage, index) && /\p{L}$/u.test(text.slice(0, index));
    if (!isCry) yield { index, length: sign.length, sign };
  }
  if (!may("slot")) return;
  for (const { 0: whole, 1: square, 2: braced, index } of text.matchAll(SLOT)) {
    if (isSlot(passage, (square ?? braced ?? "").trim(), index, whole)) {
      yield { index, length: whole.length, sign: "" };
    }
  }
  for (const { 0: whole, 1: words = "", index } of text.matchAll(TAG_SLOT)) {
    if (ASKS.test(words.trim())) yield { index, length: whole.length, sign: "" };
  }
}

function isSlot(passage: Passage, words: string, index: number, whole: string): boolean {
  if (LEFT_OUT.test(words) || !ASKS.test(words)) return false;
  const isAlone = whole.length >= passage.text.trim().length;
  // A name in what someone said is left out so that nobody is known by it.
  return isAlone || !isQuoted(passage, index) || TELLS.test(words);
}

const OPENING = /[“„«]|(?<![\p{L}\p{N}])"(?=\S)/gu;
const CLOSING = /[”»]|(?<=\S)"(?![\p{L}\p{N}])/gu;

/** True within a quotation: a quote of its own, or words between quotation marks. */
function isQuoted({ kind, text }: Passage, index: number): boolean {
  if (kind === "quote") return true;
  const before = text.slice(0, index);
  const opened = [...before.matchAll(OPENING)].length;
  return opened > [...before.matchAll(CLOSING)].length;
}
