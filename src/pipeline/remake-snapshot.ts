import { z } from "zod";

import type { FontFace } from "../charts/fonts.ts";
import { parseFigures, placeOf } from "../compare/figures-file.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { ReportError } from "../errors.ts";
import { readImage } from "../image/read-image.ts";
import { snapshotMessages } from "../messages/publication.ts";
import type { BlockOf } from "../model/blocks.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { checkNarrative } from "../narrative/check-narrative.ts";
import type { NarrativeImage } from "../narrative/narrative.ts";
import { outputFailure } from "../publish/output-contents.ts";
import { type Logo, readHouseStyle } from "../settings/house-style.ts";
import type { FontSetting } from "../settings/own-fonts.ts";
import type { Settings } from "../settings/settings.ts";
import type { ComparedLayer, DifferenceReason, LayerDifference } from "../snapshots/differences.ts";
import { readReportLayer } from "../snapshots/report-layer.ts";
import {
  keepStyleFile,
  readStyleFile,
  type StyleFile,
  styleFilePath,
} from "../snapshots/snapshot-folders.ts";
import {
  type Layers,
  madeFrom,
  makeSnapshot,
  type RenderedContent,
  type Snapshot,
  type SnapshotManifest,
} from "../snapshots/snapshot.ts";
import { loadDocumentType } from "./document-types.ts";
import {
  loadDrawingTools,
  loadRenderingTools,
  type PdfAbout,
  type RenderingContext,
  type RenderingTools,
  renderReport,
} from "./render-report.ts";

/** The tool, the browser and the machine that a report is made with. */
export type MadeWith = SnapshotManifest["madeWith"];

/** A snapshot made again, or the reason why it cannot be made. */
export type RemadeSnapshot =
  | { readonly snapshot: Snapshot; readonly refused: null }
  | { readonly snapshot: null; readonly refused: LayerDifference };

/** What making a snapshot again needs. */
export interface RemakeContext extends RenderingContext {
  /** The folder of snapshots. */
  readonly snapshots: string;
  /** The folder of the organisation's own document types; null for none. */
  readonly templates: string | null;
  readonly madeWith: MadeWith;
  /** Receives the error, for a developer who looks for a bug. */
  readonly onFailure: (error: unknown) => void;
}

/** Renders a report, and reads the PDF back for the printed layers of its snapshot. */
export async function renderAndReadBack(
  model: ReportModel,
  figures: PublishedFigures,
  about: PdfAbout,
  tools: RenderingTools,
  context: RenderingContext,
): Promise<RenderedContent & { readonly pageCount: number }> {
  // The reader loads while the browser prints.
  const reader = import("../snapshots/read-back.ts");
  reader.catch(() => undefined);
  const { data: _, ...rendered } = await renderReport(model, figures, about, tools, context);
  const { readBack } = await reader;
  return { ...rendered, ...(await readBack(rendered.pdf)) };
}

/**
 * Makes a snapshot again, from its layers only. It never trusts the files: any fault in them
 * becomes a difference. Throws only the signal's reason.
 *
 * @param tool the tool version to put into the PDF; for a comparison, the version in the snapshot
 */
export async function remakeSnapshot(
  { manifest, layers }: Snapshot,
  tool: string,
  context: RemakeContext,
): Promise<RemadeSnapshot> {
  const style = await readSnapshotStyle(manifest, context.snapshots);
  if ("reason" in style) return { snapshot: null, refused: style };
  const read = readLayers(manifest, layers, style);
  if ("reason" in read) return { snapshot: null, refused: read };
  try {
    const documentType = await loadDocumentType(manifest.document, context);
    const about = {
      pdfStandard: manifest.settings.pdfStandard,
      created: Date.parse(manifest.settings.created) / 1000,
      toolVersion: tool,
    };
    const tools = loadRenderingTools(documentType, loadDrawingTools(style.fonts));
    const rendered = await renderAndReadBack(read.model, read.figures, about, tools, context);
    const made = { ...madeFrom(manifest), madeWith: context.madeWith };
    return { snapshot: makeSnapshot(made, layers, rendered), refused: null };
  } catch (error) {
    context.signal?.throwIfAborted();
    context.onFailure(error);
    // The browser has started, so the cause may be this report alone.
    const isOfBrowser = error instanceof ReportError && error.kind === "browser";
    const detail = error instanceof ReportError ? error.message : undefined;
    const isOfType = error instanceof ReportError && error.kind === "usage";
    const reason = isOfBrowser ? "notPrinted" : isOfType ? "typeRefused" : "unmakeable";
    return { snapshot: null, refused: refusal("report", reason, detail) };
  }
}

// Layers.

/**
 * The report model and the figures of a snapshot, or the difference that makes them unusable.
 * Checks the Markdown of texts again: a snapshot must not contain what texts must not contain.
 */
export function readLayers(
  { document, period }: Pick<SnapshotManifest, "document" | "period">,
  { figures: keptFigures, report }: Pick<Layers, "figures" | "report">,
  { logo, mediaType, images }: Pick<SnapshotStyle, "logo" | "mediaType"> & Partial<SnapshotStyle>,
): { readonly model: ReportModel; readonly figures: PublishedFigures } | LayerDifference {
  const { figures, findings } = parseFigures(keptFigures, "");
  if (figures === null) return refusal("figures", "unreadable", findings[0]?.message);
  if (figures.period.id !== period.id) return refusedAt("figures", "period");
  let model: ReportModel;
  try {
    model = readReportLayer(report, logo, images);
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    if (issue === undefined) return refusal("report", "unreadable");
    return refusedAt("report", placeOf(issue));
  }
  if (model.document !== document) return refusedAt("report", "document");
  if (model.period.id !== period.id) return refusedAt("report", "period");
  if ((model.logo?.mediaType ?? null) !== mediaType) return refusedAt("report", "logo");
  for (const [section, { blocks }] of model.sections.entries()) {
    for (const [index, block] of blocks.entries()) {
      if (block.type !== "narrative") continue;
      const place = `sections.${section}.blocks.${index}`;
      if (hasUnlistedContent(block)) return refusedAt("report", `${place}.markdown`);
      if (block.images?.every(isAsListed) === false) {
        return refusedAt("report", `${place}.images`);
      }
    }
  }
  // Parsed without a schema to keep the order of the keys, because the PDF contains this file.
  return { model, figures: JSON.parse(keptFigures.replace(/^\uFEFF/, "")) as PublishedFigures };
}

/**
 * True for a text with HTML, or with images or values that differ from those that the report lists.
 */
function hasUnlistedContent({ markdown, images = [], woven = [] }: BlockOf<"narrative">): boolean {
  // After this line, a first line in the Markdown cannot be taken for front matter.
  const report = { takesImages: images.length > 0, values: woven.map(plainText) };
  const { findings, images: called } = checkNarrative("", "", `Tekst\n\n${markdown}`, report);
  const shown = new Set(called.map(({ file }) => file));
  const held = new Set(images.map(({ file }) => file));
  const isHeldOnce = held.size === images.length;
  if (!isHeldOnce || shown.size !== held.size || !held.isSubsetOf(shown)) return true;
  // A text with values was never refused for its size.
  const refused = woven.length > 0 ? [...ALWAYS_REFUSED, "narrative-limit"] : ALWAYS_REFUSED;
  return findings.some(
    ({ code, severity }) =>
      severity === "error" && refused.some((beginning) => code.startsWith(beginning)),
  );
}

/** Findings that always refuse a text. Other findings change nothing in the print. */
const ALWAYS_REFUSED: readonly string[] = ["narrative-html", "narrative-image", "woven-place"];

/** True for an image with the kind and the size in pixels that the report gives. */
function isAsListed({ mediaType, width, height, base64 }: NarrativeImage): boolean {
  const found = readImage(
    Buffer.from(base64, "base64"),
    (size) => size.width !== width || size.height !== height,
  );
  if (found === null || "fault" in found) return false;
  return found.mediaType === mediaType && found.width === width && found.height === height;
}

function refusedAt(layer: ComparedLayer, place: string): LayerDifference {
  return refusal(layer, "refused", place === "" ? undefined : snapshotMessages.place(place));
}

function refusal(layer: ComparedLayer, reason: DifferenceReason, detail?: string): LayerDifference {
  return { layer, reason, changes: [], ...(detail === undefined ? {} : { detail }) };
}

// The house style.

/** The logo, the fonts and the images that a report was made with. */
export interface SnapshotStyle {
  readonly logo: Buffer | null;
  readonly mediaType: Logo["mediaType"] | null;
  readonly fonts: readonly FontFace[];
  /** By hash. */
  readonly images: ReadonlyMap<string, Buffer>;
}

type OfManifest = Pick<SnapshotManifest, "houseStyle">;

/** The faces of the settings by weight and style. */
const FACES: ReadonlyMap<string, FontSetting["face"]> = new Map([
  ["400 normal", "regular"],
  ["400 italic", "italic"],
  ["600 normal", "semibold"],
  ["700 normal", "bold"],
]);

/**
 * Reads the house style of a snapshot from the store. Checks it as if the settings named it: a
 * snapshot may not bring in what the settings refuse. Returns a difference for a lost or refused
 * file.
 */
async function readSnapshotStyle(
  { houseStyle }: OfManifest,
  snapshots: string,
): Promise<SnapshotStyle | LayerDifference> {
  const { logo, fonts, images = [] } = houseStyle;
  const files = styleFilesOf({ houseStyle });
  if (files.length === 0) return { logo: null, mediaType: null, fonts: [], images: new Map() };
  const read = new Map<string, Buffer>();
  for (const file of files) {
    if (read.has(file.sha256)) continue;
    const { bytes, barrier } = await readStyleFile(snapshots, file.sha256);
    if (bytes === null) return styleDifference(file, barrier, snapshots);
    read.set(file.sha256, bytes);
  }
  const place = { file: snapshots, line: null };
  const pathOf = ({ sha256 }: StyleFile): string => styleFilePath(snapshots, sha256);
  const checked = await readHouseStyle({
    logo: logo && { path: pathOf(logo), alt: "", place },
    fonts: fonts.map((font) => {
      const face = FACES.get(`${font.weight} ${font.style}`) ?? "regular";
      return { face, path: pathOf(font), place };
    }),
  });
  const refused = checked.logo === null && logo !== null ? logo : fonts[checked.fonts.length];
  if (refused !== undefined) return styleDifference(refused, "refused", snapshots);
  return {
    logo: logo && (read.get(logo.sha256) ?? null),
    mediaType: checked.logo?.mediaType ?? null,
    fonts: fonts.flatMap(({ weight, style, format, sha256 }) => {
      const bytes = read.get(sha256);
      return bytes === undefined ? [] : [{ weight, style, format, bytes }];
    }),
    images: new Map(
      images.flatMap(({ sha256 }) => {
        const bytes = read.get(sha256);
        return bytes === undefined ? [] : [[sha256, bytes] as const];
      }),
    ),
  };
}

/**
 * Puts lost files of a snapshot's house style back into the store, from the files that the settings
 * name now. Returns true if it put back any file. An image of a text stays lost: the settings name
 * none.
 */
export async function restoreStyleFiles(
  manifest: OfManifest,
  { snapshots, logo, fonts }: Pick<Settings, "snapshots" | "logo" | "fonts">,
): Promise<boolean> {
  const isLost = async ({ sha256 }: StyleFile): Promise<boolean> =>
    (await readStyleFile(snapshots, sha256)).bytes === null;
  const files = styleFilesOf(manifest);
  const lost = new Set<string>();
  for (const file of files) if (await isLost(file)) lost.add(file.sha256);
  if (lost.size === 0) return false;
  const now = await readHouseStyle({ logo, fonts });
  const found = [now.logo, ...now.fonts].filter((one) => one !== null && lost.has(one.sha256));
  for (const file of found) if (file !== null) await keepInStore(file.bytes, snapshots);
  return found.length > 0;
}

/**
 * Keeps a file of the house style in the store. Returns true if it was not there yet. Throws
 * ReportError "output" if something is in the way.
 */
export async function keepInStore(bytes: Uint8Array, snapshots: string): Promise<boolean> {
  try {
    const outcome = await keepStyleFile(snapshots, bytes);
    if (typeof outcome === "boolean") return outcome;
    throw new ReportError("output", snapshotMessages.barred(outcome.place, outcome.barrier));
  } catch (error) {
    throw await outputFailure(error, snapshots);
  }
}

function styleFilesOf({
  houseStyle: { logo, fonts, images = [] },
}: OfManifest): readonly StyleFile[] {
  return [...(logo === null ? [] : [logo]), ...fonts, ...images];
}

function styleDifference(
  file: StyleFile,
  reason: LayerDifference["reason"],
  snapshots: string,
): LayerDifference {
  const detail = `${file.file} (${styleFilePath(snapshots, file.sha256)})`;
  return { layer: "houseStyle", reason, detail, changes: [] };
}
