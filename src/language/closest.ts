import { closestMatch } from "leven";

import { meaningOf, meansAnother } from "./meaning.ts";

/** A term of at least this many letters may be misspelt and still be known. */
const SHORTEST_TERM = 4;
/** One letter in so many may be wrong. */
const LETTERS_PER_MISTAKE = 3;
/** No term is longer: to compare longer texts would only take time. */
const LONGEST_TERM = 80;

/**
 * Makes what finds the term that a misspelt text most likely means; undefined where none comes
 * near. Case, surrounding white space and the difference between `_`, `-` and space do not matter.
 * A term with another meaning never comes near: "geen ouder" is no misspelt "Eén ouder".
 */
export function termFinder(terms: readonly string[]): (text: string) => string | undefined {
  const byFolded = new Map<string, string>();
  for (const term of terms) {
    const key = folded(term);
    if (!byFolded.has(key)) byFolded.set(key, term);
  }
  const candidates = [...byFolded.keys()].map((key) => ({ key, meaning: meaningOf(key) }));
  return (text) => {
    if (text.length < SHORTEST_TERM || text.length > LONGEST_TERM) return undefined;
    const wanted = folded(text);
    if (wanted.length < SHORTEST_TERM) return undefined;
    const maxDistance = Math.floor(wanted.length / LETTERS_PER_MISTAKE);
    const meaning = meaningOf(wanted);
    const near = candidates.filter((candidate) => !meansAnother(meaning, candidate.meaning));
    const keys = near.map(({ key }) => key);
    const found = closestMatch(wanted, keys, { maxDistance });
    return found === undefined ? undefined : byFolded.get(found);
  };
}

/** The same for one text. */
export function closestTerm(text: string, terms: readonly string[]): string | undefined {
  return termFinder(terms)(text);
}

function folded(text: string): string {
  return text
    .trim()
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, "_");
}
