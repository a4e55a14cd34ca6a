import type { RowRule } from "../messages/row-rules.ts";
import type { SkippedRows } from "./case.ts";

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
