import path from "node:path";

import { ReportError } from "../errors.ts";
import { sha256 } from "../file-system/read-files.ts";
import { withoutControls } from "../language/characters.ts";
import { formatIsoDay } from "../language/dates.ts";
import { outputMessages } from "../messages/output.ts";
import { publicationMessages, snapshotMessages } from "../messages/publication.ts";
import type { ReportModel } from "../model/report-model.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { isoDay, isoMoment, type Period } from "../period/period.ts";
import { figuresJson } from "../publish/figure-files.ts";
import { publishFolder, tryFolder } from "../publish/output-folder.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import { documentEpoch, type Settings } from "../settings/settings.ts";
import { differencesFrom, type KeepOutcome } from "../snapshots/compare-snapshots.ts";
import type { LayerDifference } from "../snapshots/differences.ts";
import {
  filesAsKept,
  MOST_LAYER_BYTES,
  readManifest,
  readSnapshot,
  type SnapshotReading,
} from "../snapshots/read-snapshot.ts";
import { reportLayer } from "../snapshots/report-layer.ts";
import {
  hasSnapshotFiles,
  isSnapshotFile,
  type SnapshotEntry,
  snapshotFolder,
  type StyleFile,
  versionFolder,
} from "../snapshots/snapshot-folders.ts";
import {
  LAYER_FILES,
  type MadeFrom,
  makeSnapshot,
  type Snapshot,
  snapshotFiles,
  type SnapshotManifest,
} from "../snapshots/snapshot.ts";
import { type AssembledReport, assembleFrom, type AssemblingContext } from "./assemble-report.ts";
import { requireReportSettings } from "./check-report.ts";
import { withFigureChanges } from "./check-snapshots.ts";
import { editionOf, requireFit } from "./document-types.ts";
import { namingNarratives, requireFewPages } from "./generate.ts";
import { keepInStore, type MadeWith, readLayers, renderAndReadBack } from "./remake-snapshot.ts";
import { namingHouseStyle, type RenderingContext } from "./render-report.ts";
import type { DocumentOfPeriod, SharedWork } from "./shared-work.ts";

/** The resources of the machine for keeping a report. */
export interface KeepContext extends AssemblingContext, Omit<RenderingContext, "step"> {
  readonly madeWith: () => Promise<MadeWith>;
  readonly step: (step: "reading" | "drawing" | "printing" | "finishing" | "writing") => void;
}

/**
 * True for a draft that would become a new snapshot. Only published reports are kept, but
 * `--update` may rewrite the snapshot of a draft that an earlier release kept.
 */
export async function isNewConcept(
  period: Period,
  isUpdate: boolean,
  { publishedOn, snapshots, document }: Settings,
): Promise<boolean> {
  if (publishedOn !== null) return false;
  const { manifest } = await readManifest(snapshotFolder(snapshots, period, document));
  return !isUpdate || manifest === null || manifest.settings.publishedOn !== null;
}

/**
 * Makes the report of a period as `generate` does, and keeps a snapshot of it. The steps:
 *
 * 1. Assemble the report as data, as `generate` does.
 * 2. Render it, and read its text and structure back from the PDF.
 * 3. Make the snapshot, and check that it can be read again.
 * 4. Compare it with the existing snapshot. Rewrites that one only for `isUpdate`.
 * 5. Keep its house style, the version that it corrects, and the snapshot itself.
 *
 * Throws ReportError.
 */
export async function keepSnapshot(
  { period, type: documentType }: DocumentOfPeriod,
  isUpdate: boolean,
  settings: Settings,
  context: KeepContext,
  shared: SharedWork,
): Promise<KeepOutcome> {
  requireFit(documentType, period, settings);
  const edition = editionOf(documentType, settings);
  if (edition !== null && edition.mark !== null) {
    throw new ReportError("usage", publicationMessages.editionNotKept(edition.id));
  }
  const { name: document } = documentType;
  const folder = snapshotFolder(settings.snapshots, period, document);
  const style = await requireReportSettings(period, settings, shared.houseStyle);
  const { houseStyle } = style;
  const tools = shared.toolsFor(documentType, houseStyle);

  context.step("reading");
  const assembling = assembleFrom(shared, period, documentType, style, settings, context);
  assembling.catch(() => undefined);
  // An obstacle in the folder ends the run at once.
  await tryFolder(folder, { isOurs: isSnapshotFile });
  const { manifest, problems } = await readManifest(folder);
  // A snapshot behind a link would not be found again.
  if (problems.some(({ reason }) => reason === "link")) {
    throw new ReportError("output", outputMessages.isLink(path.dirname(folder)));
  }
  await assertNotCorrected({ period, document, folder }, manifest, settings);
  const report = await assembling;
  const { model, figures, found } = report;
  const madeWith = await context.madeWith();
  const created = documentEpoch(settings, period);
  const about = { pdfStandard: settings.pdfStandard, created, toolVersion: madeWith.tool };
  const rendering = renderAndReadBack(model, figures, about, tools, context);
  const named = namingHouseStyle(rendering, houseStyle, context.browser, tools.template);
  const rendered = await namingNarratives(named, report, settings);
  requireFewPages(rendered, documentType, report, settings);
  const made = makeSnapshot(
    { ...madeFromOf(report, houseStyle, settings, created), madeWith },
    { figures: figuresJson(figures), report: reportLayer(model) },
    rendered,
  );
  const ofPdf = { warnings: found, folder, pdfSha256: made.manifest.published.pdf.sha256 };
  const images = imagesOf(model);
  assertReadable(made, houseStyle, images);
  const before = await readSnapshot(folder);
  const corrected = await correctedVersion(model, { period, document, folder }, settings);
  const oldFigures = before.snapshot?.layers.figures ?? "";
  const differences = withFigureChanges(differencesFrom(before, made), oldFigures, figures);
  const isNothing = before.snapshot === null && !(await hasSnapshotFiles(folder));
  const outcome = isNothing
    ? "kept"
    : corrected === null
      ? outcomeOf(before, made, differences, isUpdate)
      : "corrected";
  if (outcome === "differs") return { ...ofPdf, outcome, differences };
  context.step("writing");
  context.signal?.throwIfAborted();
  // Also for an unchanged snapshot, because its house style may be lost.
  const isRestored = await keepStyleFiles(houseStyle, images, settings);
  if (outcome === "unchanged") {
    return { ...ofPdf, outcome: isRestored ? "restored" : outcome, differences };
  }
  if (corrected !== null) {
    // This comes first: an interrupted run must not lose the version that is corrected.
    await publishFolder(corrected.folder, corrected.files, { isOurs: isSnapshotFile });
  }
  await publishFolder(folder, snapshotFiles(made), { isOurs: isSnapshotFile });
  const isNew = outcome === "kept" || outcome === "corrected";
  return { ...ofPdf, outcome, differences: isNew ? [] : differences };
}

function outcomeOf(
  { snapshot }: SnapshotReading,
  made: Snapshot,
  differences: readonly LayerDifference[],
  isUpdate: boolean,
): Exclude<KeepOutcome["outcome"], "restored" | "kept" | "corrected"> {
  if (differences.length > 0) return isUpdate ? "updated" : "differs";
  // The seals can differ for the same report, because another browser or release made it.
  const isSame = snapshot?.manifest.seal === made.manifest.seal;
  return isSame || !isUpdate ? "unchanged" : "updated";
}

/** Throws ReportError "input" if the snapshot could not be read again. */
function assertReadable(
  { manifest, layers }: Snapshot,
  { logo }: HouseStyle,
  images: readonly TextImage[],
): void {
  const read = readLayers(manifest, layers, {
    images: new Map(images.map(({ sha256: hash, bytes }) => [hash, bytes])),
    logo: logo?.bytes ?? null,
    mediaType: logo?.mediaType ?? null,
  });
  const place = "reason" in read ? (read.detail ?? read.layer) : null;
  const isTooLarge = manifest.outputs.some(({ bytes }) => bytes > MOST_LAYER_BYTES);
  if (place === null && !isTooLarge) return;
  throw new ReportError("input", snapshotMessages.notReadableAgain(place ?? LAYER_FILES.report));
}

/**
 * Keeps the files that a snapshot shares with others. Returns true if one was not in the store yet.
 */
async function keepStyleFiles(
  { logo, fonts }: HouseStyle,
  images: readonly TextImage[],
  { snapshots }: Settings,
): Promise<boolean> {
  let isNew = false;
  for (const file of [...(logo === null ? [] : [logo]), ...fonts, ...images]) {
    isNew = (await keepInStore(file.bytes, snapshots)) || isNew;
  }
  return isNew;
}

// What the manifest says.

/** An image of a text, with its bytes. */
interface TextImage extends StyleFile {
  readonly bytes: Buffer;
}

/** The images in the texts of a report, each once. */
function imagesOf({ sections }: ReportModel): readonly TextImage[] {
  const images = sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "narrative" ? (block.images ?? []) : []))
    .map(({ file, base64 }): TextImage => {
      const bytes = Buffer.from(base64, "base64");
      return { file, bytes, sha256: sha256(bytes) };
    });
  return [...new Map(images.map((image) => [image.sha256, image])).values()];
}

function madeFromOf(
  { model, figures: { disclosure }, source, earlier }: AssembledReport,
  { logo, fonts }: HouseStyle,
  settings: Settings,
  created: number,
): MadeFrom {
  const images = imagesOf(model);
  const { publishedOn, threshold, protectChanges, skipInvalid, pdfStandard } = settings;
  const compared = new Map(
    [...earlier.chain, ...(earlier.latest === null ? [] : [earlier.latest])].map((one) => [
      one.period.id,
      one.sha256,
    ]),
  );
  return {
    document: model.document,
    period: model.period,
    settings: {
      publishedOn: publishedOn === null ? null : isoMoment(publishedOn),
      created: new Date(created * 1000).toISOString(),
      threshold,
      ...(protectChanges === "all" ? { protectChanges } : {}),
      skipInvalid,
      pdfStandard,
      codebook: source?.codebook.input ? withPlainName(source.codebook.input) : null,
    },
    export: source && exportOf(source.summary),
    ...(disclosure === undefined ? {} : { disclosure }),
    earlier: [...compared].map(([id, sha256]) => ({ period: id, sha256 })),
    houseStyle: {
      logo: logo && withPlainName(logo),
      fonts: fonts.map(({ weight, style, format, ...font }) => {
        return { ...withPlainName(font), weight, style, format };
      }),
      ...(images.length === 0 ? {} : { images: images.map(withPlainName) }),
    },
  };
}

function exportOf({ sha256, rows, latestDate }: ExportSummary): MadeFrom["export"] {
  return { sha256, rows, latestDate: latestDate === null ? null : isoDay(latestDate) };
}

/** The name of a file on one line. The name is for messages only: it opens no file. */
function withPlainName({ file, sha256 }: StyleFile): StyleFile {
  return { file: withoutControls(file).replaceAll(/\s+/g, " "), sha256 };
}

// Corrected versions.

const DAY = "jjjj-mm-dd".length;

/**
 * Throws ReportError "usage" for a version that has already been corrected: it must not replace the
 * correction.
 */
async function assertNotCorrected(
  { period, document }: SnapshotEntry,
  manifest: SnapshotManifest | null,
  { snapshots, publishedOn }: Settings,
): Promise<void> {
  const own = publishedOn === null ? null : isoMoment(publishedOn);
  const current = manifest?.settings.publishedOn ?? null;
  // An interrupted run can leave a version in both places.
  if (own === null || current === null || current === own) return;
  if (!(await hasSnapshotFiles(versionFolder(snapshots, period, document, own)))) return;
  const [was, is] = [own, current].map((one) => formatIsoDay(one.slice(0, DAY)));
  throw new ReportError("usage", snapshotMessages.wasCorrected(was ?? own, is ?? current));
}

/** The files of a corrected version, and the folder that will contain them. */
interface CorrectedVersion {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The version in the snapshot that a report corrects; null if there is none, or if the snapshot
 * already contains the correction. Throws ReportError "input" if that version is damaged: it can no
 * longer be kept unchanged.
 */
async function correctedVersion(
  { correction, publishedDay }: ReportModel,
  { period, document, folder }: SnapshotEntry,
  { snapshots }: Settings,
): Promise<CorrectedVersion | null> {
  if (correction === undefined || publishedDay === null) return null;
  const { manifest } = await readManifest(folder);
  const before = manifest?.settings.publishedOn ?? null;
  if (before === null || before.slice(0, DAY) >= correction.day) return null;
  const files = await filesAsKept(folder);
  if (files === null) throw new ReportError("input", snapshotMessages.correctedDamaged(folder));
  return { folder: versionFolder(snapshots, period, document, before), files };
}
