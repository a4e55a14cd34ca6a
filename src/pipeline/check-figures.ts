import { type ColumnName, columnOf, headerOf } from "../codebook/codebook.ts";
import { isSuperseded, type PublishedFigures } from "../disclosure/published-figures.ts";
import type { DocumentType } from "../document-type/document-type.ts";
import type { Finding } from "../messages/finding.ts";
import type { Period } from "../period/period.ts";
import { checkPlausibility } from "../plausibility/check-plausibility.ts";
import type { Settings } from "../settings/settings.ts";
import type { KeptPublications } from "../snapshots/ledger.ts";
import { correctionsOfReport } from "./corrections.ts";
import { checkPeriodFit, checkPublishedAfterExport } from "./period-fit.ts";
import type { ExportReading } from "./protected-figures.ts";
import type { ReadExport } from "./shared-reading.ts";

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
  ledger: KeptPublications,
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
  ledger: KeptPublications,
  settings: Settings,
): readonly Finding[] {
  const made = {
    figures: figures ? (reading?.figures?.[0] ?? null) : null,
    exportSha256: reading?.summary?.sha256 ?? "",
  };
  return correctionsOfReport({ document: name, period }, made, settings, ledger).findings;
}
