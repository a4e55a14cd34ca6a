/** What a text that is no answer of the codebook may mean. */
export type AnswerHint =
  /** Nothing that we recognise. */
  | { readonly kind: "none" }
  /** A misspelt term of the codebook. */
  | { readonly kind: "meant"; readonly term: string }
  /** A synonym of an answer, or a dated answer in another notation. */
  | { readonly kind: "instead"; readonly code: string }
  /** The label of what an empty cell counts as. */
  | { readonly kind: "empty" }
  /** That the answer is not known: "onbekend", "-", "null". */
  | { readonly kind: "not-known" }
  /** Several answers with another separator than a bar, and the one answer that means all of them. */
  | { readonly kind: "joined"; readonly code: string | null }
  /** Text that Excel shows in place of a value. */
  | { readonly kind: "formula-error" | "too-narrow" }
  /** A date without an answer before it. */
  | { readonly kind: "date-alone" };

/** What a message about an answer needs to know of its column. */
export interface AnswerColumn {
  readonly codes: readonly string[];
  /** How a cell of the column is written. */
  readonly type: "choice" | "choices" | "datedChoices";
  /** The label of what an empty cell counts as, where the column has one. */
  readonly empty: string | null;
}

/** A code that cannot be beside another one, nor come after it. */
const DENIES = /^(?:geen|niet|nooit|nee)(?:_|$)/;

/** Two answers of a column that can be in one cell, as an example of how to write several answers. */
export function exampleAnswers(codes: readonly string[]): readonly [first: string, second: string] {
  const [first = "", ...others] = codes;
  return [first, others.find((code) => !DENIES.test(code)) ?? first];
}
