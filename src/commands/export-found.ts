import type { ExportSummary } from "../monitor/case.ts";
import { isoDay } from "../period/day.ts";

/** What was found out about an export, for programs; null where it could not be read as a table. */
export function exportFound(summary: ExportSummary | null, file: string): object | null {
  if (summary === null) return null;
  const { dialect, rows, skipped, columns, latestDate, sha256 } = summary;
  return {
    file,
    sha256,
    ...dialect,
    rows,
    ...(skipped.rows === 0 ? {} : { skipped }),
    columns: columns.size,
    latestDate: latestDate === null ? null : isoDay(latestDate),
  };
}
