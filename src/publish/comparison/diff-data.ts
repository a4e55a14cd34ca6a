import type { Comparison, ComparisonRow } from "../../compare/comparison.ts";
import { csvRow } from "../csv.ts";

/** A comparison as JSON; `schemas/diff.schema.json` says what is in it. */
export function diffJson(comparison: Comparison): string {
  return `${JSON.stringify(comparison, null, 2)}\n`;
}

const COLUMNS = [
  "old_period",
  "new_period",
  "figure",
  "kind",
  "measure",
  "category",
  "field",
  "unit",
  "old",
  "new",
  "old_status",
  "new_status",
  "difference",
  "percent",
  "old_per_month",
  "new_per_month",
  "class",
  "changed",
  "category_change",
  "remark",
  "withheld",
  "old_as_of",
  "new_as_of",
] as const;

/**
 * A comparison as CSV, one number a row: UTF-8 with a byte order mark and `;` for Excel, which then
 * takes a comma for the decimal mark too.
 */
export function diffCsv({ old, new: now, rows }: Comparison): string {
  const lines = rows.map((row) => csvRow([old.period.id, now.period.id, ...cellsOf(row)]));
  return `\uFEFF${[csvRow(COLUMNS), ...lines].join("\r\n")}\r\n`;
}

function cellsOf(row: ComparisonRow): readonly (string | number | null)[] {
  return [
    row.figure,
    row.kind,
    row.measure,
    row.category,
    row.field,
    row.unit,
    row.old.value,
    row.new.value,
    row.old.status,
    row.new.status,
    row.difference,
    row.percent,
    row.perMonth?.old ?? null,
    row.perMonth?.new ?? null,
    row.class,
    row.changed ? "yes" : "no",
    row.categoryChange,
    row.remarks.join(" "),
    row.withheld === true ? "yes" : "no",
    row.old.asOf ?? null,
    row.new.asOf ?? null,
  ];
}
