import { observationsOf, type Observation } from "../disclosure/observations.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { type CsvColumns, csvHead, csvRows } from "./csv.ts";

/** The content of figures.csv: one observation a row. */
export function figuresCsv(figures: PublishedFigures): string {
  const { id, from, to } = figures.period;
  const columns: CsvColumns<Observation> = {
    period_id: () => id,
    from: () => from,
    to: () => to,
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
  return csvHead(columns) + csvRows(columns, observationsOf(figures));
}
