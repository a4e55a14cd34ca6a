import { observationsOf, type Observation } from "../disclosure/observations.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { type CsvColumns, csvHead, csvRows } from "./csv.ts";

/** The content of figures.csv: one observation a row. */
export function figuresCsv(figures: PublishedFigures): string {
  return figuresOfPeriodsCsv([figures]);
}

/** The same for several periods, below one head. Each row names its period. */
export function figuresOfPeriodsCsv(periods: readonly PublishedFigures[]): string {
  const rows = periods.flatMap((figures) =>
    observationsOf(figures).map((one): Row => ({ ...one, period: figures.period })),
  );
  return csvHead(COLUMNS) + csvRows(COLUMNS, rows);
}

interface Row extends Observation {
  readonly period: PublishedFigures["period"];
}

const COLUMNS: CsvColumns<Row> = {
  period_id: ({ period }) => period.id,
  from: ({ period }) => period.from,
  to: ({ period }) => period.to,
  figure: (one) => one.figure,
  kind: (one) => one.kind,
  measure: (one) => one.measure,
  category: (one) => one.category,
  field: (one) => one.field,
  value: (one) => one.value,
  unit: (one) => one.unit,
  // The columns are fixed, so the day of a held number stands beside its status.
  status: ({ status, asOf }) => (asOf === undefined ? status : `${status} ${asOf}`),
};
