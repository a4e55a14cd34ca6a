import path from "node:path";

import type { CodebookReading } from "../codebook/own/read-codebook.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { buildReport, NothingToShow } from "../document/build-report.ts";
import type { DocumentEdition, DocumentType } from "../document-type/document-type.ts";
import { formatPeriod } from "../language/dates.ts";
import type { ReportModel } from "../model/report-model.ts";
import { type Finding, type Findings, NOTHING_OMITTED } from "../messages/finding.ts";
import type { ExportSummary } from "../monitor/case.ts";
import type { OpenSource } from "../monitor/source.ts";
import { isoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import { addressOfDocument } from "../settings/addresses.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import { isForInternalUse, type Settings } from "../settings/settings.ts";
import type { EarlierReports } from "../snapshots/earlier-reports.ts";
import { sha256 } from "../snapshots/hashes.ts";
import { checkAccompanied } from "./accompanied.ts";
import { editionOf } from "./document-types.ts";
import { checkPeriodFit, checkPublishedAfterExport } from "./period-fit.ts";
import { figuresOfReport } from "./periods-of-report.ts";
import {
  readProtectedFigures,
  type ExportReading,
  type Ledger,
  type ReadingContext,
} from "./protected-figures.ts";
import { type ImageContext, withImages } from "./images-of-texts.ts";
import {
  periodsOf,
  readShared,
  type SharedReading,
  type SharedReadingContext,
} from "./shared-reading.ts";
import { refuse, refuseOnError, settleFindings } from "./refuse.ts";
import { emptyDocument, fieldsOfModel, readTexts, type Texts } from "./texts.ts";

/** What reading and images take of the machine. */
export interface AssemblingContext extends SharedReadingContext, ImageContext {}

/** What a report is made from beside the settings. */
export interface ReportSources {
  readonly documentType: DocumentType;
  readonly source: OpenSource;
  readonly codebook: CodebookReading;
  readonly ledger: Ledger;
  readonly earlier: Pick<EarlierReports, "chain" | "latest">;
  readonly narratives: Texts["narratives"];
  readonly fields?: ReportModel["fields"] | null;
  readonly edition?: DocumentEdition | null;
  readonly logo: HouseStyle["logo"];
}

/** A report as data, and the figures of its own period. */
interface BuiltReport {
  readonly model: ReportModel;
  readonly figures: PublishedFigures;
}

/** The export that a report was made from. */
interface ExportOfReport {
  readonly summary: ExportSummary;
  readonly file: string;
  readonly codebook: CodebookReading;
}

/** A report as data, with what it was made from. */
export interface AssembledReport extends BuiltReport {
  /** Null for a document without figures. */
  readonly source: ExportOfReport | null;
  readonly narrativeInputs: Texts["inputs"];
  /** The manifest of the document that this one accompanies. */
  readonly accompanied: Texts["inputs"];
  readonly texts: Texts["told"];
  readonly earlier: EarlierReports;
  /** Warnings only. */
  readonly found: Findings;
}

/** The settings of a report as they were read, and what was found about them. */
interface ReportStyle {
  readonly houseStyle: HouseStyle;
  readonly findings: readonly Finding[];
}

/**
 * Reads all that a report is made from (the export, the codebook, the narrative, what was kept of
 * earlier reports), and builds the report as data. Throws ReportError where any of it is refused,
 * with all that was found.
 */
export async function assembleReport(
  period: Period,
  documentType: DocumentType,
  style: ReportStyle,
  settings: Settings,
  context: AssemblingContext,
): Promise<AssembledReport> {
  const shared = readShared(period, [documentType], settings, context);
  return await assembleFrom(shared, period, documentType, style, settings, context);
}

/** The same as `assembleReport`, from what was read for several documents. */
export async function assembleFrom(
  shared: SharedReading,
  period: Period,
  documentType: DocumentType,
  { houseStyle: { logo }, findings: ofSettings }: ReportStyle,
  settings: Settings,
  context: ImageContext,
): Promise<AssembledReport> {
  const { name: document } = documentType;
  const [narrative, ledger] = await Promise.all([
    readTexts(period, documentType, settings),
    shared.ledger,
  ]);
  const read = documentType.figures ? await shared.reading : null;
  const reading = read?.perType.get(document) ?? null;
  const accompanied = await checkAccompanied(narrative.fields, settings);
  const [own] = reading?.figures ?? [];
  const fit =
    own === undefined
      ? []
      : [
          ...checkPeriodFit(period, own, read?.file ?? ""),
          ...checkPublishedAfterExport(settings, own),
        ];
  const found = settleFindings(
    {
      findings: [
        ...ofSettings,
        ...(reading?.findings ?? []),
        ...fit,
        ...documentType.warnings,
        ...narrative.findings,
        ...accompanied.findings,
        ...ledger.findingsBeside([period]),
      ],
      omitted: reading?.omitted ?? NOTHING_OMITTED,
    },
    settings,
  );
  refuseOnError(found);
  const earlier = ledger.before(document, period);
  const about = {
    documentType,
    earlier,
    narratives: await withImages(narrative, context),
    fields: fieldsOfModel(narrative),
    edition: editionOf(documentType, settings),
    logo,
  };
  const made = {
    narrativeInputs: narrative.inputs,
    accompanied: accompanied.inputs,
    texts: narrative.told,
    earlier: { ...earlier, inputs: ledger.inputs },
    found,
  };
  const build = (
    figures: readonly PublishedFigures[],
    codebook: CodebookReading | null,
  ): BuiltReport => {
    try {
      return buildFromFigures(figures, { ...about, codebook }, settings);
    } catch (error) {
      if (!(error instanceof NothingToShow)) throw error;
      const none = emptyDocument(documentType, path.join(settings.content, period.id, document));
      return refuse({ ...found, findings: [...found.findings, none] });
    }
  };
  if (read === null) return { ...build([withoutFigures(period)], null), source: null, ...made };
  const { codebook, file } = read;
  if (reading === null || reading.figures === null || reading.summary === null) {
    throw new Error("an export without errors and without figures");
  }
  return {
    ...build(reading.figures, codebook),
    source: { summary: reading.summary, file, codebook },
    ...made,
  };
}

/** The figures of a document that has none. */
function withoutFigures(period: Period): PublishedFigures {
  return {
    schemaVersion: 1,
    period: {
      id: period.id,
      from: isoDay(period.from),
      to: isoDay(period.to),
      label: formatPeriod(period),
    },
    source: { rows: 0, sha256: sha256(""), latestDate: null },
    disclosureThreshold: DEFAULT_THRESHOLD,
    figures: {},
  };
}

/** Reads the export of a report: the figures of all periods that the report tells about. */
export async function readReportFigures(
  period: Period,
  { documentType, source, codebook, ledger, earlier }: ReportSources,
  settings: Settings,
  context: ReadingContext,
): Promise<ExportReading> {
  const asked = periodsOf(documentType, period, earlier);
  return await readProtectedFigures(source, asked, codebook, ledger, settings, context);
}

/** Builds a report from the figures that `readReportFigures` gives. */
export function buildFromFigures(
  read: readonly PublishedFigures[],
  {
    documentType,
    codebook,
    earlier,
    narratives,
    fields = null,
    edition = null,
    logo,
  }: Omit<ReportSources, "source" | "ledger" | "codebook"> & {
    readonly codebook: CodebookReading | null;
  },
  settings: Settings,
): BuiltReport {
  const { earlierPeriods } = documentType;
  const ofReport = figuresOfReport(read, earlier, codebook?.input?.sha256 ?? null, earlierPeriods);
  const model = buildReport({
    ...ofReport,
    documentType,
    narratives,
    fields,
    edition,
    redefinitions: codebook?.codebook.redefinitions ?? [],
    events: settings.events,
    organisation: settings.organisation,
    contact: settings.contact,
    logo: logo && {
      mediaType: logo.mediaType,
      base64: logo.bytes.toString("base64"),
      alt: logo.alt,
    },
    palettes: settings.palettes,
    website: settings.website,
    webpage:
      settings.webpage === null
        ? null
        : addressOfDocument(
            settings.webpage,
            { document: documentType.name, periodId: ofReport.figures.period.id },
            settings.mainDocument,
          ),
    accessibility: settings.accessibility,
    letterFrom: settings.letterFrom,
    publishedOn: settings.publishedOn,
    internalUseOnly: documentType.figures && isForInternalUse(settings),
  });
  return { model, figures: ofReport.figures };
}
