import type { ColumnName } from "../../codebook/codebook.ts";
import type { Day } from "../../period/day.ts";
import { isMoreThanYearApart } from "../date-spread.ts";
import type { RowValues } from "./row-rules.ts";

const COMPARED = ["eerste_contact_op", "welkomstgesprek_ingepland_op", "statusverloop"] as const;
const FEWEST_ROWS = 5;
/** If this many of ten rows have a date before the registration, they are no slips of the pen. */
const NEARLY_ALL_OF_TEN = 9;

/** The position of the dates of a column relative to `aanmelddatum`. */
export type Shift = "later" | "earlier";

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
 * Finds columns of dates that are as a whole before the registrations, or more than a year after
 * them. Excel counts days from 1900 or from 1904, and a column can be pasted a year off.
 */
export class ShiftedColumns {
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
   * The columns that seem shifted. If all other columns seem shifted the same way, the result is
   * `aanmelddatum` itself.
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
