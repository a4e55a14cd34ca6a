import { type Codebook, headerOf } from "../codebook/codebook.ts";
import { isoDay, parseIsoDay } from "../period/day.ts";
import { addMonths, firstDay, lastDay, monthOfDay } from "../period/month.ts";
import type { Day } from "../period/day.ts";
import type { Period } from "../period/period.ts";

/** Excel recognises UTF-8 by this mark. Without it, Excel shows "ë" as two characters. */
const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

/** An export without rows: the header of every column that the codebook knows. */
export function emptyExport({ columns }: Codebook): string {
  return `${BYTE_ORDER_MARK}${columns.map((column) => cell(headerOf(column))).join(";")}${LINE_END}`;
}

/**
 * The sample export under the headers of a codebook, moved by whole months so that the sample's
 * period ends with `period`. Leaves out a row with a day outside the years of an export.
 *
 * @param sample the sample of the package: column names as headers, days in ISO 8601
 * @param samplePeriod the period of the sample
 */
export function sampleExport(
  sample: string,
  { columns }: Codebook,
  { samplePeriod, period }: { readonly samplePeriod: Period; readonly period: Period },
): string {
  const [head = "", ...rows] = sample.trimEnd().split("\n");
  const headers = new Map<string, string>(columns.map((one) => [one.name, cell(headerOf(one))]));
  const months = period.lastMonth - samplePeriod.lastMonth;
  const moved = rows.flatMap((row) => movedRow(row, months) ?? []);
  const lines = [
    head
      .split(";")
      .map((name) => headers.get(name) ?? name)
      .join(";"),
    ...moved,
  ];
  return BYTE_ORDER_MARK + lines.map((line) => line + LINE_END).join("");
}

const ISO_DAY = /\d{4}-\d{2}-\d{2}/g;

/** A row with its days moved by `months`; null if a day gets out of range. */
function movedRow(row: string, months: number): string | null {
  if (months === 0) return row;
  let isInRange = true;
  const moved = row.replaceAll(ISO_DAY, (text) => {
    const day = parseIsoDay(text);
    const iso = day === undefined ? text : isoDay(movedDay(day, months));
    if (parseIsoDay(iso) === undefined) isInRange = false;
    return iso;
  });
  return isInRange ? moved : null;
}

/** The same day of another month, or the last day of a shorter month. Days keep their order. */
function movedDay(day: Day, months: number): Day {
  const month = monthOfDay(day);
  const other = addMonths(month, months);
  return Math.min(firstDay(other) + (day - firstDay(month)), lastDay(other)) as Day;
}

/** A header as a cell, in quotes if it needs them. */
function cell(header: string): string {
  return /[";\r\n]/.test(header) ? `"${header.replaceAll('"', '""')}"` : header;
}
