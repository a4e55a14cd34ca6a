import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { csvRow } from "./csv.ts";
import { observationsOf } from "../disclosure/observations.ts";

const COLUMNS = [
  "period_id",
  "from",
  "to",
  "figure",
  "kind",
  "measure",
  "category",
  "field",
  "value",
  "unit",
  "status",
] as const;

/** The content of figures.csv: one observation a row, UTF-8 with a byte order mark for Excel. */
export function figuresCsv(figures: PublishedFigures): string {
  const { id, from, to } = figures.period;
  const rows = observationsOf(figures).map((observation) =>
    csvRow([
      id,
      from,
      to,
      observation.figure,
      observation.kind,
      observation.measure,
      observation.category,
      observation.field,
      observation.value,
      observation.unit,
      // The columns are fixed, so the day of a held number stands beside its status.
      observation.asOf === undefined
        ? observation.status
        : `${observation.status} ${observation.asOf}`,
    ]),
  );
  return `\uFEFF${[csvRow(COLUMNS), ...rows].join("\r\n")}\r\n`;
}
