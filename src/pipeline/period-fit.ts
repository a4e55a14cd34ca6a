import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatDay, formatMonth, formatPeriod } from "../language/dates.ts";
import type { Finding } from "../messages/finding.ts";
import { fitMessages, type PeriodFitCode } from "../messages/period-fit.ts";
import { type PublicationCode, publicationFindings } from "../messages/publication.ts";
import { openDataMessages } from "../messages/open-data.ts";
import { missingForDcat } from "../open-data/dcat.ts";
import { datasetMetadata } from "../settings/dataset.ts";
import { parseIsoDay } from "../period/day.ts";
import { firstDay, monthOfDay } from "../period/month.ts";
import { type Period, periodOfMonths } from "../period/period.ts";
import { isForInternalUse, type Settings } from "../settings/settings.ts";
import { severityOf } from "../findings/codes.ts";

/**
 * Checks whether the export fits the period. Gives a warning if it ends in the last month of the
 * period. Gives an error if it ends before that month, or if nobody had registered by the end of
 * the period.
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

/**
 * Findings for a command that answers even if a report would be refused: errors become warnings.
 */
export function asWarnings(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, severity: "warning" }));
}

type Publication = Pick<Settings, "publishedOn" | "publishedOnOrigin">;

/**
 * Checks the settings for publication. Gives an error for a day before the end of the period. Gives
 * warnings for:
 *
 * - a day in the settings file, where it would apply to all later reports;
 * - missing contact details for readers who cannot use the report;
 * - a missing property that data portals require.
 */
export function checkPublication(
  period: Period,
  settings: Publication &
    Pick<Settings, "accessibility" | "dataset" | "organisation" | "webpage" | "threshold">,
): readonly Finding[] {
  const { publishedOn, publishedOnOrigin: origin } = settings;
  if (publishedOn === null) return [];
  const day = formatDay(publishedOn.day);
  const isEarly = publishedOn.day < period.to;
  return [
    ...(isEarly ? [finding("published-before-end", settings, day, formatDay(period.to))] : []),
    ...(origin?.kind === "file" ? [finding("published-on-fixed", settings, day)] : []),
    ...(isForInternalUse(settings) ? [] : [...checkPointers(settings), ...checkDataset(settings)]),
  ];
}

/** Warns if the description of the figures for data portals lacks a mandatory property. */
function checkDataset(
  settings: Publication & Pick<Settings, "dataset" | "organisation" | "webpage">,
): readonly Finding[] {
  if (settings.dataset === null) return [];
  const missing = missingForDcat(datasetMetadata(settings), settings.webpage);
  const named = missing.map((one) => openDataMessages.missing[one]);
  return missing.length === 0 ? [] : [finding("dataset-incomplete", settings, named)];
}

/** Warns if a published report does not refer to what its readers may need. */
function checkPointers(
  settings: Publication & Pick<Settings, "accessibility" | "webpage">,
): readonly Finding[] {
  const { statement, contact } = settings.accessibility;
  const missing =
    statement === null && contact === null ? "both" : statement === null ? "statement" : "contact";
  const isComplete = statement !== null && contact !== null;
  return [
    ...(isComplete ? [] : [finding("accessibility-missing", settings, missing)]),
    ...(settings.webpage === null ? [finding("webpage-missing", settings)] : []),
  ];
}

/**
 * Warns if the export contains days after the day of publication, and that day is after the period.
 */
export function checkPublishedAfterExport(
  settings: Publication,
  { period, source }: PublishedFigures,
): readonly Finding[] {
  const { publishedOn } = settings;
  const latest = source.latestDate === null ? undefined : parseIsoDay(source.latestDate);
  if (publishedOn === null || latest === undefined || publishedOn.day >= latest) return [];
  if (publishedOn.day < (parseIsoDay(period.to) ?? latest)) return [];
  const day = formatDay(publishedOn.day);
  return [finding("published-before-latest", settings, day, formatDay(latest))];
}

function finding<C extends PublicationCode>(
  code: C,
  { publishedOnOrigin }: Publication,
  ...words: Parameters<(typeof publicationFindings)[C]>
): Finding {
  const write = publicationFindings[code] as (
    ...words: Parameters<(typeof publicationFindings)[C]>
  ) => string;
  return {
    severity: severityOf(code),
    code,
    file: publishedOnOrigin?.file ?? "--published-on",
    line: publishedOnOrigin?.line ?? null,
    column: null,
    message: write(...words),
  };
}
