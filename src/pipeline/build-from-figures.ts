import type { CodebookReading } from "../codebook/file/read-codebook.ts";
import { DATED_FIGURES } from "../compare/protect-comparison.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import {
  type DocumentEdition,
  type DocumentType,
  sectionOf,
} from "../document-type/document-type.ts";
import type { Material } from "../document/block-entry.ts";
import { buildReport, type EarlierPublications, materialOf } from "../document/build-report.ts";
import { comparePeriods } from "../document/earlier-figures.ts";
import type { WovenSources } from "../document/woven/answer.ts";
import { filesOf, type ReportModel } from "../model/report-model.ts";
import type { Release } from "../package-root.ts";
import type { Narrative } from "../narrative/narrative.ts";
import { type Period, precedingPeriod } from "../period/period.ts";
import { addressOfDocument, addressOfFiles, datasetMetadata } from "../settings/addresses.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import { isForInternalUse, type Settings } from "../settings/settings.ts";
import type { EarlierReports } from "../snapshots/earlier-reports.ts";
import type { CorrectionsOfReport } from "./corrections.ts";
import { type AskedPeriod, onlyThese } from "./read-export.ts";

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
  readonly release: Release;
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
    release,
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
    release,
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
  sources: Pick<BuildSources, "documentType" | "earlier" | "codebook" | "release">,
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
    release: sources.release,
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

// The figures that a report takes from the export.

/**
 * The figures that a trend shows. A report takes only these for periods before the previous one.
 */
const SERIES_FIGURES: readonly string[] = [
  "registrations.total",
  "responseTimes.contactWithin2DaysInPeriod",
  "responseTimes.welcomeWithin7DaysInPeriod",
];

/** What a report needs from earlier reports. */
type Earlier = Pick<EarlierReports, "chain" | "latest" | "isElsewhere">;

/**
 * The periods whose figures a report takes from the export, the newest first:
 *
 * - its own period, with all figures;
 * - the previous period, with the figures that the export dates;
 * - each period before that, with the figures of a trend.
 *
 * The period of the latest earlier report gets all figures, to compare them with the published
 * ones. If it is none of these periods, it comes last.
 */
export function periodsOfReport(
  period: Period,
  { latest }: Pick<Earlier, "latest">,
  earlierPeriods: number,
): readonly AskedPeriod[] {
  const periods: AskedPeriod[] = [{ period }];
  const compared = latest && ({ period: latest.period, isForComparison: true } as const);
  let earlier = period;
  for (let back = 1; back <= earlierPeriods; back += 1) {
    earlier = precedingPeriod(earlier);
    const figures = back === 1 ? DATED_FIGURES : SERIES_FIGURES;
    periods.push(compared?.period.id === earlier.id ? compared : { period: earlier, figures });
  }
  return compared === null || periods.includes(compared) ? periods : [...periods, compared];
}

/** The figures of a report's periods, by purpose. */
export interface FiguresOfReport {
  readonly figures: PublishedFigures;
  /** The figures of the equally long periods before it, the oldest first. */
  readonly earlierFigures: readonly PublishedFigures[];
  /**
   * The figures of the earlier reports, and those of the latest one computed again from the present
   * export; absent if there are no earlier reports.
   */
  readonly publications?: EarlierPublications;
}

/**
 * Sorts the figures of `periodsOfReport` by purpose.
 *
 * @param codebook the hash of the codebook in force; null for the standard codebook
 * @param earlierPeriods the greatest number of periods before its own that the report covers
 */
export function figuresOfReport(
  [figures, ...others]: readonly PublishedFigures[],
  { chain, latest, isElsewhere }: Earlier,
  codebook: string | null,
  earlierPeriods: number,
): FiguresOfReport {
  if (figures === undefined) throw new Error("a report needs figures of its own period");
  const [previous, ...before] = others.slice(0, earlierPeriods);
  // The period of an earlier report has more figures, but a trend uses only these.
  const series = before.map((one) => onlyThese(SERIES_FIGURES, one));
  const earlierFigures = [
    ...(previous === undefined ? [] : [onlyThese(DATED_FIGURES, previous)]),
    ...series,
  ].toReversed();
  if (latest === null) {
    const publications = { chain: [], latest, isElsewhere };
    return { figures, earlierFigures, ...(isElsewhere ? { publications } : {}) };
  }
  const anew = others.find(({ period: { id } }) => id === latest.period.id);
  if (anew === undefined)
    throw new Error("the export was not read for the period of the latest earlier report");
  const isOtherCodebook = latest.codebook !== codebook;
  return {
    figures,
    earlierFigures,
    publications: {
      chain: chain.map((one) => one.figures),
      latest: { published: latest.figures, anew, isOtherCodebook },
      isElsewhere,
    },
  };
}
