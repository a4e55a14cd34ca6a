import type { Noticed } from "../../src/proofreading/noticed.ts";
import type { ProofText } from "../../src/proofreading/passage.ts";
import { proofTextOf } from "../../src/proofreading/passages-of.ts";

/** A text as its reader sees it; line 1 of its Markdown is line 1 of its file. */
export function proofText(markdown: string, values: readonly string[] = []): ProofText {
  const placeOf = (line: number, at: number) => ({ line: line + 1, position: at + 1 });
  const about = { name: "tekst", file: "tekst.md", takesImages: true, placeOf };
  return proofTextOf({ ...about, markdown, values });
}

/** Where each finding begins: the first word there. */
export function wordsNoticed(found: readonly Noticed[]): readonly string[] {
  return found.map(
    ({ passage, index }) =>
      /^\S*?(?=[.,;:!?”’')]*(?:\s|$))/u.exec(passage.text.slice(index))?.[0] ?? "",
  );
}
