import type { ExportContent, Filled, PeriodRows } from "./export-content.ts";

const DEGREES = {
  all: "all",
  nearlyAll: "nearly all",
  part: "part",
  nearlyNone: "nearly none",
  none: "none",
} as const satisfies Readonly<Record<Filled["degree"], string>>;

/** The columns of an export as data. Columns are named by their headers. */
export function exportData({ columns, absent, lost, unused }: ExportContent): object {
  return {
    fill: columns.map(({ header, label, filled, emptyMeans }) => ({
      column: header,
      label,
      filled: DEGREES[filled.degree],
      percentage: filled.degree === "part" ? filled.percentage : null,
      emptyMeans,
    })),
    absent: absent.map(({ header, label, figures }) => ({ column: header, label, figures })),
    lostFigures: lost.map(({ id }) => id),
    unused,
  };
}

/** The numbers of rows in a period, as data. */
export function periodData({ id, label, to, within, upToEnd }: PeriodRows): object {
  return { id, label, rowsInPeriod: within, referenceDate: to, rowsUpToReferenceDate: upToEnd };
}
