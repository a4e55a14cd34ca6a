import type { PrintableBrowser } from "../browser/browser.ts";
import { ALL_DOCUMENTS, type DocumentType } from "../document-type/document-type.ts";
import { filesOfType } from "../document-type/find-types.ts";
import { ReportError } from "../errors.ts";
import { type KitFile, kitFiles, kitManifest } from "../kit/kit-files.ts";
import { formatDay } from "../language/dates.ts";
import { kitMessages as texts } from "../messages/kit.ts";
import { publicationMessages } from "../messages/publication.ts";
import { fileNames } from "../model/report-model.ts";
import { toolVersion } from "../package-root.ts";
import { type Moment, type Period, isoDay, isoMoment, parseMoment } from "../period/period.ts";
import { type IsOurs, MANIFEST } from "../publish/output-contents.ts";
import { publishFolder, tryFolder } from "../publish/output-folder.ts";
import { figureFiles, reportFiles } from "../publish/report-files.ts";
import { type ReportInFolder, reportInFolder } from "../publish/report-in-folder.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import type { Settings } from "../settings/settings.ts";
import { marksSnapshot, snapshotFolder } from "../snapshots/snapshot-folders.ts";
import {
  type AssembledReport,
  assembleFrom,
  type AssemblingContext,
  workbookOf,
} from "./assemble-report.ts";
import { accessibilityNote, changedSources } from "./check-made-report.ts";
import { requireReportSettings } from "./check-report.ts";
import { correctedOn } from "./corrections.ts";
import { editionOf, loadDocumentType, outputFolder, requireFit } from "./document-types.ts";
import { stateOfSnapshot } from "./generate.ts";
import { makePictures } from "./make-charts.ts";
import { namingHouseStyle, type RenderingTools, renderScreen } from "./render-report.ts";
import { type DocumentOfPeriod, shareWork } from "./shared-work.ts";

/** The resources of the machine for the run. */
export interface PublishContext extends AssemblingContext {
  /** May still be starting. */
  readonly browser: Promise<PrintableBrowser>;
  readonly signal?: AbortSignal | undefined;
  readonly step: (step: "reading" | "drawing" | "writing") => void;
  readonly debug?: (line: string) => void;
  /** The command that makes the report again, with a moment of publication for `--published-on`. */
  readonly generateCommand: (publishedOn: string) => string;
}

/** A finished publication kit. */
export interface PublishedKit {
  readonly folder: string;
  readonly files: readonly KitFile[];
  readonly publishedOn: Moment;
  /** False if the settings give no web address for files. */
  readonly hasAddress: boolean;
  /** The accessibility tests that failed, in Dutch. */
  readonly failedTests: readonly string[];
  readonly keeping: Awaited<ReturnType<typeof stateOfSnapshot>>;
}

/** The report in an output folder, with its moment of publication. */
interface ReportToPublish extends ReportInFolder {
  readonly folder: string;
  readonly publishedOn: Moment | null;
}

/**
 * Makes the publication kit of the report in its output folder. The steps:
 *
 * 1. Read the report in the folder.
 * 2. Make all files except the PDF again, and check that the sources did not change.
 * 3. Test the accessibility, and draw the pictures.
 * 4. Write the kit beside the report.
 *
 * Throws ReportError with all problems, and then does not change the folder of the kit.
 */
export async function publishReport(
  period: Period,
  settings: Settings,
  context: PublishContext,
): Promise<PublishedKit> {
  if (settings.document === ALL_DOCUMENTS) throw new ReportError("usage", texts.oneDocument);
  const type = await loadDocumentType(settings.document, settings);
  requireFit(type, period, settings);
  const edition = editionOf(type, settings);
  if (edition !== null && edition.mark !== null) {
    throw new ReportError("usage", texts.internalEdition(edition.id));
  }
  context.step("reading");
  const existing = await readReportToPublish(
    outputFolder(period, type, settings),
    settings,
    context,
  );
  const { workbook = settings.workbook } = existing.manifest.settings;
  const asMade: Settings = { ...settings, publishedOn: existing.publishedOn, workbook };
  const { signal, debug } = context;
  const isOurs: IsOurs = (name, isListed) => isListed && !marksSnapshot(name);
  const folder = `${existing.folder}-publicatie`;
  await tryFolder(folder, { signal, debug, isOurs });

  const { report, tools, houseStyle, problems } = await checkAgainstSources(
    existing,
    { period, type },
    settings,
    asMade,
    context,
  );
  if (existing.publishedOn === null || problems.length > 0) {
    throw new ReportError("input", [...problems, texts.refused(problems.length)]);
  }
  const { model, source, narrativeInputs, found } = report;
  const note = await accessibilityNote({
    period,
    documentType: type,
    settings: asMade,
    exportSha256: source?.summary.sha256 ?? null,
    texts: { inputs: narrativeInputs, findings: found.findings },
  });
  context.step("drawing");
  const pictures = await namingHouseStyle(
    makePictures(model, tools, context),
    houseStyle,
    context.browser,
    tools.template,
  );
  context.step("writing");
  const material = {
    model,
    publishedOn: existing.publishedOn,
    report: existing.files,
    pictures,
    note,
    settings: asMade,
  };
  const files = kitFiles(material);
  const manifest = kitManifest(material, files, await toolVersion());
  signal?.throwIfAborted();
  const contents = new Map(files.map(({ name, content }) => [name, content] as const));
  await publishFolder(
    folder,
    new Map<string, Uint8Array | string>([...contents, [MANIFEST, manifest]]),
    { debug, isOurs },
  );
  return {
    folder,
    files,
    publishedOn: existing.publishedOn,
    hasAddress: model.files?.address !== undefined,
    failedTests: note.machine.flatMap(({ result, what }) => (result === "failed" ? [what] : [])),
    keeping: await stateOfSnapshot(
      existing.files.get(fileNames(model).pdf) ?? new Uint8Array(),
      model.correction?.day,
      snapshotFolder(settings.snapshots, period, type.name),
    ),
  };
}

/** Reads the report in a folder. Throws ReportError "input" if there is none. */
async function readReportToPublish(
  folder: string,
  given: Settings,
  { generateCommand }: PublishContext,
): Promise<ReportToPublish> {
  const existing = await reportInFolder(folder);
  if (existing === null) {
    throw new ReportError("input", texts.noReport(folder, generateCommand(momentText(given))));
  }
  const { publishedOn } = existing.manifest.settings;
  return {
    ...existing,
    folder,
    publishedOn: (publishedOn === null ? null : parseMoment(publishedOn)) ?? null,
  };
}

/** The moment of publication of the report, else the one in the settings, else a placeholder. */
function momentText({ publishedOn }: Settings, made: Moment | null = null): string {
  const moment = made ?? publishedOn;
  return moment === null ? publicationMessages.someDay : isoMoment(moment);
}

/**
 * Makes the report from its present sources, and lists the problems that prevent publication of the
 * one in the folder. Throws ReportError with all problems if no report can be made.
 */
async function checkAgainstSources(
  existing: ReportToPublish,
  { period, type }: DocumentOfPeriod,
  given: Settings,
  settings: Settings,
  context: PublishContext,
): Promise<{
  readonly report: AssembledReport;
  readonly tools: RenderingTools;
  readonly houseStyle: HouseStyle;
  readonly problems: readonly string[];
}> {
  const { folder } = existing;
  const command = context.generateCommand(momentText(given, existing.publishedOn));
  const problems = [...problemsOf(existing, command, given)];
  try {
    const shared = shareWork([{ period, type }], settings, context);
    const style = await requireReportSettings(period, settings, shared.houseStyle);
    const { houseStyle } = style;
    const tools = shared.toolsFor(type, houseStyle);
    const report = await assembleFrom(shared, period, type, style, settings, context);
    if (report.model.internalUseOnly && existing.manifest.notice === undefined)
      problems.push(texts.internal(folder));
    const samples = sampleSections(report);
    if (samples.length > 0) problems.push(texts.sampleText(samples));
    const { publishedOn } = existing;
    const due = correctedOn(
      type.name,
      period,
      { ...settings, publishedOn: null },
      await shared.ledger,
    );
    if (due !== undefined && publishedOn !== null && due > publishedOn.day) {
      const again = context.generateCommand(isoDay(due));
      problems.push(texts.notCorrected(formatDay(publishedOn.day), formatDay(due), again));
    }
    const made = await madeAgain(existing, report, { type, houseStyle, settings, tools });
    const changed = changedSources(existing, made);
    // A report for internal use has another threshold, and is refused for that reason.
    if (changed !== null && existing.manifest.notice === undefined) {
      const [was, now] = [existing.manifest.tool.version, await toolVersion()];
      problems.push(
        was === now
          ? texts.inputsChanged(changed, command)
          : texts.otherRelease({ was, now }, changed, command),
      );
    }
    return { report, tools, houseStyle, problems };
  } catch (error) {
    if (!(error instanceof ReportError) || problems.length === 0) throw error;
    throw new ReportError(error.kind, [...problems, ...error.sentences], {
      found: error.found,
      cause: error,
    });
  }
}

/** The problems that can be found without making the report again. */
function* problemsOf(
  existing: ReportToPublish,
  command: string,
  given: Settings,
): Generator<string> {
  const { folder, manifest, publishedOn, missing, changed, foreign } = existing;
  if (publishedOn === null) yield texts.concept(folder, command);
  if (manifest.notice !== undefined) yield texts.internal(folder);
  if (publishedOn !== null && given.publishedOn !== null) {
    const [asked, made] = [isoMoment(given.publishedOn), isoMoment(publishedOn)];
    if (asked !== made) yield texts.otherDay(asked, made);
  }
  for (const file of missing) yield texts.fileMissing(file);
  for (const file of changed) yield texts.fileChanged(file);
  for (const file of foreign) yield texts.fileExtra(file);
}

/** The titles of the sections with a sample text. */
function sampleSections({ model }: AssembledReport): readonly string[] {
  return model.sections
    .filter(({ blocks }) => blocks.some((block) => block.type === "narrative" && block.isSample))
    .map(({ title }) => title);
}

/** The files of the report from its present sources, with the PDF of the folder. */
async function madeAgain(
  existing: ReportToPublish,
  report: AssembledReport,
  {
    type,
    houseStyle,
    settings,
    tools,
  }: {
    readonly type: DocumentType;
    readonly houseStyle: HouseStyle;
    readonly settings: Settings;
    readonly tools: RenderingTools;
  },
): Promise<ReadonlyMap<string, Uint8Array | string>> {
  const { model, figures, found, material: _, ...inputs } = report;
  const { html } = await renderScreen(model, tools);
  return reportFiles({
    ...inputs,
    typeInputs: await filesOfType(type),
    data: figureFiles(model, figures),
    workbook: await workbookOf(report),
    html,
    pdf: existing.files.get(fileNames(model).pdf) ?? new Uint8Array(),
    model,
    figures,
    settings,
    houseStyle,
    toolVersion: await toolVersion(),
    browserVersion: existing.manifest.browser,
    found,
  });
}
