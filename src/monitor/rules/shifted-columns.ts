import type { ColumnName } from "../../codebook/codebook.ts";
import type { Day } from "../../period/day.ts";
import { isMoreThanYearApart } from "../date-spread.ts";
import type { RowValues } from "./row-rules.ts";

const COMPARED = ["eerste_contact_op", "welkomstgesprek_ingepland_op", "statusverloop"] as const;
const FEWEST_ROWS = 5;
/** So many of ten rows with a date before the registration are no slips of the pen any more. */
const NEARLY_ALL_OF_TEN = 9;

/** How the dates of a column seem to lie beside those of `aanmelddatum`. */
export type Shift = "later" | "earlier";

interface Tally {
  readonly column: ColumnName;
  /** The rows with both dates. */
  rows: number;
  /** Of those: with a date of before the registration. */
  earlier: number;
  /** Of those: with a date of more than a year after the registration. */
  later: number;
}

/**
 * Finds columns of dates that lie as a whole before the registrations, or more than a year after
 * them: Excel counts days from 1900 or from 1904, and a column can be pasted a year off.
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

  /** The columns that seem shifted; `aanmelddatum` itself where all others do beside it. */
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
