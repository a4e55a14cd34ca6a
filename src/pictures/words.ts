import { ALT_REST, type ChartBlock } from "../model/chart.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { csvRow } from "../publish/csv.ts";
import { marksOf } from "../render/page-style.ts";
import { sourceLines } from "./foot.ts";

/** Stands for a reference while its sentence is looked for. */
const REFERENCE = "\uE000";

/** The remark below a chart, without the sentences that refer to another place in the report. */
export function remarkOf({ remark = [] }: ChartBlock): string {
  const marked = remark.map(({ text, target }) => (target === undefined ? text : REFERENCE));
  return marked
    .join("")
    .replaceAll(/(?<=^|[.!?] )[^.!?]*\uE000[^.!?]*[.!?] ?/g, "")
    .replaceAll(REFERENCE, "")
    .trim();
}

/** The text alternative of a picture of a chart. */
export interface ChartWords {
  readonly title: string;
  /** What the picture draws, what it shows, and its source. */
  readonly rest: string;
}

/**
 * The text alternative of a picture. A picture is seen alone, so it includes the words around the chart
 * too.
 */
export function wordsOf(model: ReportModel, chart: ChartBlock): ChartWords {
  const alt = plainText(chart.alt).replace(ALT_REST, "");
  const parts = [
    plainText(chart.subtitle ?? []),
    alt,
    remarkOf(chart),
    marksOf(model),
    ...sourceLines(model, true),
  ];
  return { title: plainText(chart.title), rest: sentences(parts) };
}

/** The text alternative as one paragraph. */
export function altOf({ title, rest }: ChartWords): string {
  return sentences([title, rest]);
}

function sentences(parts: readonly string[]): string {
  return parts
    .map((part) => part.replaceAll(/\s+/g, " ").trim())
    .filter((part) => part !== "")
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(" ");
}

/** A whole or decimal number as Dutch writes it. */
const NUMBER = /^-?\d{1,3}(?:\.\d{3})*(?:,\d+)?$/;

/** The table of a chart as CSV, with its column headers. */
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
