import type { SkippedRows } from "./case.ts";
import type { RowBreak } from "./findings-list.ts";
import type { RowRule } from "../findings/severity-changes.ts";

/** The number of rows that may always be left out, unless the user chose a percentage. */
const FREE_ROWS = 5;
const FREE_PERCENTAGE = 10;

/** The rules that a row seems to break if the dates of a column are read in a wrong order. */
const RULES_OF_DATES: ReadonlySet<RowRule> = new Set<RowRule>([
  "date-invalid",
  "date-before-registration",
  "status-order",
  "analysis-finished-before-start",
]);

/** True if more rows are left out than allowed. `atMost` is the percentage that the user chose. */
export function isTooMuch(skipped: number, rows: number, atMost: number | undefined): boolean {
  if (atMost !== undefined) return skipped * 100 > rows * atMost;
  return skipped > FREE_ROWS && skipped * 100 > rows * FREE_PERCENTAGE;
}

/** Rows that break the same rules about dates at the same columns. */
interface RowsAlike {
  readonly breaks: readonly RowBreak[];
  /** The number of these rows. */
  rows: number;
  /** The number of these rows that break no other rule. */
  rowsByDatesOnly: number;
}

/** Counts the rows that are left out, and the rules that they break. */
export class SkipTally {
  #rows = 0;
  readonly #byRule = new Map<RowRule, number>();
  readonly #byDates = new Map<string, RowsAlike>();

  /** Takes a row by the rules that it breaks by itself. */
  add(breaks: readonly RowBreak[]): void {
    const ofDates = breaks.filter(({ rule }) => RULES_OF_DATES.has(rule));
    for (const rule of rulesOf(breaks)) {
      // The rules keep the order of their first occurrence, including the rules about dates.
      const isOfDates = RULES_OF_DATES.has(rule);
      this.#byRule.set(rule, (this.#byRule.get(rule) ?? 0) + (isOfDates ? 0 : 1));
    }
    if (ofDates.length === 0) this.#rows += 1;
    else this.#addAlike(ofDates, ofDates.length === breaks.length);
  }

  /** The rows that were left out, except rows that break only withdrawn rules. */
  result(isWithdrawn: (rule: RowRule, column: number) => boolean): SkippedRows {
    const byRule = new Map(this.#byRule);
    let rows = this.#rows;
    for (const alike of this.#byDates.values()) {
      const left = alike.breaks.filter(({ rule, column }) => !isWithdrawn(rule, column));
      rows += left.length > 0 ? alike.rows : alike.rows - alike.rowsByDatesOnly;
      for (const rule of rulesOf(left)) byRule.set(rule, (byRule.get(rule) ?? 0) + alike.rows);
    }
    return { rows, byRule: Object.fromEntries([...byRule].filter(([, count]) => count > 0)) };
  }

  #addAlike(breaks: readonly RowBreak[], isAlone: boolean): void {
    const key = breaks.map(({ rule, column }) => `${rule} ${column}`).join();
    const known = this.#byDates.get(key) ?? { breaks, rows: 0, rowsByDatesOnly: 0 };
    known.rows += 1;
    if (isAlone) known.rowsByDatesOnly += 1;
    this.#byDates.set(key, known);
  }
}

function rulesOf(breaks: readonly RowBreak[]): ReadonlySet<RowRule> {
  return new Set(breaks.map(({ rule }) => rule));
}
