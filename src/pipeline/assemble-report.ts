import path from "node:path";

import type { ReportBrowser } from "../browser/browser.ts";
import type { CodebookReading } from "../codebook/file/read-codebook.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/suppression-rules.ts";
import type { DocumentType } from "../document-type/document-type.ts";
import type { Material } from "../document/block-entry.ts";
import { NothingToShow } from "../document/build-report.ts";
import { ReportError } from "../errors.ts";
import { sha256 } from "../file-system/read-files.ts";
import { type Finding, type Findings, NOTHING_OMITTED } from "../findings/finding.ts";
import { formatPeriod } from "../language/dates.ts";
import { imageWords } from "../messages/narrative.ts";
import { fileNames, WORKBOOK_MEDIA } from "../model/report-model.ts";
import type { ExportSummary } from "../monitor/case.ts";
import type { Narrative, NarrativeImage } from "../narrative/narrative.ts";
import { releaseOfTool, toolVersion } from "../package-root.ts";
import { isoDay, type Period } from "../period/period.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import type { Settings } from "../settings/settings.ts";
import { type EarlierReports, EMPTY_LEDGER } from "../snapshots/earlier-reports.ts";
import { buildFromFigures, type BuiltReport } from "./build-from-figures.ts";
import {
  checkPeriodFit,
  checkPublishedAfterExport,
  refuse,
  refuseOnError,
  settleFindings,
} from "./check-report.ts";
import { correctionsOfReport } from "./corrections.ts";
import { checkAccompanied, editionOf } from "./document-types.ts";
import { ALL_ROWS, onlyThese } from "./read-export.ts";
import type { SharedReading, SharedReadingContext } from "./shared-work.ts";
import {
  figuresCalled,
  readEarlierTexts,
  showsFigures,
  textsWithFigures,
} from "./texts-with-figures.ts";
import { emptyDocument, fieldsOfModel, readTexts, type Texts } from "./texts.ts";

/** The resources of the machine for reading the input and encoding images. */
export interface AssemblingContext extends SharedReadingContext, ImageContext {}

/** The export that a report was made from. */
interface ExportOfReport {
  readonly summary: ExportSummary;
  readonly file: string;
  readonly codebook: CodebookReading;
}

/** A report as data, with the inputs that it was made from. */
export interface AssembledReport extends BuiltReport {
  /** Null for a document without figures. */
  readonly source: ExportOfReport | null;
  readonly narrativeInputs: Texts["inputs"];
  /** The texts of earlier periods. They were read to find repeated passages. */
  readonly earlierTexts: Texts["inputs"];
  /** The manifest of the document that this one accompanies. */
  readonly accompanied: Texts["inputs"];
  readonly texts: Texts["byPeriod"];
  /** The material of its blocks; null for a document without figures. */
  readonly material: Material | null;
  readonly earlier: EarlierReports;
  /** Warnings only. */
  readonly found: Findings;
}

/** The house style of a report, and the findings about its settings. */
interface ReportStyle {
  readonly houseStyle: HouseStyle;
  readonly findings: readonly Finding[];
}

/**
 * Builds a report as data. The steps:
 *
 * 1. Read the texts of the document, those of earlier periods, and the ledger of snapshots.
 * 2. Take the protected figures of its periods from the shared reading of the export.
 * 3. Check the period, the accompanied document and the corrections.
 * 4. Put figures into the texts, and proofread them.
 * 5. Throw ReportError with all findings if one of them is an error.
 * 6. Encode the images, and build the report model.
 */
export async function assembleFrom(
  shared: SharedReading,
  period: Period,
  documentType: DocumentType,
  { houseStyle: { logo }, findings: ofSettings }: ReportStyle,
  settings: Settings,
  context: ImageContext,
): Promise<AssembledReport> {
  const { name: document } = documentType;
  const [narrative, earlierTexts, ledger, release] = await Promise.all([
    readTexts(period, documentType, settings),
    readEarlierTexts(period, documentType, settings),
    shared.ledger,
    releaseOfTool(),
  ]);
  // Reads the export only for a document that shows figures: another document of the run may need
  // an export that is missing.
  const read = showsFigures(documentType, narrative) ? await shared.reading : null;
  const reading = (await read?.of({ period, type: documentType }, ledger)) ?? null;
  const accompanied = await checkAccompanied(narrative.fields, settings);
  const [own] = reading?.figures ?? [];
  const fit =
    own === undefined
      ? []
      : [
          ...checkPeriodFit(period, own, read?.file ?? ""),
          ...checkPublishedAfterExport(settings, own),
        ];
  // A document without figures must not depend on the documents that are made with it.
  const ledgerInUse = reading === null ? EMPTY_LEDGER : ledger;
  const earlier = ledgerInUse.before(document, period);
  const ofCorrections = correctionsOfReport(
    { document, period },
    {
      figures: own !== undefined && documentType.figures ? own : null,
      exportSha256: reading?.summary?.sha256 ?? "",
    },
    settings,
    ledger,
  );
  const texts = textsWithFigures(
    narrative,
    {
      documentType,
      period,
      figures: reading === null ? [withoutFigures(period)] : reading.figures,
      codebook: read?.codebook ?? null,
      earlier,
      earlierTexts,
      dutch: null,
      release,
    },
    settings,
  );
  const found = settleFindings(
    {
      findings: [
        ...ofSettings,
        ...(reading?.findings ?? []),
        ...fit,
        ...documentType.warnings,
        ...texts.findings,
        ...accompanied.findings,
        ...ofCorrections.findings,
        ...ledgerInUse.findingsBeside([period]),
      ],
      omitted: reading?.omitted ?? NOTHING_OMITTED,
    },
    settings,
  );
  refuseOnError(found);
  const called = figuresCalled(narrative);
  const about = {
    documentType,
    callsFigures: called.length > 0,
    earlier: documentType.figures ? earlier : EMPTY_LEDGER.before(document, period),
    corrections: ofCorrections,
    narratives: await withImages(texts.narratives, texts.images, context),
    material: documentType.figures ? texts.material : null,
    fields: fieldsOfModel(narrative),
    edition: editionOf(documentType, settings),
    logo,
    release,
  };
  const made = {
    narrativeInputs: narrative.inputs,
    earlierTexts: earlierTexts.inputs,
    accompanied: accompanied.inputs,
    texts: narrative.byPeriod,
    material: about.material,
    earlier: { ...earlier, inputs: ledgerInUse.inputs },
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
  if (read === null || reading === null) {
    return { ...build([withoutFigures(period)], null), source: null, ...made };
  }
  const { codebook, file } = read;
  if (reading.figures === null || reading.summary === null) {
    throw new Error("an export without errors must give figures");
  }
  const source = { summary: reading.summary, file, codebook };
  if (documentType.figures) return { ...build(reading.figures, codebook), source, ...made };
  const [ofPeriod] = reading.figures;
  if (ofPeriod === undefined) throw new Error("the export must be read for a period");
  // The document shows no figures of its own. Readers get the figures that its texts call, and the
  // number of rows.
  const { model } = build([withoutFigures(period)], null);
  return { model, figures: onlyThese([ALL_ROWS, ...called], ofPeriod), source, ...made };
}

/** An empty set of figures, for a document without figures. */
export function withoutFigures(period: Period): PublishedFigures {
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

// Images and the workbook.

/** The resources of the machine for encoding images. */
export interface ImageContext {
  /** May still be starting. */
  readonly browser: Promise<ReportBrowser>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Adds the images to texts. Each image is encoded again, so that only its pixels get into the
 * report. Does not wait for the browser if there are no images. Throws ReportError "input" that
 * names every image that the browser cannot draw.
 */
export async function withImages(
  narratives: readonly Narrative[],
  images: Texts["images"],
  { browser, signal }: ImageContext,
): Promise<readonly Narrative[]> {
  if (images.length === 0) return narratives;
  const running = await browser;
  const made = new Map<string, NarrativeImage[]>();
  const undrawn = new Set<string>();
  // One after the other: each may take hundreds of megabytes.
  for (const { narrative, file, ...source } of images) {
    const image = await running.encodeImage(source, signal);
    if (image === null) {
      undrawn.add(imageWords.undrawn(file));
      continue;
    }
    const { bytes, width, height } = image;
    const base64 = bytes.toString("base64");
    const ofText = made.get(narrative) ?? [];
    made.set(narrative, [...ofText, { file, mediaType: source.keptAs, width, height, base64 }]);
  }
  if (undrawn.size > 0) throw new ReportError("input", [...undrawn]);
  return narratives.map((narrative) => {
    const ofText = made.get(narrative.name);
    return ofText === undefined ? narrative : { ...narrative, images: ofText };
  });
}

/** A workbook as a file. */
interface WorkbookFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/**
 * The figures of a report as a workbook, in the file format that the report names; null for a
 * document without figures. A snapshot contains the figures, and therefore no workbook.
 */
export async function workbookOf({
  model,
  material,
}: Pick<AssembledReport, "model" | "material">): Promise<WorkbookFile | null> {
  const { workbook: name } = fileNames(model);
  if (name === null || material === null) return null;
  const { buildWorkbook } = await import("../workbook/build-workbook.ts");
  const tool = `Peildatum/${await toolVersion()}`;
  const workbook = buildWorkbook({ model, material, tool });
  if (name.endsWith(".xlsx")) {
    const { writeXlsx } = await import("../workbook/xlsx.ts");
    return { name, mediaType: WORKBOOK_MEDIA.xlsx, content: writeXlsx(workbook) };
  }
  const { writeOds } = await import("../workbook/ods.ts");
  return { name, mediaType: WORKBOOK_MEDIA.ods, content: writeOds(workbook) };
}
