import { z } from "zod";

import {
  type Observation,
  observationsOf,
  type PublishedFigures,
  publishedFiguresSchema,
} from "../disclosure/published-figures.ts";
import { formatAsOf } from "../language/dates.ts";
import { NOT_AVAILABLE, NOT_SHOWN } from "../language/words.ts";
import { figuresMessages as texts } from "../messages/figures.ts";
import { parseIsoDay } from "../period/period.ts";

/** Gives the address of a figure's definition; null for a figure without one. */
type DefinitionAddress = (figure: string) => string | null;

/** The content of figures.csv: one row for each observation. */
export function figuresCsv(figures: PublishedFigures, addressOf?: DefinitionAddress): string {
  return figuresOfPeriodsCsv([figures], addressOf);
}

/** The figures of several periods as CSV, with one line of heads. Each row names its period. */
export function figuresOfPeriodsCsv(
  periods: readonly PublishedFigures[],
  addressOf: DefinitionAddress = () => null,
): string {
  const rows = periods.flatMap((figures) =>
    observationsOf(figures).map((one): Row => {
      return { ...one, period: figures.period, address: addressOf(one.figure) };
    }),
  );
  return csvHead(COLUMNS) + csvRows(COLUMNS, rows);
}

/** One observation of a period, with the address of its definition. */
interface Row extends Observation {
  readonly period: PublishedFigures["period"];
  readonly address: string | null;
}

/** The fixed columns for programs come first. Columns in Dutch for people follow. */
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
  // The columns are fixed, so the status contains the day of a held number.
  status: ({ status, asOf }) => (asOf === undefined ? status : `${status} ${asOf}`),
  cijfer: (one) => one.label,
  categorie: (one) => one.categoryLabel,
  soort_getal: ({ field }) => texts.fieldsAlone[field] ?? null,
  toelichting: statusInWords,
  definitie: ({ address }) => address,
};

function statusInWords({ status, asOf, value }: Row): string | null {
  if (status === "withheld") return NOT_SHOWN;
  if (status === "unavailable") return NOT_AVAILABLE;
  const day = asOf === undefined ? undefined : parseIsoDay(asOf);
  if (day !== undefined) return texts.standOf(formatAsOf(day));
  return value === null ? texts.nothingToCount : null;
}

/** The content of figures.json: keys in the catalogue's order, and the same bytes each time. */
export function figuresJson(figures: PublishedFigures): string {
  return `${JSON.stringify(figures, null, 2)}\n`;
}

/** The output of `report figures --format json` for several periods, each as in its figures.json. */
export const figuresOfPeriodsSchema = z.object({
  schemaVersion: z.literal(1),
  periods: z.array(publishedFiguresSchema),
});

/** The figures of several periods as JSON. */
export function figuresOfPeriodsJson(periods: readonly PublishedFigures[]): string {
  return `${JSON.stringify({ schemaVersion: 1, periods }, null, 2)}\n`;
}

// CSV for a spreadsheet, for rows of any kind.

/** Matches the start of a formula in a spreadsheet, also after invisible characters. */
const FORMULA =
  /^[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u;
/** Matches what separates cells, also for spreadsheets that use another separator than `;`. */
const SEPARATING = /[;,"\r\n]/;

/** The columns of a file: the head of each, and the cell that a row has in it. */
export type CsvColumns<T> = Readonly<Record<string, (row: T) => string | number | null>>;

/**
 * The line with the heads of the columns, after a byte order mark. Excel reads UTF-8 because of that
 * mark. Because of `;` it reads a comma as the decimal mark.
 */
export function csvHead(columns: CsvColumns<never>): string {
  return `\uFEFF${csvRow(Object.keys(columns))}\r\n`;
}

/** The lines of rows. */
export function csvRows<T>(columns: CsvColumns<T>, rows: readonly T[]): string {
  const cells = Object.values(columns);
  return rows.map((row) => `${csvRow(cells.map((cell) => cell(row)))}\r\n`).join("");
}

/**
 * One row of CSV with `;`, without a line end. A text that a spreadsheet would read as a formula gets an
 * apostrophe before it. Numbers stay numbers, and null is an empty cell. The decimal mark is a comma,
 * because a Dutch Excel reads "12.5" as a day in May.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return cells.map(csvCell).join(";");
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell).replace(".", ",");
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return SEPARATING.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
