import { proofTextOf } from "../../src/proofreading/passages-of.ts";

/** A text of which the first line is line 1 of its file. */
export function proofText(markdown: string, values: readonly string[] = [], name = "tekst") {
  const placeOf = (line: number, at: number) => ({ line: line + 1, position: at + 1 });
  const about = { name, file: `${name}.md`, takesImages: true, placeOf };
  return proofTextOf({ ...about, markdown, values });
}
