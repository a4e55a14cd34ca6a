import type { ColumnName } from "../codebook/codebook.ts";
import { type Day, dayOf, utcDate } from "../period/period.ts";
import type { Case, DatedCode, RowValues } from "./case.ts";
import type { DateOrder } from "./cells/dates.ts";
import type { FindingsList } from "./export-findings.ts";
import type { FileColumn } from "./header.ts";

/** A column of dates or dated choices. */
export interface DatedColumn {
  readonly column: FileColumn;
  readonly order: DateOrder;
}

/**
 * Returns true for a finding, by its code and column, that is only a consequence of reading day and
 * month in the wrong order.
 */
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

  /** Counts the dates of the current row. Call this for valid rows only. */
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
    // If day and month were read in the wrong order, distances between dates mean nothing.
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

/** Selects the findings that are only a consequence of columns with the month before the day. */
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

const FIRST_DAY = dayOf(2000, 1, 1) ?? 0;
const DAYS = (dayOf(2099, 12, 31) ?? 0) - FIRST_DAY + 1;

/** A date more than a year away from every other date, with its place in the file. */
interface FarDate {
  /** The line and the column of its first occurrence. */
  readonly line: number;
  readonly column: number;
  /** The number of occurrences in the file. */
  readonly times: number;
}

/** How the dates of an export are spread over time. */
export interface Spread {
  readonly far: readonly FarDate[];
  /** The earliest date; null if there is none. */
  readonly earliest: Day | null;
  /** The earliest date that is not far; null if there is none. */
  readonly first: Day | null;
  /** The latest date that is not far; null if there is none. */
  readonly latest: Day | null;
}

/**
 * The distinct dates of an export, each with its first place. The memory is fixed, because the
 * contract allows only the days of 2000 to 2099.
 */
class DateSpread {
  readonly #times = new Uint32Array(DAYS);
  readonly #lines = new Uint32Array(DAYS);
  readonly #columns = new Uint8Array(DAYS);

  /** Takes a date of a valid row. */
  note(day: Day, line: number, column: number): void {
    const index = day - FIRST_DAY;
    const times = this.#times[index] ?? 0;
    this.#times[index] = times + 1;
    if (times > 0) return;
    this.#lines[index] = line;
    this.#columns[index] = column;
  }

  /**
   * The spread of all dates that were noted. A far date has no other distinct date within a
   * calendar year. If more dates are far than near, the export only has few dates, and none counts
   * as far.
   */
  result(): Spread {
    const days = this.#distinctDays();
    const isFar = days.map(
      (day, index) =>
        isMoreThanYearApart(days[index - 1], day) && isMoreThanYearApart(day, days[index + 1]),
    );
    const farCount = isFar.filter(Boolean).length;
    const isThin = farCount * 2 > days.length;
    const near = isThin ? days : days.filter((_, index) => isFar[index] !== true);
    const far = isThin ? [] : days.filter((_, index) => isFar[index] === true);
    return {
      far: far.map((day) => this.#placeOf(day)),
      earliest: days[0] ?? null,
      first: near[0] ?? null,
      latest: near.at(-1) ?? null,
    };
  }

  #distinctDays(): readonly Day[] {
    const days: Day[] = [];
    for (let index = 0; index < DAYS; index += 1) {
      if (this.#times[index] !== 0) days.push((FIRST_DAY + index) as Day);
    }
    return days;
  }

  #placeOf(day: Day): FarDate {
    const index = day - FIRST_DAY;
    return {
      line: this.#lines[index] ?? 0,
      column: this.#columns[index] ?? 0,
      times: this.#times[index] ?? 0,
    };
  }
}

/** True if `later` is more than a calendar year after `earlier`, or if one of them is missing. */
function isMoreThanYearApart(earlier: Day | undefined, later: Day | undefined): boolean {
  if (earlier === undefined || later === undefined) return true;
  if (later - earlier <= 365) return false;
  const date = utcDate(earlier);
  const [year, month] = [date.getUTCFullYear() + 1, date.getUTCMonth() + 1];
  // A year after 29 February is 1 March.
  const yearLater = dayOf(year, month, date.getUTCDate()) ?? dayOf(year, month + 1, 1);
  return yearLater === undefined || later > yearLater;
}

const COMPARED = ["eerste_contact_op", "welkomstgesprek_ingepland_op", "statusverloop"] as const;
const FEWEST_ROWS = 5;
/** If this many of ten rows have a date before the registration, the column is shifted. */
const NEARLY_ALL_OF_TEN = 9;

/** The position of the dates of a column relative to `aanmelddatum`. */
type Shift = "later" | "earlier";

interface Tally {
  readonly column: ColumnName;
  /** The number of rows with both dates. */
  rows: number;
  /** The number of those rows with a date before the registration. */
  earlier: number;
  /** The number of those rows with a date more than a year after the registration. */
  later: number;
}

/**
 * Finds columns with nearly all dates before the registrations, or with all dates more than a year
 * after them. Excel counts days from 1900 or from 1904, so pasted dates can move by years.
 */
class ShiftedColumns {
  readonly #tallies: readonly Tally[] = COMPARED.map((column) => ({
    column,
    rows: 0,
    earlier: 0,
    later: 0,
  }));

  note(row: RowValues): void {
    const registered = row.aanmelddatum;
    if (registered === undefined) return;
    for (const tally of this.#tallies) {
      const day = dateIn(row, tally.column);
      if (day === null || day === undefined) continue;
      tally.rows += 1;
      if (day < registered) tally.earlier += 1;
      else if (isMoreThanYearApart(registered, day)) tally.later += 1;
    }
  }

  /**
   * The columns that seem shifted. If all of them, at least two, seem shifted the same way, the
   * result is `aanmelddatum` alone, shifted the other way.
   */
  result(): ReadonlyMap<ColumnName, Shift> {
    const judged = this.#tallies.filter(({ rows }) => rows >= FEWEST_ROWS);
    const shifts = new Map<ColumnName, Shift>();
    for (const { column, rows, earlier, later } of judged) {
      if (later === rows) shifts.set(column, "later");
      else if (earlier * 10 >= rows * NEARLY_ALL_OF_TEN) shifts.set(column, "earlier");
    }
    const [first, ...others] = shifts.values();
    const isOne = others.length > 0 && shifts.size === judged.length;
    if (first === undefined || !isOne || others.some((shift) => shift !== first)) return shifts;
    return new Map([["aanmelddatum", first === "later" ? "earlier" : "later"]]);
  }
}

function dateIn(row: RowValues, column: ColumnName): Day | null | undefined {
  if (column === "statusverloop") return row.statusverloop?.[0]?.day;
  return column === "eerste_contact_op" ? row.eerste_contact_op : row.welkomstgesprek_ingepland_op;
}
