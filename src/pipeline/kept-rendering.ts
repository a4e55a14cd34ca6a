import type { FontFace } from "../charts/fonts.ts";
import { loadDocumentType } from "../document/document-type.ts";
import { publishedFiguresSchema, type PublishedFigures } from "../disclosure/published-figures.ts";
import type { ReportModel } from "../document/report-model.ts";
import { readReportLayer } from "../snapshots/report-layer.ts";
import { readStyleFile } from "../snapshots/house-style-store.ts";
import { makeSnapshot, type RenderedContent } from "../snapshots/make-snapshot.ts";
import type { ComparedLayer } from "../snapshots/differences.ts";
import { madeFrom, type Snapshot, type SnapshotManifest } from "../snapshots/snapshot.ts";
import type { PdfAbout } from "./pdf-material.ts";
import { loadRenderingTools, renderReport, type RenderingContext } from "./render-report.ts";

/** With what a report is made now: the tool, the browser and the machine. */
export type MadeWith = SnapshotManifest["madeWith"];

/** A kept report made again, or the layer of it that cannot be read any more. */
export type Remade =
  | { readonly snapshot: Snapshot; readonly unreadable: null }
  | { readonly snapshot: null; readonly unreadable: ComparedLayer };

/** What making a kept report again takes. */
export interface KeptContext extends RenderingContext {
  /** The folder of snapshots. */
  readonly snapshots: string;
  readonly madeWith: MadeWith;
}

/** Renders a report and reads it back, as a snapshot needs it. */
export async function renderAndReadBack(
  model: ReportModel,
  figures: PublishedFigures,
  about: PdfAbout,
  tools: ReturnType<typeof loadRenderingTools>,
  context: RenderingContext,
): Promise<RenderedContent> {
  // The reader loads while the browser prints.
  const reader = import("../snapshots/read-back/read-back.ts");
  reader.catch(() => undefined);
  const { html, pdf } = await renderReport(model, figures, about, tools, context);
  const { readBack } = await reader;
  return { html, pdf, ...(await readBack(pdf)) };
}

/**
 * Makes a kept report again from its kept layers alone. `tool` is the version that its PDF names:
 * that of the snapshot, where the two are to be compared.
 */
export async function remake(
  { manifest, layers }: Snapshot,
  tool: string,
  context: KeptContext,
): Promise<Remade> {
  const unreadable = (layer: ComparedLayer): Remade => ({ snapshot: null, unreadable: layer });
  const style = await readStyle(manifest, context);
  if (style === null) return unreadable("houseStyle");
  const figures = orNull(() => readFigures(layers.figures));
  if (figures === null) return unreadable("figures");
  const model = orNull(() => readReportLayer(layers.report, style.logo));
  if (model === null) return unreadable("report");
  const { folder } = await loadDocumentType(manifest.document);
  const about = {
    pdfStandard: manifest.settings.pdfStandard,
    created: Date.parse(manifest.settings.created) / 1000,
    toolVersion: tool,
  };
  const tools = loadRenderingTools(folder, style.fonts);
  const rendered = await renderAndReadBack(model, figures, about, tools, context);
  const madeWith = { ...context.madeWith, tool };
  return {
    snapshot: makeSnapshot({ ...madeFrom(manifest), madeWith }, layers, rendered),
    unreadable: null,
  };
}

/** The logo and fonts that a report was made with; null where one of them is lost. */
async function readStyle(
  { houseStyle: { logo, fonts } }: SnapshotManifest,
  { snapshots }: KeptContext,
): Promise<{ readonly logo: Buffer | null; readonly fonts: readonly FontFace[] } | null> {
  const logoBytes = logo === null ? null : await readStyleFile(snapshots, logo.sha256);
  if (logo !== null && logoBytes === null) return null;
  const faces: FontFace[] = [];
  for (const { weight, style, format, sha256 } of fonts) {
    const bytes = await readStyleFile(snapshots, sha256);
    if (bytes === null) return null;
    faces.push({ weight, style, format, bytes });
  }
  return { logo: logoBytes, fonts: faces };
}

/** As they stand in the file, to the order of their keys: the PDF holds the file. */
function readFigures(layer: string): PublishedFigures {
  const raw: unknown = JSON.parse(layer);
  publishedFiguresSchema.parse(raw);
  return raw as PublishedFigures;
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
