import path from "node:path";

import { ReportError } from "../errors.ts";
import { withoutControls } from "../language/control-characters.ts";
import { outputMessages } from "../messages/output.ts";
import { publicationMessages } from "../messages/publication.ts";
import { snapshotMessages } from "../messages/snapshots.ts";
import type { ExportSummary } from "../monitor/case.ts";
import type { ReportModel } from "../model/report-model.ts";
import { isoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import { figuresJson } from "../publish/figures-json.ts";
import { publishFolder, tryFolder } from "../publish/output-folder.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import { isoMoment } from "../period/moment.ts";
import { documentEpoch, type Settings } from "../settings/settings.ts";
import { differencesFrom } from "../snapshots/compare-snapshots.ts";
import type { KeptOutcome } from "../snapshots/checked-report.ts";
import type { LayerDifference } from "../snapshots/differences.ts";
import type { StyleFile } from "../snapshots/house-style-store.ts";
import { sha256 } from "../file-system/sha256.ts";
import { holdsOurs, isKeptFile, snapshotFolder } from "../snapshots/kept-periods.ts";
import { makeSnapshot, snapshotFiles } from "../snapshots/make-snapshot.ts";
import {
  MOST_LAYER_BYTES,
  readManifest,
  readSnapshot,
  type SnapshotReading,
} from "../snapshots/read-snapshot.ts";
import { reportLayer } from "../snapshots/report-layer.ts";
import { LAYER_FILES, type MadeFrom, type Snapshot } from "../snapshots/snapshot.ts";
import { assembleFrom, type AssembledReport, type AssemblingContext } from "./assemble-report.ts";
import { assertNotCorrected, correctedVersion } from "./corrected-version.ts";
import { editionOf, requireFit } from "./document-types.ts";
import { withFigureChanges } from "./figure-changes.ts";
import { readLayers, renderAndReadBack, type MadeWith } from "./kept-rendering.ts";
import { keepInStore } from "./kept-style.ts";
import { namingHouseStyle } from "./naming-house-style.ts";
import { namingNarratives, requireFewPages } from "./no-room.ts";
import type { RenderingContext } from "./render-report.ts";
import { requireReportSettings } from "./report-settings.ts";
import type { DocumentOfPeriod } from "./shared-reading.ts";
import type { SharedWork } from "./shared-work.ts";

/** What the machine gives for keeping a report. */
export interface KeepContext extends AssemblingContext, Omit<RenderingContext, "step"> {
  readonly madeWith: () => Promise<MadeWith>;
  readonly step: (step: "reading" | "drawing" | "printing" | "finishing" | "writing") => void;
}

/**
 * True for a concept that would not replace the snapshot of a concept. Only published reports are
 * kept, but `--update` may rewrite the snapshot of a concept that an earlier release kept.
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
): Promise<KeptOutcome> {
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
  await tryFolder(folder, { isOurs: isKeptFile });
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
  const isNothing = before.snapshot === null && !(await holdsOurs(folder));
  const outcome = isNothing
    ? "kept"
    : corrected === null
      ? outcomeOf(before, made, differences, isUpdate)
      : "corrected";
  if (outcome === "differs") return { ...ofPdf, outcome, differences };
  context.step("writing");
  context.signal?.throwIfAborted();
  // Also for an unchanged snapshot, because its house style may be lost.
  const isRestored = await keepStyle(houseStyle, images, settings);
  if (outcome === "unchanged") {
    return { ...ofPdf, outcome: isRestored ? "restored" : outcome, differences };
  }
  if (corrected !== null) {
    // First, so that an interrupted run never loses the wrong version.
    await publishFolder(corrected.folder, corrected.files, { isOurs: isKeptFile });
  }
  await publishFolder(folder, snapshotFiles(made), { isOurs: isKeptFile });
  const isNew = outcome === "kept" || outcome === "corrected";
  return { ...ofPdf, outcome, differences: isNew ? [] : differences };
}

function outcomeOf(
  { snapshot }: SnapshotReading,
  made: Snapshot,
  differences: readonly LayerDifference[],
  isUpdate: boolean,
): Exclude<KeptOutcome["outcome"], "restored" | "kept" | "corrected"> {
  if (differences.length > 0) return isUpdate ? "updated" : "differs";
  // Another browser or release can still make the same report.
  const isSame = snapshot?.manifest.seal === made.manifest.seal;
  return isSame || !isUpdate ? "unchanged" : "updated";
}

/** Throws ReportError "input" if the snapshot could not be read again. */
function assertReadable(
  { manifest, layers }: Snapshot,
  { logo }: HouseStyle,
  images: readonly KeptImage[],
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
async function keepStyle(
  { logo, fonts }: HouseStyle,
  images: readonly KeptImage[],
  { snapshots }: Settings,
): Promise<boolean> {
  let isNew = false;
  for (const file of [...(logo === null ? [] : [logo]), ...fonts, ...images]) {
    isNew = (await keepInStore(file.bytes, snapshots)) || isNew;
  }
  return isNew;
}

/** An image of a text, with its bytes. */
interface KeptImage extends StyleFile {
  readonly bytes: Buffer;
}

/** The images in the texts of a report, each once. */
function imagesOf({ sections }: ReportModel): readonly KeptImage[] {
  const images = sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "narrative" ? (block.images ?? []) : []))
    .map(({ file, base64 }): KeptImage => {
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
      codebook: source?.codebook.input ? named(source.codebook.input) : null,
    },
    export: source && exportOf(source.summary),
    ...(disclosure === undefined ? {} : { disclosure }),
    earlier: [...compared].map(([id, sha256]) => ({ period: id, sha256 })),
    houseStyle: {
      logo: logo && named(logo),
      fonts: fonts.map(({ weight, style, format, ...font }) => {
        return { ...named(font), weight, style, format };
      }),
      ...(images.length === 0 ? {} : { images: images.map(named) }),
    },
  };
}

function exportOf({ sha256, rows, latestDate }: ExportSummary): MadeFrom["export"] {
  return { sha256, rows, latestDate: latestDate === null ? null : isoDay(latestDate) };
}

/** The name of a file on one line. The name is for messages only: it opens no file. */
function named({ file, sha256 }: StyleFile): StyleFile {
  return { file: withoutControls(file).replaceAll(/\s+/g, " "), sha256 };
}
