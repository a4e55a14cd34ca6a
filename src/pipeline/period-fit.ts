import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatDay } from "../language/dates.ts";
import type { Finding } from "../messages/finding.ts";
import { fitMessages, type PeriodFitCode } from "../messages/period-fit.ts";
import { parseIsoDay, type Day } from "../period/day.ts";
import type { Period } from "../period/period.ts";

/**
 * Whether the export fits the period: a warning where it ends before the period does, and an error
 * for a report of a period that it does not reach, or in which nobody had registered yet.
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
  if (latest !== undefined && latest < period.from) {
    add("error", "export-before-period", inWords("export-before-period", latest, period.from));
  } else if (latest !== undefined && latest < period.to) {
    add("warning", "export-ends-early", inWords("export-ends-early", latest, period.to));
  }
  if (isEmpty)
    add("error", "no-registrations", fitMessages["no-registrations"](formatDay(period.to)));
  return findings;
}

function inWords(code: "export-before-period" | "export-ends-early", latest: Day, limit: Day) {
  return fitMessages[code](formatDay(latest), formatDay(limit));
}

/** Findings as commands that still answer take them: what would refuse a report is a warning. */
export function asWarnings(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, severity: "warning" }));
}
