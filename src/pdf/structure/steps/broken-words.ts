import type { PageMeaning } from "../../../browser/page-meaning.ts";
import { mapElements, type StructureElement } from "../element.ts";
import { meaningOf } from "../meaning-of.ts";

/** A word that is broken at the end of a line reads whole (ISO 32000-1, 14.9.4). */
export function withWholeWords(root: StructureElement, meaning: PageMeaning): StructureElement {
  return mapElements(root, (one) => {
    const word = meaningOf(one, meaning);
    return word?.kind === "word" ? { ...one, type: "Span", actualText: word.word } : one;
  });
}
