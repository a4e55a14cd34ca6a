import { sentencesOf } from "./sentences.ts";

/** A sentence of a text, with where it begins in it. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

/** The sentences of a text as texts of their own, in its order. */
export function sentenceTextsOf(text: string): readonly Sentence[] {
  return sentencesOf(text).map(({ start, end }) => ({ start, text: text.slice(start, end) }));
}

/** The sentence in which an index of a text lies. */
export function sentenceAround(text: string, index: number): Sentence {
  return sentenceTextsOf(text).findLast(({ start }) => start <= index) ?? { text, start: 0 };
}
