import { stat } from "node:fs/promises";
import path from "node:path";

import type { ReportBrowser } from "../browser/browser.ts";
import { ALL_DOCUMENTS, type DocumentType } from "../document-type/document-type.ts";
import { ReportError } from "../errors.ts";
import { fingerprint } from "../file-system/read-files.ts";
import type { Finding, Findings } from "../findings/finding.ts";
import { commandMessages } from "../messages/commands.ts";
import { previewMessages } from "../messages/output.ts";
import { fileNames } from "../model/report-model.ts";
import type { Period } from "../period/period.ts";
import type { Previewer, PreviewLook, PreviewPage, PreviewPdf } from "../preview/session.ts";
import { figureFiles } from "../publish/report-files.ts";
import { documentTitle } from "../render/page-head.ts";
import type { Environment } from "../settings/setting-sources.ts";
import { type CommandOptions, requireInput, type Settings } from "../settings/settings.ts";
import { readSettings, refuseSettings } from "../settings/settle-settings.ts";
import { assembleFrom, workbookOf } from "./assemble-report.ts";
import { checkInputs, type DoneBefore } from "./check-inputs.ts";
import { checkReportSettings, settleFindings } from "./check-report.ts";
import {
  checkDocumentTypes,
  loadDocumentType,
  requireEdition,
  requireFit,
  withOwnEdition,
} from "./document-types.ts";
import { renderForReaders } from "./generate.ts";
import {
  encodingOnce,
  type KeepLast,
  keepLast,
  keepTools,
  keyOf,
  previewPlaces,
  readingPlaces,
  settingsPlaces,
} from "./preview-inputs.ts";
import { type RenderingContext, renderScreen } from "./render-report.ts";
import { readShared, type SharedReading } from "./shared-work.ts";
import { showsFigures } from "./texts-with-figures.ts";
import { namesWithTexts, readTexts } from "./texts.ts";

/** The resources of the machine for a preview. */
export interface PreviewContext extends Pick<RenderingContext, "timed"> {
  readonly environment: Environment;
  /** The working folder with the settings file. */
  readonly folder: string;
  readonly temporaryFolder: string;
  readonly browser: ReportBrowser;
  /** Ends the preview. */
  readonly signal: AbortSignal;
  /** Writes a line, in English, that the user sees with `--debug`. */
  readonly debug: (line: string) => void;
}

/** The settings of a document, with the findings about them. */
interface ReadSettings {
  readonly settings: Settings;
  readonly findings: readonly Finding[];
}

type Dutch = Awaited<ReturnType<Parameters<DoneBefore["loadDutch"]>[0]>>;

/**
 * Makes the documents of a period for a preview, as `generate` does, any number of times. It reads
 * the export again only after a change that the figures depend on. It writes nothing.
 */
export function previewer(
  period: Period,
  options: CommandOptions,
  context: PreviewContext,
): Previewer {
  const maker = documentMaker(period, context);
  let inputs: PreviewLook["inputs"] = { files: [], folders: [] };
  let documents: readonly string[] = options.document === undefined ? [] : [options.document];
  const look = async (): Promise<PreviewLook> => {
    const { sectionOf } = maker;
    try {
      const given = await readSettings(options, context.environment, context.folder);
      const isDaySetAside = given.settings.publishedOn !== null;
      const settings = { ...given.settings, publishedOn: null, publishedOnOrigin: null };
      const read = { settings, findings: given.findings };
      inputs = await previewPlaces(period, settings);
      documents = await documentsOf(period, settings);
      return {
        inputs,
        documents,
        isDaySetAside,
        page: (document, signal) => maker.page(read, document, signal),
        check: (document, signal) => maker.check(read, document, signal),
        pdf: (document, signal) => maker.pdf(read, document, signal),
        sectionOf,
      };
    } catch (error) {
      // Until the settings are correct again, the places of the last good look count.
      const fail = (): Promise<never> => Promise.reject(error);
      const failing = { page: fail, check: fail, pdf: fail };
      return { ...failing, inputs, documents, isDaySetAside: false, sectionOf };
    }
  };
  return { settings: settingsPlaces(context.folder), look };
}

/** Throws ReportError "usage" for options that allow no preview, whatever the files contain. */
export async function requirePreviewable(
  period: Period,
  options: CommandOptions,
  { environment, folder }: Pick<PreviewContext, "environment" | "folder">,
): Promise<void> {
  const { settings, findings } = await readSettings(options, environment, folder);
  if (settings.input === "-") throw new ReportError("usage", previewMessages.noStdin);
  try {
    if (settings.document === ALL_DOCUMENTS) {
      const names = await namesWithTexts(period, settings);
      requireEdition(await checkDocumentTypes(names, settings), settings);
    } else {
      const type = await loadDocumentType(settings.document, settings);
      requireFit(type, period, settings);
      // Settings with an error may name an export that is not read yet.
      if (type.figures && findings.length === 0) requireInput(settings);
    }
  } catch (error) {
    // The user can correct a file while the preview runs.
    if (error instanceof ReportError && error.found.findings.length > 0) return;
    throw error;
  }
}

async function documentsOf(period: Period, settings: Settings): Promise<readonly string[]> {
  const { document } = settings;
  return document === ALL_DOCUMENTS ? await namesWithTexts(period, settings) : [document];
}

function documentMaker(period: Period, context: PreviewContext) {
  /** The last readings of each document: one for its page, one for its check. */
  const keepShared = new Map<string, KeepLast<SharedReading>>();
  const keepDutch = keepLast<Dutch>(1);
  const toolsFor = keepTools(context.debug);
  const browser = Promise.resolve(encodingOnce(context.browser));
  const readingWith = (signal: AbortSignal) => ({
    stdin: nothing(),
    temporaryFolder: context.temporaryFolder,
    signal: AbortSignal.any([signal, context.signal]),
  });
  /** The ids of sections, by a document and the file of a text in it. */
  const sections = new Map<string, string>();
  const sectionOf = (document: string, file: string): string | null =>
    sections.get(`${document} ${path.normalize(file)}`) ?? null;

  function noteSections(type: DocumentType, { content }: Settings): void {
    for (const { id, blocks } of type.sections) {
      for (const block of blocks) {
        if (!("narrative" in block)) continue;
        const file = path.join(content, period.id, type.name, `${block.narrative}.md`);
        sections.set(`${type.name} ${file}`, id);
      }
    }
  }

  async function sharedBy(
    settings: Settings,
    type: DocumentType,
    isToCheck: boolean,
  ): Promise<SharedReading> {
    const hasFigures = showsFigures(type, await readTexts(period, type, settings));
    // The page of a document without figures needs no export, but a check always reads it.
    const isRead = settings.input !== null && (hasFigures || isToCheck);
    const { print } = await fingerprint(readingPlaces(settings));
    const keep = keepShared.get(type.name) ?? keepLast(2);
    keepShared.set(type.name, keep);
    return await keep(keyOf([settings, type, hasFigures, isRead, print]), async (signal) => {
      context.debug(`preview: reading for ${type.name}`);
      const shared = readShared(
        [{ period, type }],
        settings,
        readingWith(signal),
        isRead ? [period] : [],
      );
      await Promise.all([shared.reading, shared.ledger]);
      return shared;
    });
  }

  async function assemble(
    { settings: given, findings }: ReadSettings,
    document: string,
    signal: AbortSignal,
  ) {
    const ofReport = await checkReportSettings([period], given);
    const { houseStyle } = ofReport;
    const style = { houseStyle, findings: [...findings, ...ofReport.findings] };
    refuseSettings(style.findings, given);
    await requireFile(given);
    requireDocument(document, period);
    const documentType = await loadDocumentType(document, given);
    noteSections(documentType, given);
    const settings = given.document === ALL_DOCUMENTS ? withOwnEdition(given, documentType) : given;
    requireFit(documentType, period, settings);
    const tools = toolsFor(documentType, houseStyle.fonts);
    const shared = await sharedBy(settings, documentType, false);
    signal.throwIfAborted();
    const images = { browser, signal };
    const report = await assembleFrom(shared, period, documentType, style, settings, images);
    signal.throwIfAborted();
    return { report, documentType, houseStyle, settings, tools };
  }

  async function page(
    read: ReadSettings,
    document: string,
    signal: AbortSignal,
  ): Promise<PreviewPage> {
    const { report, settings, tools } = await assemble(read, document, signal);
    const { model, figures, found, narrativeInputs } = report;
    const { html } = await renderScreen(model, tools);
    const workbook = await workbookOf(report);
    const files = [...figureFiles(model, figures), ...(workbook === null ? [] : [workbook])];
    return {
      title: documentTitle(model),
      html,
      beside: new Map(files.map((one) => [one.name, one])),
      texts: narrativeInputs.map(({ file, sha256 }) => {
        const section = sectionOf(document, path.join(settings.content, file));
        return { file, sha256, section };
      }),
      found,
    };
  }

  async function pdf(
    read: ReadSettings,
    document: string,
    signal: AbortSignal,
  ): Promise<PreviewPdf> {
    const { report, documentType, houseStyle, settings, tools } = await assemble(
      read,
      document,
      signal,
    );
    const assembledFor = { period, documentType, houseStyle, settings };
    const { timed } = context;
    const rendering = { browser, signal, timed, step: () => undefined };
    const rendered = await renderForReaders(report, assembledFor, tools, rendering);
    return { name: fileNames(report.model).pdf, bytes: rendered.pdf };
  }

  async function check(
    { settings: given, findings }: ReadSettings,
    document: string,
    signal: AbortSignal,
  ): Promise<Findings> {
    await requireFile(given);
    requireDocument(document, period);
    const types = await checkDocumentTypes([document], given);
    for (const type of types) noteSections(type, given);
    const [type] = types;
    const settings =
      given.document === ALL_DOCUMENTS && type !== undefined ? withOwnEdition(given, type) : given;
    const ofReport = await checkReportSettings([period], settings);
    const before =
      type === undefined
        ? undefined
        : {
            shared: await sharedBy(settings, type, true),
            loadDutch: (load: () => Promise<Dutch>) => keepDutch(keyOf(settings.ownWords), load),
          };
    signal.throwIfAborted();
    const checked = await checkInputs([{ period, types }], settings, readingWith(signal), before);
    const { reading, ofFigures, texts } = checked;
    const all = [
      ...findings,
      ...ofReport.findings,
      ...reading.findings,
      ...ofFigures,
      ...texts.findings,
    ];
    return settleFindings({ findings: all, omitted: reading.omitted }, settings);
  }

  return { page, pdf, check, sectionOf };
}

/** Throws ReportError "input" for an empty name: the period then has no texts. */
function requireDocument(document: string, { id }: Period): void {
  if (document === "") throw new ReportError("input", commandMessages.noDocuments(id));
}

/** Throws ReportError "usage" for an export that can be read only once. */
async function requireFile({ input }: Settings): Promise<void> {
  if (input === null) return;
  const found = input === "-" ? null : await stat(input).catch(() => undefined);
  // The reader of the export reports a missing file and a folder.
  if (found === undefined || found?.isFile() === true || found?.isDirectory() === true) return;
  throw new ReportError("usage", previewMessages.noStdin);
}

/** A preview never reads standard input. */
async function* nothing(): AsyncGenerator<Uint8Array> {
  // No bytes.
}
