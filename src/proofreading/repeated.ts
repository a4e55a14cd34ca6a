import { proofFormWords } from "../messages/proof-form.ts";
import type { PassageRemark } from "./noticed.ts";
import type { Passage, ProofText } from "./passage.ts";

/** The texts of an earlier period. */
export interface EarlierTexts {
  /** The period in words, as after "de tekst van": "oktober tot en met december 2023". */
  readonly period: string;
  readonly passages: readonly Pick<Passage, "text">[];
}

/** In words. Shorter passages may be repeated. */
const FEWEST_WORDS = 12;
/** Headings, captions and cells may be the same each time. */
const KINDS: ReadonlySet<Passage["kind"]> = new Set(["paragraph", "item", "quote"]);

const LETTERS_AND_DIGITS = /[\p{L}\p{N}]+/gu;
/** Words that change when an old text is only updated. */
const CHANGES =
  /^(?:\d+|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|eerste|tweede|derde|vierde)$/;
const CHANGED = "#";

/**
 * Reports passages that are in a text of an earlier period. Case, spaces, punctuation, numbers and
 * names of months may differ. The finding names the first match in `earlier`. Passages with woven
 * values are meant to come back, so they are skipped.
 */
export function repeated(
  { passages }: ProofText,
  earlier: readonly EarlierTexts[],
): readonly PassageRemark[] {
  const known = earlier.map(({ period, passages: before }) => {
    const words = before.map(({ text }) => wordsOf(text)).filter(isLong);
    return { period, same: new Set(words.map(joined)), alike: new Set(words.map(withoutFigures)) };
  });
  return passages.flatMap((passage): readonly PassageRemark[] => {
    const words = wordsOf(passage.text);
    if (!isThought(passage, words)) return [];
    const as = { code: "text-repeated", passage, index: 0 } as const;
    const same = known.find((one) => one.same.has(joined(words)));
    if (same !== undefined) return [{ ...as, more: proofFormWords.same(same.period) }];
    const alike = known.find((one) => one.alike.has(withoutFigures(words)));
    return alike === undefined
      ? []
      : [{ ...as, more: proofFormWords.sameButForFigures(alike.period) }];
  });
}

/**
 * Reports passages that appear earlier in the same text, or in one of `others`: texts of the same
 * document.
 */
export function repeatedHere(
  { passages }: ProofText,
  others: readonly Pick<ProofText, "file" | "passages">[] = [],
): readonly PassageRemark[] {
  const fileOf = new Map<string, string | null>();
  for (const { file, passages: before } of others) {
    for (const { text } of before) fileOf.set(joined(wordsOf(text)), file);
  }
  return passages.flatMap((passage): readonly PassageRemark[] => {
    const words = wordsOf(passage.text);
    if (!isThought(passage, words)) return [];
    const file = fileOf.get(joined(words));
    if (file === undefined) {
      fileOf.set(joined(words), null);
      return [];
    }
    const more = file === null ? proofFormWords.sameText : proofFormWords.otherText(file);
    return [{ code: "text-repeated-here", passage, index: 0, more }];
  });
}

function isThought(passage: Passage, words: readonly string[]): boolean {
  return KINDS.has(passage.kind) && passage.woven.length === 0 && isLong(words);
}

function isLong(words: readonly string[]): boolean {
  return words.length >= FEWEST_WORDS;
}

function wordsOf(text: string): readonly string[] {
  return text.normalize("NFKC").toLowerCase().match(LETTERS_AND_DIGITS) ?? [];
}

function joined(words: readonly string[]): string {
  return words.join(" ");
}

function withoutFigures(words: readonly string[]): string {
  const plain = words.map((word) => (CHANGES.test(word) ? CHANGED : word));
  // "1.024" makes two of them, and so does "januari 2024".
  return joined(plain.filter((word, at) => word !== CHANGED || plain[at - 1] !== CHANGED));
}
