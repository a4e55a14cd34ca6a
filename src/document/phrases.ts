import { STANDARD_CODEBOOK } from "../codebook/codebook.ts";
import { uncapitalised } from "../language/words.ts";
import { say, type Text } from "../model/text.ts";
import { labelRun } from "./withheld.ts";

/** The answers and themes of the standard codebook, each with its label. */
const STANDARD_ANSWERS = new Set(
  [
    ...STANDARD_CODEBOOK.themes,
    ...STANDARD_CODEBOOK.columns.flatMap(({ choices = [] }) => choices),
  ].map(({ code, label }) => keyOf(code, label)),
);

/**
 * How a sentence names an answer or a theme: by the phrase that is written for it; by its label
 * where a codebook of one's own gives it another label, or has added it.
 *
 * @param id the figure that the category is of
 */
export function phraseFor(
  { code, label }: { readonly code: string; readonly label: string },
  phrases: Readonly<Record<string, string>>,
  id: string,
): Text {
  const phrase = wordsWrittenFor({ code, label }, phrases);
  if (phrase !== undefined) return say`${phrase}`;
  return [{ ...labelRun({ code, label }, id), text: uncapitalised(label) }];
}

/** The words that are written for a category; none where its label is of somebody's own choice. */
export function wordsWrittenFor(
  { code, label }: { readonly code: string; readonly label: string },
  words: Readonly<Record<string, string>>,
): string | undefined {
  return STANDARD_ANSWERS.has(keyOf(code, label)) ? words[code] : undefined;
}

function keyOf(code: string, label: string): string {
  return `${code}\n${label}`;
}
