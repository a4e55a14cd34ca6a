import { sha256 } from "../file-system/sha256.ts";
import { hashesOfParts, sealed, sortedJson } from "./hashes.ts";
import {
  LAYER_FILES,
  LAYERS,
  MANIFEST_FILE,
  type PrintedLayers,
  type Snapshot,
  type SnapshotManifest,
} from "./snapshot.ts";

/** The part of a manifest that is known before the report is rendered. */
export type SnapshotAbout = Omit<
  SnapshotManifest,
  "schemaVersion" | "published" | "outputs" | "seal"
>;

/** A rendered report, and the layers that were read back from its PDF. */
export interface RenderedContent extends PrintedLayers {
  readonly html: string;
  /** The parts of the page by name. */
  readonly parts: ReadonlyMap<string, string>;
  readonly pdf: Uint8Array;
}

/**
 * Makes the snapshot of a report from the two layers that it was rendered from, and from the
 * result.
 */
export function makeSnapshot(
  about: SnapshotAbout,
  { figures, report }: { readonly figures: string; readonly report: string },
  { html, parts, pdf, text, structure }: RenderedContent,
): Snapshot {
  const layers = { figures, report, text, structure };
  const manifest = sealed({
    schemaVersion: 1,
    ...about,
    published: {
      pdf: { bytes: pdf.byteLength, sha256: sha256(pdf) },
      html: {
        bytes: Buffer.byteLength(html),
        sha256: sha256(html),
        parts: hashesOfParts(html, parts),
      },
    },
    outputs: LAYERS.map((name) => ({
      file: LAYER_FILES[name],
      bytes: Buffer.byteLength(layers[name]),
      sha256: sha256(layers[name]),
    })),
  });
  return { manifest, layers };
}

/** The files of a snapshot by name. */
export function snapshotFiles({ manifest, layers }: Snapshot): ReadonlyMap<string, string> {
  return new Map([
    ...LAYERS.map((name) => [LAYER_FILES[name], layers[name]] as const),
    [MANIFEST_FILE, sortedJson(manifest)],
  ]);
}
