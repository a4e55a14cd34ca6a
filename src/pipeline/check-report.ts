import { type ColumnName, columnOf, headerOf } from "../codebook/codebook.ts";
import { isSuperseded, type PublishedFigures } from "../disclosure/published-figures.ts";
import type { DocumentType } from "../document-type/document-type.ts";
import { ReportError } from "../errors.ts";
import { severityOf } from "../findings/codes.ts";
import { countErrors, type Finding, type Findings } from "../findings/finding.ts";
import { formatDay, formatMonth, formatPeriod } from "../language/dates.ts";
import { commandMessages } from "../messages/commands.ts";
import { fitMessages, type PeriodFitCode } from "../messages/check.ts";
import { openDataMessages } from "../messages/figures.ts";
import { type PublicationCode, publicationFindings } from "../messages/publication.ts";
import { missingForDcat } from "../open-data/portal-files.ts";
import {
  firstDay,
  monthOfDay,
  parseIsoDay,
  type Period,
  periodOfMonths,
} from "../period/period.ts";
import { checkPlausibility } from "../plausibility/check-plausibility.ts";
import { datasetMetadata } from "../settings/addresses.ts";
import { type HouseStyle, readHouseStyle } from "../settings/house-style.ts";
import { isForInternalUse, type Settings } from "../settings/settings.ts";
import { refuseSettings } from "../settings/settle-settings.ts";
import { checkContentFolder } from "../settings/settings.ts";
import type { PublicationLedger } from "../snapshots/earlier-reports.ts";
import { checkCorrections, correctionsOfReport } from "./corrections.ts";
import { documentTypeNames } from "./document-types.ts";
import type { ExportReading } from "./read-export.ts";
import type { ReadExport } from "./shared-work.ts";

// Checks what a report needs, and decides what ends a run.

/** The house style that the settings name, and the findings about it. */
interface ReportSettings {
  readonly houseStyle: HouseStyle;
  readonly findings: readonly Finding[];
}

/** The reading of the logo and the fonts. The reports of one run share it. */
type HouseStyleReading = ReturnType<typeof readHouseStyle>;

/**
 * Checks the settings that only a report uses: the logo and the fonts, the folder of texts, the
 * corrections, and the day of publication for each period.
 */
export async function checkReportSettings(
  periods: readonly Period[],
  settings: Settings,
  reading: HouseStyleReading = readHouseStyle(settings),
): Promise<ReportSettings> {
  const [{ findings, ...houseStyle }, ofContent] = await Promise.all([
    reading,
    checkContentFolder(settings),
  ]);
  const ofPublication = periods.flatMap((period) => checkPublication(period, settings));
  const types = settings.corrections.length === 0 ? [] : await documentTypeNames(settings);
  const ofCorrections = checkCorrections(settings, types);
  const all = [...findings, ...ofContent, ...ofCorrections, ...ofPublication];
  // Some findings do not depend on the period.
  return { houseStyle, findings: eachOnce(all) };
}

/**
 * Checks the settings of a report, and returns warnings only. Throws ReportError "usage" if one of
 * the findings is an error.
 */
export async function requireReportSettings(
  period: Period,
  settings: Settings,
  reading?: HouseStyleReading,
): Promise<ReportSettings> {
  const checked = await checkReportSettings([period], settings, reading);
  refuseSettings(checked.findings, settings);
  return checked;
}

// The export.

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

// Publication.

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

// The figures of a period, and its corrections.

/** The figures of a period, without protection against the publications in snapshots. */
export function figuresAlone(
  { id }: Period,
  ofExport: ReadExport | null,
): PublishedFigures | undefined {
  return ofExport?.whole.figures?.find(({ period }) => period.id === id);
}

/** Checks whether the export fits the period, and whether its figures are plausible. */
export function checkFigures(
  period: Period,
  figures: PublishedFigures,
  { file, codebook: { codebook } }: ReadExport,
  ledger: PublicationLedger,
  settings: Settings,
): readonly Finding[] {
  const fit = checkPeriodFit(period, figures, file);
  const nameOf = (name: ColumnName): string => headerOf(columnOf(codebook, name));
  // Unusual figures mean nothing if the export does not reach the period.
  const isReached = fit.every(({ severity }) => severity !== "error");
  const { publications } = ledger;
  const standing = publications.filter((one) => !isSuperseded(one, publications));
  const doubts = isReached ? checkPlausibility(figures, standing, { file, nameOf }) : [];
  return [...fit, ...checkPublishedAfterExport(settings, figures), ...doubts];
}

/** Checks the corrections in the settings that concern a document of a period. */
export function findingsOfCorrections(
  period: Period,
  { name, figures }: DocumentType,
  reading: ExportReading | null,
  ledger: PublicationLedger,
  settings: Settings,
): readonly Finding[] {
  const made = {
    figures: figures ? (reading?.figures?.[0] ?? null) : null,
    exportSha256: reading?.summary?.sha256 ?? "",
  };
  return correctionsOfReport({ document: name, period }, made, settings, ledger).findings;
}

// Findings that end a run.

/** Removes repeated findings. */
export function eachOnce(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((one) => [JSON.stringify(one), one] as const)).values()];
}

/** With `--strict` a warning counts as an error. A hint stays a hint. */
export function settleFindings(
  found: Findings,
  { strict }: { readonly strict: boolean },
): Findings {
  if (!strict) return found;
  const { errors, warnings } = found.omitted;
  return {
    findings: found.findings.map((finding) =>
      finding.severity === "warning" ? { ...finding, severity: "error" } : finding,
    ),
    omitted: { errors: errors + warnings, warnings: 0 },
  };
}

/** Throws ReportError "input" with all findings if one of them is an error. */
export function refuseOnError(found: Findings): void {
  if (countErrors(found) > 0) refuse(found);
}

/** Throws ReportError "input" with all findings. At least one of them must be an error. */
export function refuse(found: Findings): never {
  throw new ReportError("input", commandMessages.refused(countErrors(found)), { found });
}
