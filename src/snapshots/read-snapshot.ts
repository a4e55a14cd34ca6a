import { readFile } from "node:fs/promises";
import path from "node:path";

import { isErrorCode } from "../file-system/file-errors.ts";
import { isSealed, sha256 } from "./hashes.ts";
import { styleFileWrittenAnew } from "./house-style-store.ts";
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
import { keptBytes, type WrittenAnew } from "./written-anew.ts";

/** The layers that a report is made again from. */
const SOURCES: ReadonlySet<LayerName> = new Set(["figures", "report"]);

/** What is wrong with a file of a snapshot. */
export interface SnapshotProblem {
  readonly layer: LayerName | "manifest" | "houseStyle";
  readonly file: string;
  /** With `WrittenAnew` it still says what was kept, and is read so. */
  readonly reason: "missing" | "unreadable" | "changed" | WrittenAnew;
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
  const all = [
    ...problems,
    ...readings.flatMap(([, { problem }]) => problem ?? []),
    ...(await styleProblems(folder, manifest)),
  ];
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
  const bytes = await readBytes(path.join(folder, MANIFEST_FILE));
  if (bytes === null) return wrong("missing");
  const manifest = parseManifest(bytes.toString("utf8").replace(/^\uFEFF/, ""));
  if (manifest === null) return wrong("unreadable");
  // Also a change that means nothing, such as of the order of its lines, was not ours; nor was
  // giving the folder another name.
  const written = Buffer.from(sortedJson(manifest), "utf8");
  const kept = keptBytes(bytes, (candidate) => candidate.equals(written));
  if (kept === null || !isSealed(manifest) || !liesInItsPlace(folder, manifest)) {
    return wrong("changed", manifest, sha256(bytes));
  }
  const hash = sha256(kept.bytes);
  if (kept.anew !== null) return wrong(kept.anew, manifest, hash);
  return { manifest, sha256: hash, problems: [] };
}

/** The files of the house style that were written anew; one that is lost shows when it is needed. */
async function styleProblems(
  folder: string,
  { houseStyle: { logo, fonts } }: SnapshotManifest,
): Promise<readonly SnapshotProblem[]> {
  const snapshots = path.join(folder, "..", "..");
  const files = [...(logo === null ? [] : [logo]), ...fonts];
  const found = await Promise.all(
    files.map(async ({ file, sha256: hash }) => {
      const reason = await styleFileWrittenAnew(snapshots, hash);
      return reason === null ? [] : [{ layer: "houseStyle" as const, file, reason }];
    }),
  );
  return found.flat();
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
  const kept = keptBytes(bytes, (candidate) => listed?.sha256 === sha256(candidate));
  const reason = kept === null ? "changed" : kept.anew;
  return {
    text: (kept?.bytes ?? bytes).toString("utf8"),
    problem: reason === null ? null : { layer, file, reason },
  };
}

function parseManifest(text: string): SnapshotManifest | null {
  try {
    return snapshotManifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
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
