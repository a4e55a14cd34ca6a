import { numberFromWords } from "../../language/number-words.ts";

/** Common words, which do not distinguish the labels of figures. */
const COMMON: ReadonlySet<string> = new Set(
  "de het een en of in op van naar per via met zonder die dat over binnen aan bij na nu is zijn uit tot voor dan er al".split(
    " ",
  ),
);
const SHORTEST_STEM = 4;
const SHORTEST_TAIL = 5;

/** A word of a sentence or name: in full, and without its endings. */
interface Word {
  readonly word: string;
  readonly stem: string;
}

/** The distinctive words of the name of a figure, and of its category if it has one. */
export interface NameWords {
  readonly figure: readonly Word[];
  readonly category: readonly Word[] | null;
}

/** The words of the names of a number. */
export function nameWords(figure: string, category: string | null): NameWords {
  return { figure: wordsOf(figure), category: category === null ? null : wordsOf(category) };
}

/** How well the words of a sentence match the names of a number. */
export interface Fit {
  /**
   * The number of distinctive words that the sentence contains. Words of a category count double.
   */
  readonly score: number;
  /** The sentence contains all words of the category. True for a number without a category. */
  readonly namesCategory: boolean;
  /** The sentence is about this figure: it contains the longest word of its name and one more. */
  readonly pointsAt: boolean;
}

/** Returns a function that rates the match between a sentence and the names of a number. */
export function fitWith(sentence: string): (names: NameWords) => Fit {
  const sentenceWords = wordsOf(withLabelWords(sentence));
  const has = (word: Word): boolean => sentenceWords.some((one) => isSame(one, word));
  return ({ figure, category }) => {
    const found = figure.filter(has);
    const [longest] = figure.toSorted((a, b) => b.word.length - a.word.length);
    const own = category?.filter(has) ?? [];
    return {
      score: found.length + 2 * own.length,
      namesCategory: category === null || (own.length > 0 && own.length === category.length),
      pointsAt: found.length > 1 && longest !== undefined && found.includes(longest),
    };
  };
}

/** Adds the words of the labels for expressions that texts use instead. */
function withLabelWords(sentence: string): string {
  const same: readonly (readonly [RegExp, string])[] = [
    [/\been week\b/gi, "7 dagen"],
    [/\b(?:meldden|meldde|melden|meldt|gemeld)\b/gi, "aanmeldingen"],
    [/\b(?:dit (?:kwartaal|jaar|halfjaar)|deze (?:\p{L}+ )?maand(?:en)?)\b/giu, "periode"],
    [/\bnieuwe (?:aanmelding(?:en)?|gezin(?:nen)?)\b/gi, "aanmeldingen in de periode"],
    [/\bterug naar huis\b/gi, "teruggeplaatst"],
    [/\bwachtt?en\b|\bwachttijd\b/gi, "wachten start"],
  ];
  return same.reduce((text, [words, label]) => text.replaceAll(words, `$& ${label}`), sentence);
}

function wordsOf(text: string): readonly Word[] {
  const plain = text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
  const telling = (plain.match(/[\p{L}\d]+/gu) ?? []).filter((word) => !COMMON.has(word));
  const words = new Set(telling.map((word) => String(numberFromWords(word) ?? word)));
  return [...words].map((word) => ({ word, stem: stemOf(word) }));
}

/** True for another form of a word ("lopend", "lopende"), and for the last part of a compound. */
function isSame(one: Word, other: Word): boolean {
  if (one.word === other.word) return true;
  const [short, long] =
    one.stem.length < other.stem.length ? [one.stem, other.stem] : [other.stem, one.stem];
  if (short.length < SHORTEST_STEM) return false;
  return long.startsWith(short) || (short.length >= SHORTEST_TAIL && long.endsWith(short));
}

function stemOf(word: string): string {
  const stem = word.replace(/(?:en|e|s)$/, "").replace(/^ge(?=\p{L}{4})/u, "");
  return stem.length < SHORTEST_STEM ? word : stem;
}
