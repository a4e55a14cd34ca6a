import { formatMonth } from "../language/dates.ts";
import type { Case } from "../monitor/case.ts";
import type { Day } from "../period/day.ts";
import { isoMonth, monthOfDay, monthsBetween, type Month } from "../period/month.ts";
import type { Period } from "../period/period.ts";
import type { Cell, ComputedFigure, Tally } from "./definition.ts";

type Breakdown = Extract<ComputedFigure, { kind: "breakdown" }>;

/**
 * Counts rows by month of registration, for the rows that `counts` accepts. The months run from the
 * first registration of all rows to the last month of the period, including empty ones.
 */
export function tallyMonths(
  { lastMonth }: Period,
  counts: (row: Case) => boolean,
): Tally<Breakdown> {
  const values = new Map<Month, number>();
  return {
    add(row) {
      const month = monthOfDay(row.aanmelddatum);
      values.set(month, (values.get(month) ?? 0) + (counts(row) ? 1 : 0));
    },
    result(latest: Day | null = null) {
      const cells = monthsOf([...values.keys()], lastMonth, latest).map((month): Cell => {
        const value = values.get(month) ?? 0;
        return { code: isoMonth(month), label: formatMonth(month), value, contributors: value };
      });
      const total = cells.reduce((sum, { value }) => sum + value, 0);
      return { kind: "breakdown", cells, total, list: "months" };
    },
  };
}

/** Returns all months from the first of `registered` to the last that the export covers. */
function monthsOf(
  registered: readonly Month[],
  lastMonth: Month,
  latest: Day | null,
): readonly Month[] {
  if (registered.length === 0) return [];
  // What comes after the export's last date is unknown, not 0.
  const reached = latest === null ? lastMonth : monthOfDay(latest);
  const last = Math.min(lastMonth, Math.max(reached, ...registered)) as Month;
  return monthsBetween(Math.min(...registered) as Month, last);
}
