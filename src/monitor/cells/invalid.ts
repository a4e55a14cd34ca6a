import type { FindingCode } from "../../messages/findings.ts";

/** The codes of what can be wrong within one cell. */
export type CellCode = Extract<
  FindingCode,
  | "cell-empty"
  | "id-invalid"
  | "date-invalid"
  | "count-invalid"
  | "choice-unknown"
  | "choice-undated"
>;

/** A cell that breaks the rules of its type, each rule named once. */
export class Invalid {
  readonly codes: readonly CellCode[];

  constructor(...codes: readonly CellCode[]) {
    this.codes = codes;
  }
}

export const INVALID_DATE = new Invalid("date-invalid");
export const INVALID_COUNT = new Invalid("count-invalid");
export const INVALID_ID = new Invalid("id-invalid");
export const UNKNOWN_CHOICE = new Invalid("choice-unknown");
export const EMPTY_CELL = new Invalid("cell-empty");
