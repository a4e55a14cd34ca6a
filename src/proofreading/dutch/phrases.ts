import { proofDutchWords } from "../../messages/text-checks.ts";
import {
  overlap,
  type Passage,
  type PassageRemark,
  type ProofText,
  sentencesOf,
  type Span,
} from "../passage.ts";
import { HARD_WORDS, NOMINAL_PHRASES, OFFICE_VERBS } from "./hard-words.ts";

/** The maximum number of words in a phrase of the lists. */
const LONGEST_PHRASE = 6;

/** A match in a sentence, with its index in the passage. */
interface Found {
  readonly index: number;
  readonly more?: string;
}

/** Reports hard words, with the plain alternative. */
export function hardWords(text: ProofText, { hard }: WordList): readonly PassageRemark[] {
  return ownSentences(text).flatMap((sentence) =>
    phrasesIn(sentence, hard).map((found) => remarkIn("text-hard-word", sentence, found)),
  );
}

/** Reports phrases in which a noun replaces a verb. */
export function nominals(text: ProofText, { nominal }: WordList): readonly PassageRemark[] {
  return ownSentences(text).flatMap((sentence) =>
    [...phrasesIn(sentence, nominal), ...verbsAsNouns(sentence)].map((found) =>
      remarkIn("text-nominal", sentence, found),
    ),
  );
}

function remarkIn(
  code: "text-hard-word" | "text-nominal",
  { passage }: OwnSentence,
  found: Found,
): PassageRemark {
  return { code, passage, ...found };
}

/** "het uitvoeren van", and "de uitvoering … vindt plaats". */
const VERBS_AS_NOUNS = [
  new RegExp(`(?<!\\p{L})het\\s(?:${OFFICE_VERBS.replaceAll(" ", "|")})\\svan(?!\\p{L})`, "giu"),
  /(?<!\p{L})(?:de|het)\s\p{L}{3,40}(?:ing|atie)\s(?:[\p{L}-]{1,40}\s){0,6}(?:vindt|vond|vinden|vonden)\splaats(?!\p{L})/giu,
];

function verbsAsNouns(sentence: OwnSentence): readonly Found[] {
  return VERBS_AS_NOUNS.flatMap((form) =>
    Array.from(sentence.words.matchAll(form), ({ 0: words, index }) => ({ words, index })),
  ).flatMap(({ words, index }) =>
    isOwn(sentence, index, words.length) ? [{ index: sentence.start + index }] : [],
  );
}

/** The longest phrases of a list in a sentence. They do not overlap. */
function phrasesIn(sentence: OwnSentence, phrases: ReadonlyMap<string, string>): readonly Found[] {
  const words = wordsOf(sentence.words);
  const found: Found[] = [];
  let next = 0;
  for (const [at, first] of words.entries()) {
    if (at < next) continue;
    for (let count = Math.min(LONGEST_PHRASE, words.length - at); count > 0; count -= 1) {
      const { end } = words[at + count - 1] ?? first;
      const plain = phrases.get(foldedPhrase(sentence.words.slice(first.start, end)));
      if (plain === undefined) continue;
      next = at + count;
      const isNamed = isTitle(words[at - 1]?.text ?? "");
      if (isNamed || !isOwn(sentence, first.start, end - first.start)) break;
      found.push({ index: sentence.start + first.start, more: proofDutchWords.preferably(plain) });
      break;
    }
  }
  return found;
}

/** In "Verdrag inzake …" or "Wet houdende …" the word is part of a name. */
function isTitle(before: string): boolean {
  return /(?:verdrag|wet|besluit|regeling|verordening|richtlijn)$/i.test(before);
}

function isOwn({ start, others }: OwnSentence, at: number, length: number): boolean {
  const span = { start: start + at, end: start + at + length };
  return !others.some((other) => overlap(span, other));
}

// The lists of words.

/** The words of an organisation. */
export interface OwnWords {
  /** Words with a correct spelling. */
  readonly known: readonly string[];
  /** Hard words with plain alternatives; null allows a hard word. */
  readonly plainer: ReadonlyMap<string, string | null>;
}

/** Words and phrases in lower case, each with the plain alternative. */
type Phrases = ReadonlyMap<string, string>;

/** The lists that a text is checked with. */
export interface WordList {
  readonly hard: Phrases;
  readonly nominal: Phrases;
}

/** The standard lists, with the additions, replacements and exceptions of an organisation. */
export function wordListOf({ plainer }: Pick<OwnWords, "plainer">): WordList {
  const own = new Map(Array.from(plainer, ([word, plain]) => [foldedPhrase(word), plain]));
  const nominal = phrasesOf(NOMINAL_PHRASES, own);
  const hard = phrasesOf(HARD_WORDS, own);
  for (const [word, plain] of own) {
    if (plain !== null && !nominal.has(word)) hard.set(word, plain);
  }
  return { hard, nominal };
}

/** The form in which phrases are looked up: lower case, straight apostrophes, single spaces. */
export function foldedPhrase(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll("\u00AD", "")
    .replaceAll("’", "'")
    .toLowerCase()
    .trim()
    .replaceAll(/\s+/gu, " ");
}

/**
 * The phrases of a list in all their forms, with the decisions of the organisation. A decision about
 * one form applies to all forms of the entry.
 */
function phrasesOf(
  list: Readonly<Record<string, string>>,
  own: ReadonlyMap<string, string | null>,
): Map<string, string> {
  const phrases = new Map<string, string>();
  for (const [pattern, standard] of Object.entries(list)) {
    const forms = pattern.split(/\|(?![^(]*\))/).flatMap(formsOf);
    const ownForm = forms.find((form) => own.has(form));
    const plain = ownForm === undefined ? standard : (own.get(ownForm) ?? null);
    if (plain === null) continue;
    for (const form of forms) phrases.set(form, plain);
  }
  return phrases;
}

/** The forms of an entry: "benodigd" and "benodigde" for "benodigd(|e)". */
function formsOf(pattern: string): readonly string[] {
  const [, before = "", choices = "", behind = ""] = /^([^(]*)\(([^)]*)\)(.*)$/.exec(pattern) ?? [];
  if (choices === "") return [pattern];
  return choices.split("|").flatMap((one) => formsOf(before + one + behind));
}

// The words and sentences that a writer may change.

/** A word in a passage: letters and digits, with inner hyphens and apostrophes. */
export interface Word extends Span {
  readonly text: string;
}

const WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00AD]*(?:[-\u2010\u2011'’&.,:/@_][\p{L}\p{N}][\p{L}\p{M}\p{N}\u00AD]*)*/gu;

/** The words of a text. "en/of", "10.00" and "zo’n" are one word each. */
export function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** The closing quotation marks for each opening one. */
const CLOSES: Readonly<Record<string, string>> = { "“": "”", "„": "”“", "«": "»", '"': '"' };

/** The words between double quotation marks, which the writer may not change. */
function quotedIn({ text }: Pick<Passage, "text">): readonly Span[] {
  const spans: Span[] = [];
  let opened: { readonly start: number; readonly closes: string } | undefined;
  for (const { 0: mark, index } of text.matchAll(/[“”„«»"]/gu)) {
    if (opened?.closes.includes(mark) === true) {
      spans.push({ start: opened.start, end: index + 1 });
      opened = undefined;
    } else {
      const closes: string | undefined = CLOSES[mark];
      if (closes !== undefined) opened = { start: index, closes };
    }
  }
  return spans;
}

/** The parts of a passage that are not the writer's own Dutch. */
function notOwnWords(passage: Passage): readonly Span[] {
  return [...passage.woven, ...passage.foreign, ...quotedIn(passage)];
}

/**
 * The sentences of a text that its writer may change. Leaves out quotes, and sentences with a
 * number in a note, because they name a source.
 */
export function ownSentences({ passages }: ProofText): readonly OwnSentence[] {
  return passages.flatMap((passage) => {
    if (passage.kind === "quote") return [];
    const others = notOwnWords(passage);
    return sentencesOf(passage.text).flatMap(({ text: words, ...span }): readonly OwnSentence[] => {
      if (passage.kind === "note" && /\p{N}/u.test(words)) return [];
      return [{ passage, ...span, words, others }];
    });
  });
}

/** A sentence in a passage. */
export interface OwnSentence extends Span {
  readonly passage: Passage;
  readonly words: string;
  /** The parts of its passage that are not the writer's own Dutch. */
  readonly others: readonly Span[];
}
