import type { CountFault, DateFault } from "../../messages/finding-words.ts";
import type { AnswerHint } from "../../findings/answer-hints.ts";

/** The problems that one cell can have, by the code of their finding. */
export type CellFault =
  | { readonly code: "cell-empty" | "id-invalid" | "region-placeholder" }
  | { readonly code: "choice-undated"; readonly answer: string }
  | { readonly code: "count-invalid"; readonly fault: CountFault }
  | { readonly code: "date-invalid"; readonly fault: DateFault }
  | { readonly code: "choice-unknown"; readonly hint: AnswerHint }
  /** `isJoined`: the cell has several names of the codebook with a separator other than a bar. */
  | { readonly code: "region-note"; readonly isJoined: boolean };

/** A cell that breaks rules of its type, with one fault for each rule. */
export class Invalid {
  readonly faults: readonly CellFault[];

  constructor(...faults: readonly CellFault[]) {
    this.faults = faults;
  }
}

export const INVALID_ID = new Invalid({ code: "id-invalid" });
export const EMPTY_CELL = new Invalid({ code: "cell-empty" });

/** Excel shows and exports this for a number that is wider than its column. */
const TOO_NARROW = /^#{3,}$/;
/** Excel shows this for a formula that fails: "#N/B", "#VERW!", "#DEEL/0!", "#NAAM?". */
const FORMULA_ERROR = /^#(?:N\/[AB]|[A-Z]+(?:\/0)?[!?])$/i;

/** The error sign of Excel that a cell contains in place of its value; undefined for none. */
export function excelFaultOf(text: string): "too-narrow" | "formula-error" | undefined {
  if (!text.startsWith("#")) return undefined;
  if (TOO_NARROW.test(text)) return "too-narrow";
  return FORMULA_ERROR.test(text) ? "formula-error" : undefined;
}
