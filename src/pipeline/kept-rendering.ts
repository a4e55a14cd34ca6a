import { z } from "zod";

import { parseFigures, placeOf } from "../compare/figures-file.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { readImage } from "../image/image.ts";
import type { BlockOf, ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { ReportError } from "../errors.ts";
import { snapshotMessages } from "../messages/snapshots.ts";
import { checkNarrative } from "../narrative/check-narrative.ts";
import type { NarrativeImage } from "../narrative/narrative.ts";
import type { ComparedLayer, DifferenceReason, LayerDifference } from "../snapshots/differences.ts";
import { readReportLayer } from "../snapshots/report-layer.ts";
import { makeSnapshot, type RenderedContent } from "../snapshots/make-snapshot.ts";
import {
  madeFrom,
  type Layers,
  type Snapshot,
  type SnapshotManifest,
} from "../snapshots/snapshot.ts";
import { loadDocumentType } from "./document-types.ts";
import { readKeptStyle, type KeptStyle } from "./kept-style.ts";
import type { PdfAbout } from "./pdf-material.ts";
import {
  loadDrawingTools,
  loadRenderingTools,
  renderReport,
  type RenderingContext,
  type RenderingTools,
} from "./render-report.ts";

/** The tool, the browser and the machine that a report is made with. */
export type MadeWith = SnapshotManifest["madeWith"];

/** A snapshot made again, or the reason why it cannot be made. */
export type Remade =
  | { readonly snapshot: Snapshot; readonly refused: null }
  | { readonly snapshot: null; readonly refused: LayerDifference };

/** What making a snapshot again needs. */
export interface KeptContext extends RenderingContext {
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
  const reader = import("../snapshots/read-back/read-back.ts");
  reader.catch(() => undefined);
  const { data: _, ...rendered } = await renderReport(model, figures, about, tools, context);
  const { readBack } = await reader;
  return { ...rendered, ...(await readBack(rendered.pdf)) };
}

/**
 * Makes a snapshot again, from its layers only. It never trusts the files: any fault in them
 * becomes a difference. Throws only the signal's reason.
 *
 * @param tool the version to put into the PDF: that of the snapshot, if the two are compared
 */
export async function remake(
  { manifest, layers }: Snapshot,
  tool: string,
  context: KeptContext,
): Promise<Remade> {
  const style = await readKeptStyle(manifest, context.snapshots);
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

/**
 * The report model and the figures of a snapshot, or the difference that makes them unusable.
 * Checks the Markdown of texts again: a snapshot may not add what a text may not contain.
 */
export function readLayers(
  { document, period }: Pick<SnapshotManifest, "document" | "period">,
  { figures: keptFigures, report }: Pick<Layers, "figures" | "report">,
  { logo, mediaType, images }: Pick<KeptStyle, "logo" | "mediaType"> & Partial<KeptStyle>,
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
      if (holdsMoreThanItSays(block)) return refusedAt("report", `${place}.markdown`);
      if (block.images?.every(isWhatItSays) === false) {
        return refusedAt("report", `${place}.images`);
      }
    }
  }
  // The PDF contains this file, so its keys keep their order.
  return { model, figures: JSON.parse(keptFigures.replace(/^\uFEFF/, "")) as PublishedFigures };
}

/**
 * True for a text with HTML, or with images or values that differ from those that the report lists.
 */
function holdsMoreThanItSays({ markdown, images = [], woven = [] }: BlockOf<"narrative">): boolean {
  // After this line, a first line in the Markdown cannot pass for front matter.
  const report = { takesImages: images.length > 0, values: woven.map(plainText) };
  const { findings, images: called } = checkNarrative("", "", `Tekst\n\n${markdown}`, report);
  const shown = new Set(called.map(({ file }) => file));
  const held = new Set(images.map(({ file }) => file));
  const isHeldOnce = held.size === images.length;
  if (!isHeldOnce || shown.size !== held.size || !held.isSubsetOf(shown)) return true;
  // A text with values was never refused for its size.
  const refused = woven.length > 0 ? [...REFUSED, "narrative-limit"] : REFUSED;
  return findings.some(
    ({ code, severity }) =>
      severity === "error" && refused.some((beginning) => code.startsWith(beginning)),
  );
}

/** Findings that always refuse a text. Other findings change nothing in the print. */
const REFUSED: readonly string[] = ["narrative-html", "narrative-image", "woven-place"];

/** True for an image with the kind and the size in pixels that the report gives. */
function isWhatItSays({ mediaType, width, height, base64 }: NarrativeImage): boolean {
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
