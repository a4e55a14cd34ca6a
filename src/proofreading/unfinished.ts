import { SLOT_NOUNS } from "../language/words.ts";
import { proofFormWords } from "../messages/text-checks.ts";
import { isWithin, type Passage, type PassageRemark, type ProofText } from "./passage.ts";

const NO_WORD_BEFORE = String.raw`(?<![\p{L}\p{N}\p{M}])`;
const NO_WORD_AFTER = String.raw`(?![\p{L}\p{N}\p{M}])`;

/**
 * Signs of unfinished text. Capitals and full stops must match, because without them the letters
 * may be an ordinary word.
 */
const SIGNS: readonly string[] = [
  String.raw`(?:TODO|TO DO|TO-DO|FIXME|TB[DC])${NO_WORD_AFTER}(?!-\p{L})`,
  String.raw`[Tt]o-?do(?=:)`,
  // "PM" means something else after an article, after a number (a time) or before one (particulate
  // matter).
  String.raw`(?<!(?:\d|${NO_WORD_BEFORE}(?:de|een|onze|elke|per|als))[ \u00A0])PM${NO_WORD_AFTER}(?!-\p{L}|[ \u00A0]?\d)`,
  String.raw`[Nn]\.[ \u00A0]?(?:[tn]\.[ \u00A0]?b|t\.[ \u00A0]?v)${NO_WORD_AFTER}\.?`,
  // In capitals and before a number, this is the name of a journal.
  String.raw`(?:[Nn][tn]b|N[TN]B(?![ \u00A0]\d))${NO_WORD_AFTER}(?!-\p{L})`,
  String.raw`XX+(?=[ \u00A0]?%|[.,-]X)`,
  // After a name, or a word for a part of a book, these are Roman numerals.
  String.raw`(?<!\p{Lu}\p{L}*[ \u00A0]|(?:[Dd]eel|[Bb]oek|[Bb]and|[Tt]itel|[Ee]euw)[ \u00A0])XX+${NO_WORD_AFTER}(?!-\p{L})`,
  String.raw`(?<=^(?:De|Het|Een|In|Op|Bij|Van|Voor|Met|Door|Na|Er|Zo|Tot|Uit|Om|Aan|Deze|Nog|Ruim|Bijna|Ongeveer|Circa|Dat|Dit)[ \u00A0]|[.!?:] \p{Lu}\p{L}*[ \u00A0])XX+${NO_WORD_AFTER}(?!-\p{L})`,
  String.raw`(?<=€[ \u00A0]?)xx+|xx+(?=[ \u00A0]?%|[.,-]x|[ \u00A0]\p{Ll}{3})`,
];
let made: readonly RegExp[] | undefined;

/** The signs as regular expressions, which are made at the first use. */
function signs(): readonly RegExp[] {
  return (made ??= SIGNS.map((sign) => new RegExp(`${NO_WORD_BEFORE}${sign}`, "gu")));
}

/** Words and signs that nobody means to publish. */
const ALWAYS = [
  /lorem ipsum(?:[\s,]+dolor sit amet)?|dolor sit amet/giu,
  // The pattern of a date (dd-mm-jjjj), and tasks for the writer.
  /(?<![\p{L}\p{N}])dd([-/. ])mm\1(?:jj|yy){1,2}(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])nader te bepalen(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])(?:NOG )?(?:IN TE VULLEN|AAN TE VULLEN|INVULLEN|AANVULLEN|NAKIJKEN|UITZOEKEN|NAVRAGEN)(?![\p{L}\p{N}])/gu,
  new RegExp(
    `${NO_WORD_BEFORE}(?:voorbeeldtekst|dummytekst|plaatshoudertekst|placeholder)${NO_WORD_AFTER}`,
    "giu",
  ),
  // The error texts of Word fields and Excel cells.
  /Fout! Verwijzingsbron niet gevonden|Fout! Bladwijzer niet gedefinieerd|Error! Reference source not found/giu,
  /#(?:REF|VERW|VALUE|WAARDE|DIV\/0|DEEL\/0|NAME|NAAM|N\/A|N\/B)(?:[!?]|(?![\p{L}\d]))/gu,
];

/** Space to write in, and an amount without digits. */
const ROOM = [
  /_{3,}|\.{5,}|…{2,}/gu,
  /(?<=(?<![^\s(])€[ \u00A0]?)(?:…|\.{3})(?!\S*\d)/gu,
  /(?<![^\s(])(?:…|\.{3})(?=[ \u00A0]?(?:%|procent(?!\p{L})))/gu,
];
const QUESTION = /\?{3,}/gu;
const ONLY_DOTS = /^(?:…|\.{3})$/u;
const COMES_LATER =
  /^\(?(?:(?:de|het|een) )?(?:tekst|foto|afbeelding|tabel|grafiek|citaat|quote|cijfers|aantallen)(?: \S+){0,2}? volg(?:t|en)(?: nog| later)?\.?\)?$|^hier komt (?:nog )?(?:(?:de|het|een) )?(?:tekst|stuk|alinea|foto|afbeelding|tabel|grafiek|citaat|quote|voorbeeld)(?!\p{L})/iu;

/** Text in brackets. It may contain an inner pair. */
const SLOT = /\[((?:[^[\]]|\[[^[\]]*\]){0,400})\]|(?<!\{)\{([^{}]{0,200})\}(?!\})/gu;
const TAG_SLOT = /<(\p{L}[^<>@/:]{0,60})>/gu;
/** Verbs that instruct the writer. */
const IMPERATIVE =
  "vul|schrijf|noem|beschrijf|geef|zet|plaats|voeg|kies|vermeld|licht|leg|vertel|maak|vervang|verwijder|controleer|check|pas|toon|plak|benoem|som|sluit|begin|open|vat|werk|invullen|invoegen|aanvullen|toevoegen|uitwerken|beschrijven|controleren|todo";
/** Such a word counts only with a word after it. Alone in brackets it may complete a quotation. */
const BEFORE_MORE = "hier|nog|eventueel|optioneel|evt\\.?";
const MAY_BE_SLOT = new RegExp(
  `^(?:(?:${SLOT_NOUNS}|${IMPERATIVE})(?![\\p{L}\\p{N}])|(?:${BEFORE_MORE}) \\p{L}|(?:…|\\.{3}) ?\\p{L}|[…._ ]*$|[x?]{2,}$)`,
  "iu",
);
const INSTRUCTS = new RegExp(
  `^(?:${IMPERATIVE}|(?:${BEFORE_MORE}) \\p{L}+)(?![\\p{L}\\p{N}])| (?:invullen|invoegen|aanvullen|toevoegen|controleren|volgt)$`,
  "iu",
);
/** Marks an omission in a quotation. */
const LEFT_OUT = /^(?:…|\.{3})$/u;

/**
 * Reports text that is still to be filled in: a sign such as TODO or XX, a slot in brackets, dots
 * to write on, or filler text. Does not report brackets that complete a quotation, addresses, code
 * and woven values.
 */
export function leftOver({ passages }: ProofText): readonly PassageRemark[] {
  return passages.flatMap((passage) => {
    const found = [...placesIn(passage)].filter(
      ({ index }) => !isWithin(passage.woven, index) && !isWithin(passage.foreign, index),
    );
    // A place within another is not reported: "[INVULLEN]" is one place.
    const outermost = found.filter(
      (one, at) => !found.some((other, place) => isInside(one, other, at - place)),
    );
    return outermost
      .toSorted((a, b) => a.index - b.index)
      .map(({ index, length, sign }): PassageRemark => {
        const more = sign === "" ? "" : proofFormWords.leftOver(sign);
        return { code: "text-left-over", passage, index, length, more };
      });
  });
}

/** A place to fill in. `sign` is empty unless it is a known sign. */
interface LeftOver {
  readonly index: number;
  readonly length: number;
  readonly sign: string;
}

/** True for a place within another, or with the same extent as an earlier one. */
function isInside(one: LeftOver, other: LeftOver, behind: number): boolean {
  const [end, otherEnd] = [one.index + one.length, other.index + other.length];
  if (one.index === other.index && end === otherEnd) return behind > 0;
  return one.index >= other.index && end <= otherEnd;
}

/** Quick tests before the slow patterns. Most passages match none of them. */
const MAY_MATCH = {
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
  const may = (kind: keyof typeof MAY_MATCH): boolean => MAY_MATCH[kind].test(text);
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
    // In a quotation, question marks after a word may be the exclamation of a speaker.
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
    if (MAY_BE_SLOT.test(words.trim())) yield { index, length: whole.length, sign: "" };
  }
}

function isSlot(passage: Passage, words: string, index: number, whole: string): boolean {
  if (LEFT_OUT.test(words) || !MAY_BE_SLOT.test(words)) return false;
  const isAlone = whole.length >= passage.text.trim().length;
  // A quotation may omit a name, so that nobody is recognised.
  return isAlone || !isQuoted(passage, index) || INSTRUCTS.test(words);
}

const OPENING = /[“„«]|(?<![\p{L}\p{N}])"(?=\S)/gu;
const CLOSING = /[”»]|(?<=\S)"(?![\p{L}\p{N}])/gu;

/** True within a quotation: a quote block, or words between quotation marks. */
function isQuoted({ kind, text }: Passage, index: number): boolean {
  if (kind === "quote") return true;
  const before = text.slice(0, index);
  const opened = [...before.matchAll(OPENING)].length;
  return opened > [...before.matchAll(CLOSING)].length;
}

// Repeated text.

/** The texts of an earlier period. */
export interface EarlierTexts {
  /** The period in words, as after "de tekst van": "oktober tot en met december 2023". */
  readonly period: string;
  readonly passages: readonly Pick<Passage, "text">[];
}

/** The minimum number of words. Shorter passages may be repeated. */
const FEWEST_WORDS = 12;
/** The kinds that are checked. Headings, captions and cells may be the same each time. */
const KINDS: ReadonlySet<Passage["kind"]> = new Set(["paragraph", "item", "quote"]);

const LETTERS_AND_DIGITS = /[\p{L}\p{N}]+/gu;
/** Words that change when an old text is only updated. */
const CHANGES =
  /^(?:\d+|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|eerste|tweede|derde|vierde)$/;
const CHANGED = "#";

/**
 * Reports passages that are in a text of an earlier period. Case, spaces, punctuation, numbers and
 * names of months may differ. The finding names the first match in `earlier`. Passages with woven
 * values are meant to come back, so they are skipped.
 */
export function repeated(
  { passages }: ProofText,
  earlier: readonly EarlierTexts[],
): readonly PassageRemark[] {
  const known = earlier.map(({ period, passages: before }) => {
    const words = before.map(({ text }) => wordsOf(text)).filter(isLong);
    return { period, same: new Set(words.map(joined)), alike: new Set(words.map(withoutFigures)) };
  });
  return passages.flatMap((passage): readonly PassageRemark[] => {
    const words = wordsOf(passage.text);
    if (!isThought(passage, words)) return [];
    const as = { code: "text-repeated", passage, index: 0 } as const;
    const same = known.find((one) => one.same.has(joined(words)));
    if (same !== undefined) return [{ ...as, more: proofFormWords.same(same.period) }];
    const alike = known.find((one) => one.alike.has(withoutFigures(words)));
    return alike === undefined
      ? []
      : [{ ...as, more: proofFormWords.sameButForFigures(alike.period) }];
  });
}

/**
 * Reports passages that appear earlier in the same text, or in one of `others`, which are texts of
 * the same document.
 */
export function repeatedHere(
  { passages }: ProofText,
  others: readonly Pick<ProofText, "file" | "passages">[] = [],
): readonly PassageRemark[] {
  const fileOf = new Map<string, string | null>();
  for (const { file, passages: before } of others) {
    for (const { text } of before) fileOf.set(joined(wordsOf(text)), file);
  }
  return passages.flatMap((passage): readonly PassageRemark[] => {
    const words = wordsOf(passage.text);
    if (!isThought(passage, words)) return [];
    const file = fileOf.get(joined(words));
    if (file === undefined) {
      fileOf.set(joined(words), null);
      return [];
    }
    const more = file === null ? proofFormWords.sameText : proofFormWords.otherText(file);
    return [{ code: "text-repeated-here", passage, index: 0, more }];
  });
}

function isThought(passage: Passage, words: readonly string[]): boolean {
  return KINDS.has(passage.kind) && passage.woven.length === 0 && isLong(words);
}

function isLong(words: readonly string[]): boolean {
  return words.length >= FEWEST_WORDS;
}

function wordsOf(text: string): readonly string[] {
  return text.normalize("NFKC").toLowerCase().match(LETTERS_AND_DIGITS) ?? [];
}

function joined(words: readonly string[]): string {
  return words.join(" ");
}

function withoutFigures(words: readonly string[]): string {
  const plain = words.map((word) => (CHANGES.test(word) ? CHANGED : word));
  // "1.024" and "januari 2024" give two marks each. Successive marks become one.
  return joined(plain.filter((word, at) => word !== CHANGED || plain[at - 1] !== CHANGED));
}
