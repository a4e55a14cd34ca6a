import type { AnswerHint } from "../../messages/answer-hints.ts";
import type { CountFault, DateFault } from "../../messages/finding-words.ts";

/** What can be wrong within one cell, by the code of its finding. */
export type CellFault =
  | { readonly code: "cell-empty" | "id-invalid" | "region-placeholder" }
  | { readonly code: "choice-undated"; readonly answer: string }
  | { readonly code: "count-invalid"; readonly fault: CountFault }
  | { readonly code: "date-invalid"; readonly fault: DateFault }
  | { readonly code: "choice-unknown"; readonly hint: AnswerHint }
  /** `isJoined`: it is several names of the codebook with something else than a bar between them. */
  | { readonly code: "region-note"; readonly isJoined: boolean };

/** A cell that breaks the rules of its type, each rule named once. */
export class Invalid {
  readonly faults: readonly CellFault[];

  constructor(...faults: readonly CellFault[]) {
    this.faults = faults;
  }
}

export const INVALID_ID = new Invalid({ code: "id-invalid" });
export const EMPTY_CELL = new Invalid({ code: "cell-empty" });

/** What Excel shows where a number is wider than its column, and exports so. */
const TOO_NARROW = /^#{3,}$/;
/** What Excel shows where a formula fails: "#N/B", "#VERW!", "#DEEL/0!", "#NAAM?". */
const FORMULA_ERROR = /^#(?:N\/[AB]|[A-Z]+(?:\/0)?[!?])$/i;

/** Which of Excel's own signs a cell holds in place of its value; undefined for none. */
export function excelFaultOf(text: string): "too-narrow" | "formula-error" | undefined {
  if (!text.startsWith("#")) return undefined;
  if (TOO_NARROW.test(text)) return "too-narrow";
  return FORMULA_ERROR.test(text) ? "formula-error" : undefined;
}
