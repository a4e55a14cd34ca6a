import path from "node:path";

import type { PrintableBrowser } from "../browser/browser.ts";
import { NoRoomError, type WideBlock } from "../browser/page-scripts.ts";
import type { DocumentType } from "../document-type/document-type.ts";
import { filesOfType } from "../document-type/find-types.ts";
import { ReportError } from "../errors.ts";
import { sha256 } from "../file-system/read-files.ts";
import { countErrors, type Finding, type Findings } from "../findings/finding.ts";
import { commandMessages } from "../messages/commands.ts";
import { pageMessages } from "../messages/output.ts";
import { toolVersion } from "../package-root.ts";
import type { Period } from "../period/period.ts";
import type { IsOurs } from "../publish/output-contents.ts";
import { publishFolder, tryFolder } from "../publish/output-folder.ts";
import { reportFiles } from "../publish/report-files.ts";
import {
  assertNotUnpublished,
  isPublication,
  publishedIn,
  replacedText,
} from "../publish/report-in-folder.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import { documentEpoch, type Settings } from "../settings/settings.ts";
import { readManifest } from "../snapshots/read-snapshot.ts";
import { marksSnapshot, snapshotFolder } from "../snapshots/snapshot-folders.ts";
import {
  type AssembledReport,
  assembleFrom,
  type AssemblingContext,
  workbookOf,
} from "./assemble-report.ts";
import { requireReportSettings } from "./check-report.ts";
import { editionOf, loadDocumentType, outputFolder, requireFit } from "./document-types.ts";
import {
  namingHouseStyle,
  type RenderedReport,
  type RenderingContext,
  type RenderingTools,
  renderReport,
} from "./render-report.ts";
import { type DocumentOfPeriod, type SharedWork, shareWork } from "./shared-work.ts";
import type { Texts } from "./texts.ts";

/** The resources of the machine for a run. */
export interface GenerateContext extends AssemblingContext, Omit<RenderingContext, "step"> {
  /** May still be starting. */
  readonly browser: Promise<PrintableBrowser>;
  /** Names the current step, for the user who waits. */
  readonly step: (step: "reading" | "drawing" | "printing" | "finishing" | "writing") => void;
  /** Writes a line, in English, that the user sees with `--debug`. */
  readonly debug?: (line: string) => void;
}

/** The result of a run. */
export interface Generated {
  /** The output folder. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly pageCount: number;
  readonly warnings: Findings;
  readonly texts: Texts["byPeriod"];
  /** The ids of the periods that its figures are protected against; null without figures. */
  readonly against: readonly string[] | null;
  /** True if its figures are for internal use only. */
  readonly isForInternalUse: boolean;
  /**
   * A Dutch sentence about another published report that this one replaced; null if it replaced
   * none.
   */
  readonly replaced: string | null;
  /**
   * Whether the snapshot of the period contains this report, another report or nothing; null for a
   * report that is not to be published.
   */
  readonly keeping: "same" | "other" | "nothing" | null;
}

/**
 * Makes the document of a period: the whole run, from the export to the output folder. `makeReport`
 * lists its steps. Throws ReportError, and then does not change the output folder.
 */
export async function generate(
  period: Period,
  settings: Settings,
  context: GenerateContext,
): Promise<Generated> {
  const type = await loadDocumentType(settings.document, settings);
  requireFit(type, period, settings);
  const shared = shareWork([{ period, type }], settings, context);
  return await makeReport({ period, type }, settings, context, shared);
}

/**
 * Makes one document of a run. The documents of a run share work. The steps:
 *
 * 1. Read the settings of a report and the house style.
 * 2. Begin to load the drawing tools, and begin to assemble the report as data: read the export,
 *    the texts and the snapshots, compute and protect the figures, check everything, and build the
 *    report model.
 * 3. Meanwhile check that the output folder can be written.
 * 4. Render the model as HTML and PDF. While the browser prints, write the workbook.
 * 5. Collect the files with their manifest, and replace the output folder in one step.
 *
 * Throws ReportError as `generate` does.
 */
export async function makeReport(
  { period, type: documentType }: DocumentOfPeriod,
  settings: Settings,
  context: GenerateContext,
  shared: SharedWork,
): Promise<Generated> {
  const edition = editionOf(documentType, settings);
  const folder = outputFolder(period, documentType, settings);
  const style = await requireReportSettings(period, settings, shared.houseStyle);
  const { houseStyle } = style;
  // The drawing tools load while the export is being read.
  const tools = shared.toolsFor(documentType, houseStyle);

  context.step("reading");
  const assembling = assembleFrom(shared, period, documentType, style, settings, context);
  assembling.catch(() => undefined);
  // An obstacle in the folder ends the run at once.
  const { signal, debug } = context;
  const isOurs: IsOurs = (name, isListed) => isListed && !marksSnapshot(name);
  await tryFolder(folder, { signal, debug, isOurs });
  const before = await publishedIn(folder);
  assertNotUnpublished(folder, before, settings);
  const report = await assembling;
  const { model, figures, found, texts, material: _, ...inputs } = report;
  const assembledFor = { period, documentType, houseStyle, settings };
  const printing = Promise.withResolvers<void>();
  const workbook = printing.promise.then(async () => await workbookOf(report));
  workbook.catch(() => undefined);
  const rendered = await renderForReaders(report, assembledFor, tools, {
    ...context,
    onPrinting: async () => {
      await context.onPrinting?.();
      printing.resolve();
    },
  });

  context.step("writing");
  const files = reportFiles({
    ...inputs,
    typeInputs: await filesOfType(documentType),
    ...rendered,
    workbook: await workbook,
    model,
    figures,
    settings,
    houseStyle,
    toolVersion: await toolVersion(),
    browserVersion: (await context.browser).version,
    found,
  });
  context.signal?.throwIfAborted();
  await publishFolder(folder, files, { debug, isOurs });
  const isPublic = isPublication(settings) && (edition === null || edition.mark === null);
  return {
    folder,
    files: [...files.keys()],
    pageCount: rendered.pageCount,
    warnings: found,
    texts,
    against: report.source === null ? null : (figures.disclosure?.against ?? null),
    isForInternalUse: model.internalUseOnly,
    replaced: replacedText(
      before,
      {
        pdf: rendered.pdf,
        textFiles: report.narrativeInputs,
        isCorrection: model.correction !== undefined,
      },
      settings,
    ),
    keeping: isPublic
      ? await stateOfSnapshot(
          rendered.pdf,
          model.correction?.day,
          snapshotFolder(settings.snapshots, period, documentType.name),
        )
      : null,
  };
}

/**
 * Whether the snapshot in a folder contains the report with this PDF.
 *
 * @param correctedOn the day on which the report corrects an earlier version
 */
export async function stateOfSnapshot(
  pdf: Uint8Array,
  correctedOn: string | undefined,
  folder: string,
): Promise<NonNullable<Generated["keeping"]>> {
  const { manifest, problems } = await readManifest(folder);
  if (manifest === null) {
    return problems.every(({ reason }) => reason === "missing") ? "nothing" : "other";
  }
  // No snapshot of the correction exists yet: this one contains the version that it corrects.
  if (correctedOn !== undefined && (manifest.settings.publishedOn ?? correctedOn) < correctedOn) {
    return "nothing";
  }
  return manifest.published.pdf.sha256 === sha256(pdf) ? "same" : "other";
}

// Rendering, with errors that name the user's files.

/** The period, type and settings that a report was assembled for. */
interface AssembledFor {
  readonly period: Period;
  readonly documentType: DocumentType;
  readonly houseStyle: HouseStyle;
  readonly settings: Settings;
}

/**
 * Renders an assembled report as readers get it. Throws ReportError if the browser fails, or if
 * part of the report does not fit. The error names the user's files that may be the cause.
 */
export async function renderForReaders(
  report: AssembledReport,
  { period, documentType, houseStyle, settings }: AssembledFor,
  tools: RenderingTools,
  context: RenderingContext,
): Promise<RenderedReport> {
  const about = {
    pdfStandard: settings.pdfStandard,
    created: documentEpoch(settings, period),
    toolVersion: await toolVersion(),
  };
  const rendering = renderReport(report.model, report.figures, about, tools, context);
  const named = namingHouseStyle(rendering, houseStyle, context.browser, tools.template);
  const rendered = await namingNarratives(named, report, settings);
  requireFewPages(rendered, documentType, report, settings);
  return rendered;
}

/**
 * Waits for `rendering`. If a part of a narrative does not fit on a page, throws ReportError
 * "input" with the earlier findings and one that names the file of the text.
 */
export async function namingNarratives<T>(
  rendering: Promise<T>,
  { model, found }: AssembledReport,
  { content }: Settings,
): Promise<T> {
  try {
    return await rendering;
  } catch (error) {
    if (!(error instanceof NoRoomError)) throw error;
    const folder = path.join(content, model.period.id, model.document);
    const perMessage = new Map(
      error.blocks
        .flatMap((block) => findingOn(block, folder))
        .map((finding) => [`${finding.file}\n${finding.message}`, finding]),
    );
    const findings = [...perMessage.values()];
    if (findings.length === 0) throw error;
    const others = error.blocks.filter(({ narrative }) => narrative === null);
    const all = { ...found, findings: [...found.findings, ...findings] };
    const message = [
      ...(others.length === 0 ? [] : new NoRoomError(others).sentences),
      commandMessages.refused(countErrors(all)),
    ];
    throw new ReportError("input", message, { found: all, cause: error });
  }
}

/** Throws ReportError "input" with a finding if a document has more pages than its type allows. */
export function requireFewPages(
  { pageCount }: { readonly pageCount: number },
  { name, mostPages }: Pick<DocumentType, "name" | "mostPages">,
  { model, found }: AssembledReport,
  { content }: Settings,
): void {
  // A correction needs a page of its own.
  const isCorrected = model.correction !== undefined;
  const most = mostPages === null ? Infinity : mostPages + Number(isCorrected);
  if (pageCount <= most) return;
  const file = path.join(content, model.period.id, name);
  const message = pageMessages.tooLong(pageCount, most, isCorrected);
  const finding = { severity: "error", code: "document-too-long", file, message } as const;
  const all = {
    ...found,
    findings: [...found.findings, { ...finding, line: null, column: null }],
  };
  throw new ReportError("input", commandMessages.refused(countErrors(all)), { found: all });
}

function findingOn({ kind, narrative, number, tables }: WideBlock, folder: string): Finding[] {
  if (narrative === null) return [];
  const message =
    kind === "table" ? pageMessages.tableOfNarrative(number, tables) : pageMessages.textOfNarrative;
  const file = path.join(folder, `${narrative}.md`);
  return [
    { severity: "error", code: "narrative-too-wide", file, line: null, column: null, message },
  ];
}
