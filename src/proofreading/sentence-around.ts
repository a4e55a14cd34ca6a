/**
 * Where a sentence ends: behind its mark, with the quotes and brackets that belong to it, before
 * white space and a letter that a sentence can begin with.
 */
const ENDS =
  /(?<!\b(?:nr|ca|bijv|art|dhr|mevr|o\.a|d\.w\.z|\p{L}))[.!?…]+["'”’)\]]*\s+(?=[\p{Lu}\d"'“‘(])/gu;

/** A sentence of a text, with where it begins in it. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

/** The sentences of a text, in its order; together they are the text. */
export function sentencesOf(text: string): readonly Sentence[] {
  const ends = [...text.matchAll(ENDS)].map(({ 0: mark, index }) => index + mark.length);
  return [0, ...ends]
    .map((start, number) => ({ start, text: text.slice(start, ends[number] ?? text.length) }))
    .filter((sentence) => sentence.text !== "");
}

/** The sentence in which an index of a text lies. */
export function sentenceAround(text: string, index: number): Sentence {
  return sentencesOf(text).findLast(({ start }) => start <= index) ?? { text, start: 0 };
}
