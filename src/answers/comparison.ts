import type { Comparison, ComparisonRow } from "../compare/comparison.ts";
import { diffMessages as texts } from "../messages/diff-and-explain.ts";
import { type CsvColumns, csvHead, csvRows } from "../publish/figure-files.ts";
import { comparisonHead, comparisonLegend, comparisonTable } from "./comparison-lines.ts";
import { sheetMarkdown, sheetText } from "./print-sheet.ts";
import { sentences, type Sheet } from "./sheet.ts";
import type { Terminal } from "./terminal-lines.ts";

/** A comparison as text for a terminal: a line for each number, the numbers below each other. */
export function comparisonText(comparison: Comparison, terminal: Terminal): string {
  return sheetText(comparisonSheet(comparison), terminal);
}

/** A comparison as Markdown. */
export function comparisonMarkdown(comparison: Comparison): string {
  return sheetMarkdown(comparisonSheet(comparison));
}

function comparisonSheet(comparison: Comparison): Sheet {
  const head = comparisonHead(comparison);
  return {
    title: { text: head.title, level: 2 },
    notices: head.notice === null ? [] : [head.notice],
    about: [
      {
        kind: "facts",
        facts: [
          [texts.old, head.old],
          [texts.new, head.new],
        ],
      },
      sentences(head.about),
    ],
    parts: [
      { blocks: [comparisonTable(comparison)] },
      { title: { text: texts.legend, level: "bold" }, blocks: [comparisonLegend(comparison)] },
    ],
  };
}

/** A comparison as JSON, in the form of `schemas/diff.schema.json`. */
export function comparisonJson(comparison: Comparison): string {
  return `${JSON.stringify(comparison, null, 2)}\n`;
}

/** A comparison as CSV: one row for each number. */
export function comparisonCsv({ old, new: now, rows }: Comparison): string {
  const columns: CsvColumns<ComparisonRow> = {
    old_period: () => old.period.id,
    new_period: () => now.period.id,
    figure: (row) => row.figure,
    kind: (row) => row.kind,
    measure: (row) => row.measure,
    category: (row) => row.category,
    field: (row) => row.field,
    unit: (row) => row.unit,
    old: (row) => row.old.value,
    new: (row) => row.new.value,
    old_status: (row) => row.old.status,
    new_status: (row) => row.new.status,
    difference: (row) => row.difference,
    percent: (row) => row.percent,
    old_per_month: ({ perMonth }) => perMonth?.old ?? null,
    new_per_month: ({ perMonth }) => perMonth?.new ?? null,
    class: (row) => row.class,
    changed: (row) => (row.changed ? "yes" : "no"),
    category_change: (row) => row.categoryChange,
    remark: (row) => row.remarks.join(" "),
    withheld: (row) => (row.withheld === true ? "yes" : "no"),
    old_as_of: (row) => row.old.asOf ?? null,
    new_as_of: (row) => row.new.asOf ?? null,
  };
  return csvHead(columns) + csvRows(columns, rows);
}
