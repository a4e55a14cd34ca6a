import type { RowRule } from "../messages/row-rules.ts";
import type { SkippedRows } from "./case.ts";

/** So many rows may be left out at the most, unless the user says otherwise. */
const FREE_ROWS = 5;
const FREE_PERCENTAGE = 10;

/** True where more rows are left out than may be; `atMost` is the percentage that the user chose. */
export function isTooMuch(skipped: number, rows: number, atMost: number | undefined): boolean {
  if (atMost !== undefined) return skipped * 100 > rows * atMost;
  return skipped > FREE_ROWS && skipped * 100 > rows * FREE_PERCENTAGE;
}

/** Counts the rows that are left out, and the rules that they break. */
export class SkipTally {
  #rows = 0;
  readonly #byRule: Partial<Record<RowRule, number>> = {};

  /** Takes a row by the rules that it breaks by itself. */
  add(broken: ReadonlySet<RowRule>): void {
    this.#rows += 1;
    for (const rule of broken) this.#byRule[rule] = (this.#byRule[rule] ?? 0) + 1;
  }

  result(): SkippedRows {
    return { rows: this.#rows, byRule: { ...this.#byRule } };
  }
}
