import { proofDutchWords } from "../../messages/proof-dutch.ts";
import type { PassageRemark } from "../noticed.ts";
import { overlap, type ProofText } from "../passage.ts";
import { OFFICE_VERBS } from "./nominal-phrases.ts";
import { foldedPhrase, type WordList } from "./word-list.ts";
import { type OwnSentence, ownSentences, wordsOf } from "./words.ts";

/** In words. No phrase of a list is longer. */
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
