import patterns from "hyphen/nl/index.js";

const SOFT_HYPHEN = "\u00AD";
const LETTERS_ONLY = /^\p{L}+$/u;
/** The least number of letters of the word before a break, and after it. */
const SHORTEST_PIECE = 3;
/** A diaeresis goes when its letter begins a line: "geüniform" breaks into "ge-uniform". */
const LOSES_DIAERESIS = /^[äëïöü]/iu;

const MAX_REMEMBERED = 10_000;
/** A report is printed more than once, and its words repeat. */
const remembered = new Map<string, string>();

/**
 * A Dutch word with a soft hyphen wherever it may break, by the patterns of the library `hyphen`.
 * A word in capitals, or with anything in it but letters, comes back as it is.
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

/** Of a word in small letters: the library would make them by the locale of the machine. */
function syllablesOf(lower: string): readonly string[] {
  return patterns.hyphenateSync(lower).split(SOFT_HYPHEN);
}
