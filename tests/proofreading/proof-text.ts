import { type PassageRemark, type ProofText, proofTextOf } from "../../src/proofreading/passage.ts";
import { SAMPLE_TEXTS } from "./sample-texts.ts";

/** A text whose first line is line 1 of its file. */
export function proofText(
  markdown: string,
  values: readonly string[] = [],
  name = "tekst",
): ProofText {
  const placeOf = (line: number, at: number) => ({ line: line + 1, position: at + 1 });
  const about = { name, file: `${name}.md`, takesImages: true, placeOf };
  return proofTextOf({ ...about, markdown, values });
}

/** The good texts of the sample, each with its period. */
export function sampleTexts(): readonly {
  readonly path: string;
  readonly period: string;
  readonly text: ProofText;
}[] {
  return SAMPLE_TEXTS.map(({ file, markdown }) => {
    return { path: file, period: file.split("/")[2] ?? "", text: proofText(markdown) };
  });
}

/** Where each finding begins: the first word there. */
export function wordsOfRemarks(found: readonly PassageRemark[]): readonly string[] {
  return found.map(
    ({ passage, index }) =>
      /^\S*?(?=[.,;:!?”’')]*(?:\s|$))/u.exec(passage.text.slice(index))?.[0] ?? "",
  );
}
