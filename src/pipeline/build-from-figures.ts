import type { CodebookReading } from "../codebook/own/read-codebook.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { buildReport, materialOf } from "../document/build-report.ts";
import { comparePeriods } from "../document/redefinitions.ts";
import type { WovenSources } from "../document/woven/answer.ts";
import type { Material } from "../document/block-entry.ts";
import {
  type DocumentEdition,
  type DocumentType,
  sectionOf,
} from "../document-type/document-type.ts";
import { filesOf } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { Narrative } from "../narrative/narrative.ts";
import { addressOfDocument, addressOfFiles } from "../settings/addresses.ts";
import { datasetMetadata } from "../settings/dataset.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import { isForInternalUse, type Settings } from "../settings/settings.ts";
import type { EarlierReports } from "../snapshots/earlier-reports.ts";
import type { CorrectionsOfReport } from "./corrections.ts";
import { figuresOfReport } from "./periods-of-report.ts";

/** The sources of a report, except its figures and the settings. */
export interface BuildSources {
  readonly documentType: DocumentType;
  /** Null for a document without figures. */
  readonly codebook: CodebookReading | null;
  readonly earlier: Pick<EarlierReports, "chain" | "latest" | "isElsewhere">;
  readonly corrections?: Pick<CorrectionsOfReport, "correction" | "corrections">;
  readonly narratives: readonly Narrative[];
  /** The material of its blocks, if the texts already needed it. */
  readonly material?: Material | null;
  /** True if a text calls a figure, even only in a condition. */
  readonly callsFigures?: boolean;
  readonly fields?: ReportModel["fields"] | null;
  readonly edition?: DocumentEdition | null;
  readonly logo: HouseStyle["logo"];
}

/** A report as data, and the figures of its own period. */
export interface BuiltReport {
  readonly model: ReportModel;
  readonly figures: PublishedFigures;
}

/** Builds a report from the figures of its periods, in the order of `periodsOfReport`. */
export function buildFromFigures(
  read: readonly PublishedFigures[],
  {
    documentType,
    codebook,
    earlier,
    corrections = { correction: null, corrections: [] },
    narratives,
    material = null,
    callsFigures = false,
    fields = null,
    edition = null,
    logo,
  }: BuildSources,
  settings: Settings,
): BuiltReport {
  const ofReport = figuresOf(read, { documentType, earlier, codebook });
  const { period } = ofReport.figures;
  const addressed = { document: documentType.name, periodId: period.id };
  const internalUseOnly = (documentType.figures || callsFigures) && isForInternalUse(settings);
  const { publishedOn, websiteFiles, mainDocument } = settings;
  const isPublic = !internalUseOnly && (edition === null || edition.mark === null);
  const model = buildReport({
    ...ofReport,
    ...settingsOfReport(settings),
    ...redefinitionsOf({ codebook }),
    ...corrections,
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
        : addressOfDocument(settings.webpage, addressed, mainDocument),
    files: filesOf(
      {
        document: documentType.name,
        period,
        ...(edition === null
          ? {}
          : { edition: { id: edition.id, mark: edition.mark ?? undefined } }),
      },
      mainDocument,
      websiteFiles === null || publishedOn === null || !isPublic
        ? null
        : addressOfFiles(websiteFiles, addressed, publishedOn.day),
      settings.workbook,
    ),
    dataset: datasetMetadata(settings),
    publishedOn,
    internalUseOnly,
  });
  return { model, figures: ofReport.figures };
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

/** The settings that sentences of a report use. */
function settingsOfReport({ events, contact, website, accessibility, letterFrom }: Settings) {
  return { events, contact, website, accessibility, letterFrom };
}

function redefinitionsOf({ codebook }: { readonly codebook: CodebookReading | null }) {
  return { redefinitions: codebook?.codebook.redefinitions ?? [] };
}

/** The values that texts can call, and the material of the report's blocks. */
export function wovenSources(
  read: readonly PublishedFigures[],
  sources: Pick<BuildSources, "documentType" | "earlier" | "codebook">,
  settings: Settings,
): WovenSources & { readonly material: Material } {
  const ofReport = figuresOf(read, sources);
  const { figures, earlierFigures, publications } = ofReport;
  const { documentType } = sources;
  const { redefinitions } = redefinitionsOf(sources);
  const material = materialOf({
    ...ofReport,
    ...settingsOfReport(settings),
    redefinitions,
    called: documentType.called,
    accountability: sectionOf(documentType, "accountability"),
  });
  const before = material.previous?.period.id;
  const earlierReport = publications?.chain.find(({ period }) => period.id === before);
  return {
    material,
    published: {
      previous: material.kept.find(({ period }) => period.id === before) ?? null,
      comparison:
        earlierReport === undefined ? null : comparePeriods(earlierReport, figures, redefinitions),
    },
    figures: [figures, ...earlierFigures, ...(earlierReport === undefined ? [] : [earlierReport])],
    regions: sources.codebook?.codebook.regions.map(({ name }) => name) ?? [],
  };
}
