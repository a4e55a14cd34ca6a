import type { CodebookReading } from "../codebook/own/read-codebook.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { buildReport, materialOf } from "../document/build-report.ts";
import type { WovenSources } from "../document/woven/answer.ts";
import type { Material } from "../document/block-entry.ts";
import {
  type DocumentEdition,
  type DocumentType,
  sectionOf,
} from "../document-type/document-type.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { Narrative } from "../narrative/narrative.ts";
import { addressOfDocument } from "../settings/addresses.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import { isForInternalUse, type Settings } from "../settings/settings.ts";
import type { EarlierReports } from "../snapshots/earlier-reports.ts";
import { figuresOfReport } from "./periods-of-report.ts";

/** What a report is built from beside its figures and the settings. */
export interface BuildSources {
  readonly documentType: DocumentType;
  /** Null for a document without figures. */
  readonly codebook: CodebookReading | null;
  readonly earlier: Pick<EarlierReports, "chain" | "latest">;
  readonly narratives: readonly Narrative[];
  /** What its blocks draw on, where that was worked out for its texts already. */
  readonly material?: Material | null;
  readonly fields?: ReportModel["fields"] | null;
  readonly edition?: DocumentEdition | null;
  readonly logo: HouseStyle["logo"];
}

/** A report as data, and the figures of its own period. */
export interface BuiltReport {
  readonly model: ReportModel;
  readonly figures: PublishedFigures;
}

/** Builds a report from the figures that `readReportFigures` gives. */
export function buildFromFigures(
  read: readonly PublishedFigures[],
  {
    documentType,
    codebook,
    earlier,
    narratives,
    material = null,
    fields = null,
    edition = null,
    logo,
  }: BuildSources,
  settings: Settings,
): BuiltReport {
  const ofReport = figuresOf(read, { documentType, earlier, codebook });
  const model = buildReport({
    ...ofReport,
    ...settingsOfReport(settings),
    ...redefinitionsOf({ codebook }),
    documentType,
    narratives,
    ...(material === null ? {} : { material }),
    fields,
    edition,
    organisation: settings.organisation,
    logo: logo && {
      mediaType: logo.mediaType,
      base64: logo.bytes.toString("base64"),
      alt: logo.alt,
    },
    palettes: settings.palettes,
    webpage:
      settings.webpage === null
        ? null
        : addressOfDocument(
            settings.webpage,
            { document: documentType.name, periodId: ofReport.figures.period.id },
            settings.mainDocument,
          ),
    publishedOn: settings.publishedOn,
    internalUseOnly: showsFigures(documentType, narratives) && isForInternalUse(settings),
  });
  return { model, figures: ofReport.figures };
}

/** Whether a document shows figures, of itself or in its texts. */
function showsFigures({ figures }: DocumentType, narratives: readonly Narrative[]): boolean {
  return figures || narratives.some(({ woven = [] }) => woven.length > 0);
}

function figuresOf(
  read: readonly PublishedFigures[],
  {
    documentType: { earlierPeriods },
    earlier,
    codebook,
  }: Pick<BuildSources, "documentType" | "earlier" | "codebook">,
) {
  return figuresOfReport(read, earlier, codebook?.input?.sha256 ?? null, earlierPeriods);
}

/** What the settings tell the sentences of a report. */
function settingsOfReport({ events, contact, website, accessibility, letterFrom }: Settings) {
  return { events, contact, website, accessibility, letterFrom };
}

function redefinitionsOf({ codebook }: { readonly codebook: CodebookReading | null }) {
  return { redefinitions: codebook?.codebook.redefinitions ?? [] };
}

/** What the calls of texts draw on. */
export function wovenSources(
  read: readonly PublishedFigures[],
  sources: Pick<BuildSources, "documentType" | "earlier" | "codebook">,
  settings: Settings,
): WovenSources & { readonly material: Material } {
  const ofReport = figuresOf(read, sources);
  const { figures, earlierFigures, publications } = ofReport;
  const { documentType } = sources;
  const material = materialOf({
    ...ofReport,
    ...settingsOfReport(settings),
    ...redefinitionsOf(sources),
    called: documentType.called,
    accountability: sectionOf(documentType, "accountability"),
  });
  const kept = publications?.chain.at(-1);
  return { material, figures: [figures, ...earlierFigures, ...(kept === undefined ? [] : [kept])] };
}
