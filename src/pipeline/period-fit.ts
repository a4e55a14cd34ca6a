import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatDay, formatMonth, formatPeriod } from "../language/dates.ts";
import type { Finding } from "../messages/finding.ts";
import { fitMessages, type PeriodFitCode } from "../messages/period-fit.ts";
import { parseIsoDay } from "../period/day.ts";
import { firstDay, monthOfDay } from "../period/month.ts";
import { periodOfMonths, type Period } from "../period/period.ts";

/**
 * Whether the export fits the period: a warning where it ends within the last month, and an error
 * for a report of a period whose last month it does not reach, or in which nobody had registered
 * yet.
 */
export function checkPeriodFit(
  period: Period,
  { source, figures }: PublishedFigures,
  file: string,
): readonly Finding[] {
  const latest = source.latestDate === null ? undefined : parseIsoDay(source.latestDate);
  const total = figures["registrations.total"];
  const isEmpty = total !== undefined && "value" in total && total.value === 0;
  const findings: Finding[] = [];
  const add = (severity: Finding["severity"], code: PeriodFitCode, message: string): void => {
    findings.push({ severity, code, file, line: null, column: null, message });
  };
  if (latest !== undefined && latest < period.to) {
    const day = formatDay(latest);
    if (latest < period.from) {
      const message = fitMessages["export-before-period"](day, formatDay(period.from));
      add("error", "export-before-period", message);
    } else if (latest < firstDay(period.lastMonth)) {
      const longest = periodOfMonths(period.firstMonth, monthOfDay(latest));
      const { id } = longest;
      const words = { id, name: formatPeriod(longest), typed: id.replace("--", "..") };
      const month = formatMonth(period.lastMonth);
      add("error", "export-too-short", fitMessages["export-too-short"](day, month, words));
    } else {
      const message = fitMessages["export-ends-early"](day, formatDay(period.to));
      add("warning", "export-ends-early", message);
    }
  }
  if (isEmpty) {
    add("error", "no-registrations", fitMessages["no-registrations"](formatDay(period.to)));
  }
  return findings;
}

/** Findings as commands that still answer take them: what would refuse a report is a warning. */
export function asWarnings(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, severity: "warning" }));
}
