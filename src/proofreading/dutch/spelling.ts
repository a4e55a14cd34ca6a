import { proofDutchWords } from "../../messages/proof-dutch.ts";
import type { PassageRemark } from "../noticed.ts";
import { isWithin, overlap, type Passage, type ProofText } from "../passage.ts";
import { isAbbreviated, sentencesOf } from "../sentences.ts";
import { isKnownCompound } from "./compounds.ts";

/** A spelling dictionary. */
export interface Spelling {
  readonly knows: (word: string) => boolean;
  /** Up to three possible intended words, the likeliest first. Empty after too many words. */
  readonly suggestionsFor: (word: string) => readonly string[];
}

/** In letters. Shorter and longer pieces are not checked. */
const SHORTEST = 3;
const LONGEST = 50;
/**
 * In letters. A shorter word at the beginning of a sentence may be a name that differs by one
 * letter.
 */
const SHORTEST_AT_START = 6;

/** A word with everything attached to it: an address, abbreviation or number is one piece. */
const PIECE = /[\p{L}\p{M}\p{N}\u00AD'’\-\u2010\u2011./@_&+#:=\\]+/gu;
/**
 * Addresses, file names, numbers, abbreviations with full stops, and names such as "DigiD" and
 * "iPad".
 */
const NO_WORD = /[\p{N}@_&+#=\\]|\p{L}[.:]\p{L}|\/\/|\p{Ll}\p{Lu}/u;
/** "BSN", "UHT’er", "CAO’s". */
const ABBREVIATION = /^\p{Lu}{2,6}(?:['’]\p{Ll}{1,3})?$/u;

/**
 * Reports misspelt words, each once in a text. Names are not checked: a word with a capital counts
 * only at the beginning of a sentence, and only if it is close to a known word. A finding does not
 * repeat the word, because it may be a name. Only for words in lower case does it suggest words.
 */
export function misspelt({ passages }: ProofText, spelling: Spelling): readonly PassageRemark[] {
  const found = new Map<string, { readonly first: PassageRemark; times: number }>();
  for (const passage of passages) {
    for (const { word, index, isFirst } of wordsToCheck(passage)) {
      const before = found.get(word);
      if (before !== undefined) before.times += 1;
      else if (isMisspelt(word, isFirst, spelling)) {
        found.set(word, { first: { code: "text-spelling", passage, index }, times: 1 });
      }
    }
  }
  return Array.from(found, ([word, { first, times }]) => {
    const suggestions = isCapitalised(word) ? [] : spelling.suggestionsFor(word);
    const more = [
      ...(suggestions.length === 0 ? [] : [proofDutchWords.meant(suggestions)]),
      ...(times === 1 ? [] : [proofDutchWords.times(times)]),
    ].join(" ");
    return { ...first, more };
  });
}

interface Checked {
  readonly word: string;
  readonly index: number;
  /** The word begins a sentence, so its capital has no meaning. */
  readonly isFirst: boolean;
}

function wordsToCheck(passage: Passage): readonly Checked[] {
  const { text, woven, foreign } = passage;
  const skipped = [...woven, ...foreign];
  const starts = sentencesOf(text);
  return Array.from(text.matchAll(PIECE)).flatMap(({ 0: piece, index }): readonly Checked[] => {
    const span = { start: index, end: index + piece.length };
    const bare = piece.replace(/^[^\p{L}\p{N}'’]+|[^\p{L}\p{M}\p{N}'’]+$/gu, "");
    if (NO_WORD.test(bare) || skipped.some((one) => overlap(one, span))) return [];
    const sentence = starts.find((one) => isWithin([one], index));
    let from = index;
    return piece.split("/").flatMap((part): readonly Checked[] => {
      const at = from;
      from += part.length + 1;
      const { word, offset } = trimmed(part);
      const letters = word.replaceAll(/\P{L}/gu, "").length;
      if (letters < SHORTEST || letters > LONGEST || ABBREVIATION.test(word)) return [];
      if (part.endsWith(".") && isAbbreviated(word)) return [];
      const before = text.slice(sentence?.start ?? 0, at + offset);
      const isFirst = !/[\p{L}\p{N}]/u.test(before);
      return isCapitalised(word) && !isFirst ? [] : [{ word, index: at + offset, isFirst }];
    });
  });
}

/** Removes attached punctuation, but keeps the apostrophe of "’s ochtends" and "zo’n". */
function trimmed(part: string): { readonly word: string; readonly offset: number } {
  const [before = ""] = /^(?:['’](?![a-z]{1,2}(?:-|$))|[^\p{L}'’])*/u.exec(part) ?? [];
  const word = part
    .slice(before.length)
    .replace(/[^\p{L}\p{M}]+$/u, "")
    .replaceAll("\u00AD", "")
    .replaceAll(/[\u2010\u2011]/g, "-")
    .normalize("NFC");
  return { word, offset: before.length };
}

function isMisspelt(word: string, isFirst: boolean, spelling: Spelling): boolean {
  if (isKnown(word, spelling)) return false;
  if (!isCapitalised(word)) return true;
  const small = word.toLowerCase();
  if (!isFirst || isKnown(small, spelling)) return false;
  if (small.length < SHORTEST_AT_START) return false;
  // A surname is rarely close to a known word.
  return spelling.suggestionsFor(small).length > 0;
}

/**
 * Looks up the word itself, without stress accents ("níet"), and by the parts between its hyphens.
 */
function isKnown(word: string, spelling: Spelling): boolean {
  const plain = word.normalize("NFD").replaceAll("\u0301", "").normalize("NFC");
  if (spelling.knows(word) || (plain !== word && spelling.knows(plain))) return true;
  const parts = word.split("-").filter((part) => part !== "");
  if (parts.length > 1) {
    return parts.every(
      (part) => isCapitalised(part) || part.length < SHORTEST || isKnown(part, spelling),
    );
  }
  return isKnownCompound(word, spelling);
}

function isCapitalised(word: string): boolean {
  return /\p{Lu}/u.test(word);
}
