import { readFile } from "node:fs/promises";
import path from "node:path";

import { isErrorCode } from "../file-system/file-errors.ts";
import { isSealed, sha256 } from "./hashes.ts";
import {
  LAYER_FILES,
  LAYERS,
  MANIFEST_FILE,
  snapshotManifestSchema,
  type LayerName,
  type Layers,
  type Snapshot,
  type SnapshotManifest,
} from "./snapshot.ts";
import { sortedJson } from "./sorted-json.ts";

/** The layers that a report is made again from. */
const SOURCES: ReadonlySet<LayerName> = new Set(["figures", "report"]);

/** What is wrong with a file of a snapshot. */
export interface SnapshotProblem {
  readonly layer: LayerName | "manifest";
  readonly file: string;
  readonly reason: "missing" | "unreadable" | "changed";
}

/** A snapshot as it lies on disk. */
export interface SnapshotReading {
  /** Null where there is not enough of it to make the report again. */
  readonly snapshot: Snapshot | null;
  readonly problems: readonly SnapshotProblem[];
}

/** A manifest by itself, with the hash of its file. */
export interface ManifestReading {
  readonly manifest: SnapshotManifest | null;
  readonly sha256: string;
  readonly problems: readonly SnapshotProblem[];
}

/** Reads a snapshot, and says of each of its files whether it still is what was kept. */
export async function readSnapshot(folder: string): Promise<SnapshotReading> {
  const { manifest, problems } = await readManifest(folder);
  if (manifest === null) return { snapshot: null, problems };
  const readings = await Promise.all(
    LAYERS.map(async (name) => [name, await readLayer(folder, name, manifest)] as const),
  );
  const all = [...problems, ...readings.flatMap(([, { problem }]) => problem ?? [])];
  const layers = Object.fromEntries(readings.map(([name, { text }]) => [name, text ?? ""]));
  // The others follow from these two.
  const isThere = readings.every(([name, { text }]) => text !== null || !SOURCES.has(name));
  return { snapshot: isThere ? { manifest, layers: layers as Layers } : null, problems: all };
}

/** Reads the manifest of a snapshot alone. */
export async function readManifest(folder: string): Promise<ManifestReading> {
  const wrong = (
    reason: SnapshotProblem["reason"],
    manifest: SnapshotManifest | null = null,
    hash = "",
  ): ManifestReading => {
    const problem = { layer: "manifest", file: path.join(folder, MANIFEST_FILE), reason } as const;
    return { manifest, sha256: hash, problems: [problem] };
  };
  const text = await readText(path.join(folder, MANIFEST_FILE));
  if (text === null) return wrong("missing");
  const manifest = parseManifest(text);
  if (manifest === null) return wrong("unreadable");
  const hash = sha256(text);
  // Also a change that means nothing, such as of the order of its lines, was not ours; nor was
  // giving the folder another name.
  const isOurs =
    isSealed(manifest) && sortedJson(manifest) === text && liesInItsPlace(folder, manifest);
  if (!isOurs) return wrong("changed", manifest, hash);
  return { manifest, sha256: hash, problems: [] };
}

function liesInItsPlace(folder: string, { period, document }: SnapshotManifest): boolean {
  const [ofPeriod, ofDocument] = path.resolve(folder).split(path.sep).slice(-2);
  return ofPeriod === period.id && ofDocument === document;
}

/** Reads a layer, and holds it against what its manifest says of it. */
export async function readLayer(
  folder: string,
  layer: LayerName,
  { outputs }: Pick<SnapshotManifest, "outputs">,
): Promise<{ readonly text: string | null; readonly problem: SnapshotProblem | null }> {
  const name = LAYER_FILES[layer];
  const file = path.join(folder, name);
  const bytes = await readBytes(file);
  if (bytes === null) return { text: null, problem: { layer, file, reason: "missing" } };
  const listed = outputs.find((one) => one.file === name);
  const isKept = listed?.sha256 === sha256(bytes);
  return {
    text: bytes.toString("utf8"),
    problem: isKept ? null : { layer, file, reason: "changed" },
  };
}

function parseManifest(text: string): SnapshotManifest | null {
  try {
    return snapshotManifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function readText(file: string): Promise<string | null> {
  return (await readBytes(file))?.toString("utf8") ?? null;
}

/** Null where there is no such file. */
async function readBytes(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isErrorCode(error, "ENOENT", "ENOTDIR")) return null;
    throw error;
  }
}
