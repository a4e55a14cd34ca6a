import type { PrintableBrowser } from "../browser/browser.ts";
import { filesOfType } from "../document-type/type-files.ts";
import type { Findings } from "../messages/finding.ts";
import type { Period } from "../period/period.ts";
import type { IsOurs } from "../publish/output-contents.ts";
import { publishFolder, tryFolder } from "../publish/output-folder.ts";
import {
  assertNotUnpublished,
  isPublication,
  publishedIn,
  replacedText,
} from "../publish/published-before.ts";
import { reportFiles } from "../publish/report-files.ts";
import type { Settings } from "../settings/settings.ts";
import { sha256 } from "../file-system/sha256.ts";
import { marksKeptReport, snapshotFolder } from "../snapshots/kept-periods.ts";
import { readManifest } from "../snapshots/read-snapshot.ts";
import { toolVersion } from "../tool-version.ts";
import { assembleFrom, type AssemblingContext } from "./assemble-report.ts";
import { editionOf, outputFolder, loadDocumentType, requireFit } from "./document-types.ts";
import { finishReport } from "./finished-report.ts";
import type { RenderingContext } from "./render-report.ts";
import { requireReportSettings } from "./report-settings.ts";
import type { DocumentOfPeriod } from "./shared-reading.ts";
import { shareWork, type SharedWork } from "./shared-work.ts";
import type { Texts } from "./texts.ts";
import { workbookOf } from "./workbook-of-report.ts";

/** What the machine gives for a run. */
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
  readonly texts: Texts["told"];
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
 * Makes one document of a run, whose documents share work. The steps:
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
  const isOurs: IsOurs = (name, isListed) => isListed && !marksKeptReport(name);
  await tryFolder(folder, { signal, debug, isOurs });
  const before = await publishedIn(folder);
  assertNotUnpublished(folder, before, settings);
  const report = await assembling;
  const { model, figures, found, texts, material: _, ...inputs } = report;
  const assembledFor = { period, documentType, houseStyle, settings };
  const printing = Promise.withResolvers<void>();
  const workbook = printing.promise.then(async () => await workbookOf(report));
  workbook.catch(() => undefined);
  const rendered = await finishReport(report, assembledFor, tools, {
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
      ? await keepingOf(
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
export async function keepingOf(
  pdf: Uint8Array,
  correctedOn: string | undefined,
  folder: string,
): Promise<NonNullable<Generated["keeping"]>> {
  const { manifest, problems } = await readManifest(folder);
  if (manifest === null) {
    return problems.every(({ reason }) => reason === "missing") ? "nothing" : "other";
  }
  // The snapshot contains the version that this report corrects, and stays kept beside it.
  if (correctedOn !== undefined && (manifest.settings.publishedOn ?? correctedOn) < correctedOn) {
    return "nothing";
  }
  return manifest.published.pdf.sha256 === sha256(pdf) ? "same" : "other";
}
