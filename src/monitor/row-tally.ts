import type { ColumnName } from "../codebook/codebook.ts";
import type { Day } from "../period/day.ts";
import type { TalliedRows } from "./case.ts";
import type { RowValues } from "./rules/row-rules.ts";

// What the reader remembers of all rows of a file: how full the columns are, the rows that are left
// out, the answers in a wrong column, and the ids.

/** Counts the filled cells of each column of a file, and the rows of each day of registration. */
export class RowTally {
  readonly #columns: readonly (ColumnName | null)[];
  /** The number of filled cells, by the place of the column in the file. */
  readonly #filled: Uint32Array;
  readonly #registered = new Map<Day, number>();
  #rows = 0;

  /**
   * @param columns the columns of the file, in its order; null for an unknown one
   */
  constructor(columns: readonly (ColumnName | null)[]) {
    this.#columns = columns;
    this.#filled = new Uint32Array(columns.length);
  }

  /** Call this before the cells of each row. */
  beginRow(): void {
    this.#rows += 1;
  }

  /** Counts a cell at a place. `value` is undefined for an invalid cell. */
  addCell(at: number, text: string, value: RowValues[ColumnName]): void {
    // A cell with only bars or blanks contains no answer.
    if (value === null || text === "") return;
    if (value === undefined ? text.trim() === "" : typeof value === "object" && !value.length) {
      return;
    }
    this.#filled[at] = (this.#filled[at] ?? 0) + 1;
  }

  /** Counts a row by its day of registration, which is undefined for an invalid day. */
  addRegistration(day: Day | undefined): void {
    if (day !== undefined) this.#registered.set(day, (this.#registered.get(day) ?? 0) + 1);
  }

  result(): TalliedRows {
    const filled = this.#columns.flatMap((name, at): [ColumnName, number][] =>
      name === null ? [] : [[name, this.#filled[at] ?? 0]],
    );
    return { rows: this.#rows, filled: new Map(filled), registered: this.#registered };
  }
}
