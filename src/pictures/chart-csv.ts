import type { ChartBlock } from "../model/chart.ts";
import { plainText } from "../model/text.ts";
import { csvRow } from "../publish/csv.ts";

/** A whole or broken number in Dutch. */
const NUMBER = /^-?\d{1,3}(?:\.\d{3})*(?:,\d+)?$/;

/** The numbers of a chart as CSV: the table that the report has of it, with its heads. */
export function chartCsv({ table: { columns, rows } }: ChartBlock): string {
  const heads = columns.map(({ label }) => plainText(label));
  const lines = rows.map(({ cells }) =>
    cells.map((cell, index) => {
      const text = plainText(cell);
      const isNumber = columns[index]?.numeric === true && NUMBER.test(text);
      return isNumber ? Number(text.replaceAll(".", "").replace(",", ".")) : text;
    }),
  );
  return `\uFEFF${[heads, ...lines].map((row) => `${csvRow(row)}\r\n`).join("")}`;
}
