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

/** With what a report is made now: the tool, the browser and the machine. */
export type MadeWith = SnapshotManifest["madeWith"];

/** A kept report made again, or why nothing can be made of it. */
export type Remade =
  | { readonly snapshot: Snapshot; readonly refused: null }
  | { readonly snapshot: null; readonly refused: LayerDifference };

/** What making a kept report again takes. */
export interface KeptContext extends RenderingContext {
  /** The folder of snapshots. */
  readonly snapshots: string;
  /** The folder of the organisation's own document types; null for none. */
  readonly templates: string | null;
  readonly madeWith: MadeWith;
  /** Told of what went wrong, for whoever looks for a fault of ours. */
  readonly onFailure: (error: unknown) => void;
}

/** Renders a report and reads it back, as a snapshot needs it. */
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
 * Makes a kept report again from its kept layers alone. `tool` is the version that its PDF names:
 * that of the snapshot, where the two are to be compared. Whatever its files hold, it says what is
 * wrong with them, and throws no more than the signal's reason.
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
    // The browser did start; what it makes nothing of can be this report alone.
    const isOfBrowser = error instanceof ReportError && error.kind === "browser";
    const detail = error instanceof ReportError ? error.message : undefined;
    const isOfType = error instanceof ReportError && error.kind === "usage";
    const reason = isOfBrowser ? "notPrinted" : isOfType ? "typeRefused" : "unmakeable";
    return { snapshot: null, refused: refusal("report", reason, detail) };
  }
}

/**
 * The report and its figures as they were kept, or what keeps them from being made again. Its texts
 * are rendered from their Markdown, so that they are checked as they were when they were written.
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
  // As they stand in the file, to the order of their keys: the PDF holds the file.
  return { model, figures: JSON.parse(keptFigures.replace(/^\uFEFF/, "")) as PublishedFigures };
}

/** A text with HTML in it, or with other images or values than the report holds for it. */
function holdsMoreThanItSays({ markdown, images = [], woven = [] }: BlockOf<"narrative">): boolean {
  // Behind a line of its own, no first line is taken for what a file says about itself.
  const report = { takesImages: images.length > 0, values: woven.map(plainText) };
  const { findings, images: called } = checkNarrative("", "", `Tekst\n\n${markdown}`, report);
  const shown = new Set(called.map(({ file }) => file));
  const held = new Set(images.map(({ file }) => file));
  const isHeldOnce = held.size === images.length;
  if (!isHeldOnce || shown.size !== held.size || !held.isSubsetOf(shown)) return true;
  // None with values in it was ever too large to be looked at.
  const refused = woven.length > 0 ? [...REFUSED, "narrative-limit"] : REFUSED;
  return findings.some(
    ({ code, severity }) =>
      severity === "error" && refused.some((beginning) => code.startsWith(beginning)),
  );
}

/** What in a text is refused, whenever it was written; what else is wrong with it prints as it did. */
const REFUSED: readonly string[] = ["narrative-html", "narrative-image", "woven-place"];

/** An image of which the pixels are of the kind and size that the report says. */
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
