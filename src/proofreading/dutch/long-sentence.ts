import { proofDutchWords } from "../../messages/proof-dutch.ts";
import type { PassageRemark } from "../noticed.ts";
import { overlap, type ProofText } from "../passage.ts";
import { ownSentences, wordsOf } from "./words.ts";

/** The longest sentence that a reader at level B1 follows, in words. */
const MOST_WORDS = 25;

/**
 * Reports sentences of more than 25 words. Woven values count, because they are read. Quoted words
 * and words in another language do not count, because the writer may not change them.
 */
export function longSentences(text: ProofText): readonly PassageRemark[] {
  return ownSentences(text).flatMap(
    ({ passage, start, words, others }): readonly PassageRemark[] => {
      // A cell without a full stop is no sentence.
      if (passage.kind === "cell" && !/[.!?…]$/u.test(words)) return [];
      const unchangeable = others.filter((span) => !passage.woven.includes(span));
      const count = wordsOf(words).filter((word) => {
        const span = { start: start + word.start, end: start + word.end };
        return !unchangeable.some((other) => overlap(span, other));
      }).length;
      if (count <= MOST_WORDS) return [];
      return [
        { code: "text-long-sentence", passage, index: start, more: proofDutchWords.count(count) },
      ];
    },
  );
}
