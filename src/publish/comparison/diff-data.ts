import type { Comparison, ComparisonRow } from "../../compare/comparison.ts";
import { type CsvColumns, csvHead, csvRows } from "../csv.ts";

/** A comparison as JSON, in the form of `schemas/diff.schema.json`. */
export function diffJson(comparison: Comparison): string {
  return `${JSON.stringify(comparison, null, 2)}\n`;
}

/** A comparison as CSV: one row for each number. */
export function diffCsv({ old, new: now, rows }: Comparison): string {
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
