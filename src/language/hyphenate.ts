import patterns from "hyphen/nl/index.js";

const SOFT_HYPHEN = "\u00AD";
const LETTERS_ONLY = /^\p{L}+$/u;
/** The minimum number of letters of a word before a break, and after it. */
const SHORTEST_PIECE = 3;
/**
 * A letter loses its diaeresis at the beginning of a line: "geüniform" breaks into "ge-uniform". So
 * a word does not break there.
 */
const LOSES_DIAERESIS = /^[äëïöü]/iu;

const MAX_REMEMBERED = 10_000;
/** A cache: one run prints a report several times, and words repeat. */
const remembered = new Map<string, string>();

/**
 * Returns a Dutch word with a soft hyphen at each place where it may break, by the patterns of the
 * library `hyphen`. A word in capitals, or with a character that is not a letter, is returned
 * unchanged.
 */
export function softHyphenated(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const hyphenated = hyphenate(word);
  if (remembered.size < MAX_REMEMBERED) remembered.set(word, hyphenated);
  return hyphenated;
}

function hyphenate(word: string): string {
  const lower = word.toLowerCase();
  if (
    word.length < 2 * SHORTEST_PIECE ||
    !LETTERS_ONLY.test(word) ||
    word === word.toUpperCase() ||
    lower.length !== word.length
  ) {
    return word;
  }
  let hyphenated = "";
  let end = 0;
  for (const syllable of syllablesOf(lower)) {
    const isFarFromEnds = end >= SHORTEST_PIECE && word.length - end >= SHORTEST_PIECE;
    if (isFarFromEnds && !LOSES_DIAERESIS.test(syllable)) hyphenated += SOFT_HYPHEN;
    hyphenated += word.slice(end, end + syllable.length);
    end += syllable.length;
  }
  return hyphenated;
}

/**
 * Splits a word that is in lower case already: the library would use the locale of the machine for
 * that.
 */
function syllablesOf(lower: string): readonly string[] {
  return patterns.hyphenateSync(lower).split(SOFT_HYPHEN);
}
