import type { ColumnName } from "../codebook/codebook.ts";
import type { Day } from "../period/day.ts";
import type { Case, DatedCode } from "./case.ts";
import type { DateOrder } from "./cells/date-order.ts";
import { DateSpread, type Spread } from "./date-spread.ts";
import type { FindingsList } from "./findings-list.ts";
import type { FileColumn } from "./header.ts";
import type { RowValues } from "./rules/row-rules.ts";
import { ShiftedColumns } from "./rules/shifted-columns.ts";

/** A column of dates or dated choices. */
export interface DatedColumn {
  readonly column: FileColumn;
  readonly order: DateOrder;
}

/** True for a finding at a column that only follows from dates that were read in a wrong order. */
export type IsWithdrawn = (code: string, column: number) => boolean;

const NOTHING_WITHDRAWN: IsWithdrawn = () => false;

/** Checks the dates of a file together. A single row cannot show these problems. */
export class DateChecks {
  readonly #columns: readonly DatedColumn[];
  readonly #spread = new DateSpread();
  readonly #shifted = new ShiftedColumns();
  /** The dates of the current row, and the columns that contain them. */
  readonly #days: Day[] = [];
  readonly #places: number[] = [];
  #count = 0;

  constructor(columns: readonly DatedColumn[]) {
    this.#columns = columns;
  }

  /** Call this before each row. */
  beginRow(): void {
    this.#count = 0;
  }

  /** Takes a valid cell of a column of dates or dated choices. */
  noteCell(value: Case[ColumnName], column: number): void {
    if (typeof value === "number") this.#noteDay(value as Day, column);
    else if (Array.isArray(value)) {
      for (const { day } of value as readonly DatedCode[]) this.#noteDay(day, column);
    }
  }

  /** Takes the current row, valid or not. */
  noteRow(row: RowValues): void {
    this.#shifted.note(row);
  }

  /** Counts the dates of the current row, because the row is valid. */
  acceptRow(line: number): void {
    for (let at = 0; at < this.#count; at += 1) {
      const day = this.#days[at];
      if (day !== undefined) this.#spread.note(day, line, this.#places[at] ?? 0);
    }
  }

  /**
   * Call this after the last row. Reports the problems and returns how the dates are spread over
   * time.
   */
  end(findings: FindingsList): { readonly spread: Spread; readonly isWithdrawn: IsWithdrawn } {
    const spread = this.#spread.result();
    const monthFirst = this.#columns.filter(({ order }) => order.isMonthFirst);
    const isWithdrawn = withdrawnBy(monthFirst, this.#columns);
    findings.withdraw(isWithdrawn);
    for (const { column } of monthFirst) {
      findings.add("dates-month-first", { line: null, column }, column.name);
    }
    this.#reportUnclear(findings);
    // Dates in a wrong order say nothing about the distance between them.
    if (monthFirst.length === 0) {
      this.#reportShifted(findings);
      this.#reportFar(spread, findings);
    }
    return { spread, isWithdrawn };
  }

  #noteDay(day: Day, column: number): void {
    this.#days[this.#count] = day;
    this.#places[this.#count] = column;
    this.#count += 1;
  }

  #reportUnclear(findings: FindingsList): void {
    // One column that is certainly day before month shows how the whole file is written.
    if (this.#columns.some(({ order }) => order.isDayFirst)) return;
    for (const { column, order } of this.#columns) {
      if (order.isUnclear) findings.add("dates-ambiguous", { line: null, column });
    }
  }

  #reportShifted(findings: FindingsList): void {
    for (const [name, shift] of this.#shifted.result()) {
      const found = this.#columns.find(({ column }) => column.known === name);
      if (found === undefined) continue;
      const isRegistration = name === "aanmelddatum";
      findings.add("dates-shifted", { line: null, column: found.column }, shift, isRegistration);
    }
  }

  #reportFar({ far }: Spread, findings: FindingsList): void {
    for (const { line, column: index, times } of far) {
      const found = this.#columns.find(({ column }) => column.index === index);
      findings.add("date-far", { line, column: found?.column ?? null }, times);
    }
  }
}

/** The findings that follow from columns that are written month before day. */
function withdrawnBy(
  monthFirst: readonly DatedColumn[],
  columns: readonly DatedColumn[],
): IsWithdrawn {
  if (monthFirst.length === 0) return NOTHING_WITHDRAWN;
  const misread = new Set(monthFirst.map(({ column }) => column.index));
  const registration = columns.find(({ column }) => column.known === "aanmelddatum");
  const isRegistrationMisread = misread.has(registration?.column.index ?? -1);
  return (code, column) => {
    if (code === "date-before-registration") return isRegistrationMisread || misread.has(column);
    return RULES_OF_ONE_COLUMN.has(code) && misread.has(column);
  };
}

const RULES_OF_ONE_COLUMN: ReadonlySet<string> = new Set([
  "date-invalid",
  "status-order",
  "analysis-finished-before-start",
]);
