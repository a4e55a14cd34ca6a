import type { Passage, ProofText, Span } from "../passage.ts";
import { sentencesOf } from "../sentences.ts";

/** A word in a passage: letters and digits, with inner hyphens and apostrophes. */
export interface Word extends Span {
  readonly text: string;
}

const WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00AD]*(?:[-\u2010\u2011'’&.,:/@_][\p{L}\p{N}][\p{L}\p{M}\p{N}\u00AD]*)*/gu;

/** The words of a text. "en/of", "10.00" and "zo’n" are one word each. */
export function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** The closing quotation marks for each opening one. */
const CLOSES: Readonly<Record<string, string>> = { "“": "”", "„": "”“", "«": "»", '"': '"' };

/** Quoted words, which the writer may not change: those between double quotation marks. */
function quotedIn({ text }: Pick<Passage, "text">): readonly Span[] {
  const spans: Span[] = [];
  let opened: { readonly start: number; readonly closes: string } | undefined;
  for (const { 0: mark, index } of text.matchAll(/[“”„«»"]/gu)) {
    if (opened?.closes.includes(mark) === true) {
      spans.push({ start: opened.start, end: index + 1 });
      opened = undefined;
    } else {
      const closes: string | undefined = CLOSES[mark];
      if (closes !== undefined) opened = { start: index, closes };
    }
  }
  return spans;
}

/** The parts of a passage that are not the writer's own Dutch. */
function notOwnWords(passage: Passage): readonly Span[] {
  return [...passage.woven, ...passage.foreign, ...quotedIn(passage)];
}

/**
 * The sentences of a text that its writer may change. Quotes are left out, and so are the sentences
 * with a number in notes: they name a source.
 */
export function ownSentences({ passages }: ProofText): readonly OwnSentence[] {
  return passages.flatMap((passage) => {
    if (passage.kind === "quote") return [];
    const others = notOwnWords(passage);
    return sentencesOf(passage.text).flatMap((span): readonly OwnSentence[] => {
      const words = passage.text.slice(span.start, span.end);
      if (passage.kind === "note" && /\p{N}/u.test(words)) return [];
      return [{ passage, ...span, words, others }];
    });
  });
}

/** A sentence in a passage. */
export interface OwnSentence extends Span {
  readonly passage: Passage;
  readonly words: string;
  /** The parts of its passage that are not the writer's own Dutch. */
  readonly others: readonly Span[];
}
