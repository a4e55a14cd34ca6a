import type { PrintableBrowser } from "../browser/browser.ts";
import type { DocumentType } from "../document-type/document-type.ts";
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
import { sha256 } from "../snapshots/hashes.ts";
import { marksKeptReport, snapshotFolder } from "../snapshots/kept-periods.ts";
import { readManifest } from "../snapshots/read-snapshot.ts";
import { toolVersion } from "../tool-version.ts";
import { assembleFrom, type AssemblingContext } from "./assemble-report.ts";
import {
  editionOf,
  outputFolder,
  loadDocumentType,
  requireEdition,
  requireFit,
  withOwnEdition,
} from "./document-types.ts";
import { finishReport } from "./finished-report.ts";
import { loadRenderingTools, type RenderingContext } from "./render-report.ts";
import { requireReportSettings } from "./report-settings.ts";
import { readShared, type SharedReading } from "./shared-reading.ts";
import { namesWithTexts, type Texts } from "./texts.ts";

/** What a run needs of the machine it runs on. */
export interface GenerateContext extends AssemblingContext, Omit<RenderingContext, "step"> {
  /** May still be starting. */
  readonly browser: Promise<PrintableBrowser>;
  /** Names what the run is busy with, for whoever waits. */
  readonly step: (step: "reading" | "drawing" | "printing" | "finishing" | "writing") => void;
  /** Writes a line, in English, that the user sees with `--debug`. */
  readonly debug?: (line: string) => void;
}

/** What a run made. */
export interface Generated {
  /** The output folder. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly warnings: Findings;
  readonly texts: Texts["told"];
  /** Its figures are for eyes inside only. */
  readonly isForInternalUse: boolean;
  /** That a published report stood there which was another one, in Dutch; null where none did. */
  readonly replaced: string | null;
  /**
   * Whether what is kept of the period is this report, or another one, or nothing; null for a
   * report that is not to be published.
   */
  readonly keeping: "same" | "other" | "nothing" | null;
}

/**
 * Makes the document of a period: the whole run, from the export's bytes to the output folder.
 * Throws ReportError; the output folder then holds what it held before.
 */
export async function generate(
  period: Period,
  settings: Settings,
  context: GenerateContext,
): Promise<Generated> {
  const documentType = await loadDocumentType(settings.document, settings);
  requireFit(documentType, period, settings);
  return await make(period, documentType, settings, context);
}

/** A document of a run that makes several: what came of it. */
export type OneOfSeveral =
  | { readonly document: string; readonly made: Generated }
  | { readonly document: string; readonly error: unknown };

/**
 * Makes every document that a period has texts for, from one reading of the export. Each is made
 * whole or not at all. One that accompanies another comes after all that accompany none, as it is
 * compared with that; what cannot be begun comes first. Throws ReportError "usage" where none has the
 * edition that was asked for.
 */
export async function* generateAll(
  period: Period,
  settings: Settings,
  context: GenerateContext,
): AsyncGenerator<OneOfSeveral> {
  const types: DocumentType[] = [];
  for (const name of await namesWithTexts(period, settings)) {
    try {
      const type = await loadDocumentType(name, settings);
      requireFit(type, period, withOwnEdition(settings, type));
      types.push(type);
    } catch (error) {
      yield { document: name, error };
    }
  }
  requireEdition(types, settings);
  const accompanies = ({ fields }: DocumentType): boolean =>
    fields !== null && fields.list.some((field) => field.accompanies !== null);
  const inOrder = [
    ...types.filter((type) => !accompanies(type)),
    ...types.filter((type) => accompanies(type)),
  ];
  const shared = readShared(period, inOrder, settings, context);
  for (const type of inOrder) {
    context.signal?.throwIfAborted();
    try {
      const made = await make(period, type, withOwnEdition(settings, type), context, shared);
      yield { document: type.name, made };
    } catch (error) {
      context.signal?.throwIfAborted();
      yield { document: type.name, error };
    }
  }
}

async function make(
  period: Period,
  documentType: DocumentType,
  settings: Settings,
  context: GenerateContext,
  shared?: SharedReading,
): Promise<Generated> {
  const edition = editionOf(documentType, settings);
  const folder = outputFolder(period, documentType, settings);
  const { houseStyle, findings } = await requireReportSettings(period, settings);
  // The drawing tools load while the export is being read.
  const tools = loadRenderingTools(documentType, houseStyle.fonts);

  context.step("reading");
  const style = { houseStyle, findings };
  const reading = shared ?? readShared(period, [documentType], settings, context);
  const assembling = assembleFrom(reading, period, documentType, style, settings, context);
  assembling.catch(() => undefined);
  // The folder is tried meanwhile. What is in its way ends the run at once.
  const { signal, debug } = context;
  const isOurs: IsOurs = (name, isListed) => isListed && !marksKeptReport(name);
  await tryFolder(folder, { signal, debug, isOurs });
  const before = await publishedIn(folder);
  assertNotUnpublished(folder, before, settings);
  const report = await assembling;
  const { model, figures, found, texts, ...inputs } = report;
  const assembledFor = { period, documentType, houseStyle, settings };
  const rendered = await finishReport(report, assembledFor, tools, context);

  context.step("writing");
  const files = reportFiles({
    ...inputs,
    typeInputs: await filesOfType(documentType),
    ...rendered,
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
    warnings: found,
    texts,
    isForInternalUse: model.internalUseOnly,
    replaced: replacedText(
      before,
      { pdf: rendered.pdf, textFiles: report.narrativeInputs },
      settings,
    ),
    keeping: isPublic
      ? await keepingOf(rendered.pdf, snapshotFolder(settings.snapshots, period, documentType.name))
      : null,
  };
}

async function keepingOf(
  pdf: Uint8Array,
  kept: string,
): Promise<NonNullable<Generated["keeping"]>> {
  const { manifest, problems } = await readManifest(kept);
  if (manifest === null) {
    return problems.every(({ reason }) => reason === "missing") ? "nothing" : "other";
  }
  return manifest.published.pdf.sha256 === sha256(pdf) ? "same" : "other";
}
