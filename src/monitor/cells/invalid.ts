import type { CountFault, DateFault } from "../../messages/finding-words.ts";

/** What can be wrong within one cell, by the code of its finding. */
export type CellFault =
  | { readonly code: "cell-empty" | "id-invalid" | "choice-undated" }
  | { readonly code: "count-invalid"; readonly fault: CountFault }
  | { readonly code: "date-invalid"; readonly fault: DateFault }
  /** With the spelling of the codebook that comes nearest, if one comes near. */
  | { readonly code: "choice-unknown"; readonly suggestion: string | undefined };

/** A cell that breaks the rules of its type, each rule named once. */
export class Invalid {
  readonly faults: readonly CellFault[];

  constructor(...faults: readonly CellFault[]) {
    this.faults = faults;
  }
}

export const INVALID_ID = new Invalid({ code: "id-invalid" });
export const EMPTY_CELL = new Invalid({ code: "cell-empty" });
