import type { CodebookReading } from "../codebook/own/read-codebook.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { buildReport } from "../document/build-report.ts";
import type { DocumentType } from "../document/document-type.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { Finding, Findings } from "../messages/finding.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { openSource, type OpenSource } from "../monitor/source.ts";
import type { Period } from "../period/period.ts";
import { addressOfPeriod } from "../settings/addresses.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import { isForInternalUse, requireInput, type Settings } from "../settings/settings.ts";
import type { EarlierReports } from "../snapshots/earlier-reports.ts";
import { readLedger } from "../snapshots/ledger.ts";
import { codebookInForce } from "./codebook-in-force.ts";
import { checkPeriodFit, checkPublishedAfterExport } from "./period-fit.ts";
import { figuresOfReport, periodsOfReport } from "./periods-of-report.ts";
import {
  readProtectedFigures,
  type ExportReading,
  type Ledger,
  type ReadingContext,
} from "./protected-figures.ts";
import { type ImageContext, withImages } from "./images-of-texts.ts";
import { refuseOnError, settleFindings } from "./refuse.ts";
import { readTexts, type Texts } from "./texts.ts";

/** What reading takes of the machine. */
export interface AssemblingContext extends ReadingContext, ImageContext {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly temporaryFolder: string;
}

/** What a report is made from beside the settings. */
export interface ReportSources {
  readonly documentType: DocumentType;
  readonly source: OpenSource;
  readonly codebook: CodebookReading;
  readonly ledger: Ledger;
  readonly earlier: Pick<EarlierReports, "chain" | "latest">;
  readonly narratives: Texts["narratives"];
  readonly logo: HouseStyle["logo"];
}

/** A report as data, and the figures of its own period. */
interface BuiltReport {
  readonly model: ReportModel;
  readonly figures: PublishedFigures;
}

/** A report as data, with what it was made from. */
export interface AssembledReport extends BuiltReport {
  readonly summary: ExportSummary;
  readonly exportFile: string;
  readonly codebook: CodebookReading;
  readonly narrativeInputs: Texts["inputs"];
  readonly texts: Texts["told"];
  readonly earlier: EarlierReports;
  /** Warnings only. */
  readonly found: Findings;
}

/**
 * Reads all that a report is made from (the export, the codebook, the narrative, what was kept of
 * earlier reports), and builds the report as data. Throws ReportError where any of it is refused,
 * with all that was found.
 */
export async function assembleReport(
  period: Period,
  documentType: DocumentType,
  {
    houseStyle: { logo },
    findings: ofSettings,
  }: { readonly houseStyle: HouseStyle; readonly findings: readonly Finding[] },
  settings: Settings,
  context: AssemblingContext,
): Promise<AssembledReport> {
  const { name: document } = documentType;
  const [ledger, narrative, codebook] = await Promise.all([
    readLedger(settings.snapshots),
    readTexts(period, documentType, settings),
    codebookInForce(settings),
  ]);
  const opening = { ...context, maxBytes: settings.maxBytes };
  const source = await openSource(requireInput(settings), opening);
  const earlier = ledger.before(document, period);
  const { narratives } = narrative;
  const sources = { documentType, source, codebook, ledger, earlier, narratives, logo };
  const reading = await readReportFigures(period, sources, settings, context);
  const [own] = reading.figures ?? [];
  const fit =
    own === undefined
      ? []
      : [...checkPeriodFit(period, own, source.name), ...checkPublishedAfterExport(settings, own)];
  const found = settleFindings(
    {
      findings: [
        ...ofSettings,
        ...reading.findings,
        ...fit,
        ...narrative.findings,
        ...ledger.findingsBeside([period]),
      ],
      omitted: reading.omitted,
    },
    settings,
  );
  refuseOnError(found);
  if (reading.figures === null || reading.summary === null) {
    throw new Error("an export without errors and without figures");
  }
  const whole = { ...sources, narratives: await withImages(narrative, context) };
  return {
    ...buildFromFigures(reading.figures, whole, settings),
    summary: reading.summary,
    exportFile: source.name,
    codebook,
    narrativeInputs: narrative.inputs,
    texts: narrative.told,
    earlier: { ...earlier, inputs: ledger.inputs },
    found,
  };
}

/** Reads the export of a report: the figures of all periods that the report tells about. */
export async function readReportFigures(
  period: Period,
  { source, codebook, ledger, earlier }: ReportSources,
  settings: Settings,
  context: ReadingContext,
): Promise<ExportReading> {
  const asked = periodsOfReport(period, earlier);
  return await readProtectedFigures(source, asked, codebook, ledger, settings, context);
}

/** Builds a report from the figures that `readReportFigures` gives. */
export function buildFromFigures(
  read: readonly PublishedFigures[],
  { documentType, codebook, earlier, narratives, logo }: ReportSources,
  settings: Settings,
): BuiltReport {
  const ofReport = figuresOfReport(read, earlier, codebook.input?.sha256 ?? null);
  const model = buildReport({
    ...ofReport,
    documentType,
    narratives,
    redefinitions: codebook.codebook.redefinitions,
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
        : addressOfPeriod(settings.webpage, ofReport.figures.period.id),
    accessibility: settings.accessibility,
    letterFrom: settings.letterFrom,
    publishedOn: settings.publishedOn,
    internalUseOnly: isForInternalUse(settings),
  });
  return { model, figures: ofReport.figures };
}
