import { proofDutchWords } from "../../messages/proof-dutch.ts";
import type { Noticed } from "../noticed.ts";
import { overlap, type ProofText } from "../passage.ts";
import { ownSentences, wordsOf } from "./words.ts";

/** A reader at level B1 follows a sentence of up to so many words. */
const MOST_WORDS = 25;

/**
 * Sentences of more than 25 words. Words that were woven in count, since they are read; those
 * between quotation marks and of another language do not, since nobody may change them.
 */
export function longSentences(text: ProofText): readonly Noticed[] {
  return ownSentences(text).flatMap(({ passage, start, words, others }): readonly Noticed[] => {
    // A cell without a full stop is a list of things, and no sentence.
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
  });
}
