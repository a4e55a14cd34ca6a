import { type Codebook, headerOf, type NamedColumn } from "../codebook/codebook.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { formatPeriod } from "../language/dates.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { isoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import {
  type ExportContent,
  filledOf,
  type PeriodRows,
} from "../publish/export-check/export-content.ts";

/**
 * For each column the share of filled cells, and the columns of the codebook that the export lacks.
 */
export function exportContent(
  { columns: present, tallied, unknownHeaders }: ExportSummary,
  { columns }: Pick<Codebook, "columns">,
  { threshold }: { readonly threshold: number },
): ExportContent {
  const { rows, filled } = tallied;
  // Others read the page, so no option makes small numbers visible here.
  const safe = Math.max(threshold, DEFAULT_THRESHOLD);
  const has = ({ name }: NamedColumn): boolean => present.has(name);
  const absent = columns.filter((column) => column.required !== true && !has(column));
  const namesOf = (column: NamedColumn) => ({ header: headerOf(column), label: column.label });
  const figuresOf = (lacking: readonly NamedColumn[]) =>
    CATALOGUE.filter((figure) => lacking.some(({ name }) => figure.columns.includes(name))).map(
      ({ id, label }) => ({ id, label }),
    );
  return {
    columns: columns.flatMap((column) => {
      const cells = filled.get(column.name);
      // Without rows no column is full or empty.
      if (cells === undefined || rows === 0) return [];
      const emptyMeans = column.unknown?.label ?? null;
      return [{ ...namesOf(column), filled: filledOf(cells, rows, safe), emptyMeans }];
    }),
    absent: absent.map((column) => ({ ...namesOf(column), figures: figuresOf([column]) })),
    lost: figuresOf(absent),
    unused: unknownHeaders,
  };
}

/** The number of rows in a period; null for an export without days of registration. */
export function periodRows(
  period: Period,
  { columns, tallied: { registered } }: ExportSummary,
): PeriodRows | null {
  if (!columns.has("aanmelddatum")) return null;
  const { id, from, to } = period;
  let [within, upToEnd] = [0, 0];
  for (const [day, rows] of registered) {
    if (day <= to) upToEnd += rows;
    if (day <= to && day >= from) within += rows;
  }
  return { id, label: formatPeriod(period), to: isoDay(to), within, upToEnd };
}
