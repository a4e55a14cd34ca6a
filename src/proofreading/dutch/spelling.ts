import { proofDutchWords } from "../../messages/proof-dutch.ts";
import type { Noticed } from "../noticed.ts";
import { isWithin, overlap, type Passage, type ProofText } from "../passage.ts";
import { isAbbreviated, sentencesOf } from "../sentences.ts";
import { isKnownCompound } from "./compounds.ts";

/** Knows how words are spelt. */
export interface Spelling {
  readonly knows: (word: string) => boolean;
  /** Up to three words that may have been meant, the likeliest first; none for a word too many. */
  readonly suggestionsFor: (word: string) => readonly string[];
}

/** In letters; what is shorter may be anything, and what is longer is no word. */
const SHORTEST = 3;
const LONGEST = 50;
/** In letters: a shorter word at the start of a sentence may be a name by as little as one letter. */
const SHORTEST_AT_START = 6;

/** A word with what is written on to it: addresses, abbreviations and numbers are one piece each. */
const PIECE = /[\p{L}\p{M}\p{N}\u00AD'’\-\u2010\u2011./@_&+#:=\\]+/gu;
/** Addresses, file names, numbers, abbreviations with full stops, names as "DigiD" and "iPad". */
const NO_WORD = /[\p{N}@_&+#=\\]|\p{L}[.:]\p{L}|\/\/|\p{Ll}\p{Lu}/u;
/** "BSN", "UHT’er", "CAO’s". */
const ABBREVIATION = /^\p{Lu}{2,6}(?:['’]\p{Ll}{1,3})?$/u;

/**
 * Words that neither the dictionary nor the user's own list knows, each once a text. Names are none:
 * a word with a capital counts at the start of a sentence alone, and there only where it comes near
 * a common word. No finding repeats the word; what may have been meant is named of a word in small
 * letters alone.
 */
export function misspelt({ passages }: ProofText, spelling: Spelling): readonly Noticed[] {
  const found = new Map<string, { readonly first: Noticed; times: number }>();
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
  /** It begins a sentence, so that its capital says nothing. */
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

/** Without what is no part of the word, but with the apostrophe of "’s ochtends" and "zo’n". */
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
  // A surname comes near no word, as a rule.
  return spelling.suggestionsFor(small).length > 0;
}

/** As it stands, without the accents that stress it ("níet"), by the parts between its hyphens. */
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
