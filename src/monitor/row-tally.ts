import type { ColumnName } from "../codebook/codebook.ts";
import type { Day } from "../period/day.ts";
import type { TalliedRows } from "./case.ts";
import type { RowValues } from "./rules/row-rules.ts";

/** Counts how full the columns of a file are, and on which days its rows were registered. */
export class RowTally {
  readonly #columns: readonly (ColumnName | null)[];
  /** By the place of the column in the file. */
  readonly #filled: Uint32Array;
  readonly #registered = new Map<Day, number>();
  #rows = 0;

  /** `columns` are those of the file, in its order; null for one that the codebook does not know. */
  constructor(columns: readonly (ColumnName | null)[]) {
    this.#columns = columns;
    this.#filled = new Uint32Array(columns.length);
  }

  /** To be called before the cells of each row. */
  beginRow(): void {
    this.#rows += 1;
  }

  /** Takes a cell at a place, with its value; undefined where it is not valid. */
  addCell(at: number, text: string, value: RowValues[ColumnName]): void {
    // Bars alone hold no answer, and blanks nothing at all.
    if (value === null || text === "") return;
    if (value === undefined ? text.trim() === "" : typeof value === "object" && !value.length) {
      return;
    }
    this.#filled[at] = (this.#filled[at] ?? 0) + 1;
  }

  /** Takes the day of registration of a row that counts; undefined where it is not valid. */
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
