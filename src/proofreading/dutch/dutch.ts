import type { PassageRemark } from "../noticed.ts";
import type { ProofText } from "../passage.ts";
import { longSentences } from "./long-sentence.ts";
import { passives } from "./passive.ts";
import { hardWords, nominals } from "./phrases.ts";
import { misspelt, type Spelling } from "./spelling.ts";
import type { WordList } from "./word-list.ts";

export { loadSpelling } from "./load-spelling.ts";
export { wordListOf } from "./word-list.ts";

/** Latin filler text. */
const FILLING = /lorem ipsum|dolor sit amet/i;

/**
 * Checks the Dutch of a text: its sentences, style and spelling. Returns the remarks in the
 * order of the text. This module loads lists of words, so load it late.
 */
export function dutchNoticed(
  { passages, ...about }: ProofText,
  { spelling, words }: { readonly spelling: Spelling; readonly words: WordList },
): readonly PassageRemark[] {
  const text = { ...about, passages: passages.filter((one) => !FILLING.test(one.text)) };
  const remarks = [
    ...longSentences(text),
    ...passives(text),
    ...nominals(text, words),
    ...hardWords(text, words),
    ...misspelt(text, spelling),
  ];
  const order = new Map(text.passages.map((passage, at) => [passage, at]));
  const placeIn = ({ passage }: PassageRemark): number => order.get(passage) ?? 0;
  return remarks.toSorted((a, b) => placeIn(a) - placeIn(b) || a.index - b.index);
}
