import { lstat } from "node:fs/promises";
import path from "node:path";

import { z } from "zod";

import { parseUntrusted, readUntrusted, type Barrier } from "../file-system/untrusted-file.ts";
import type { OtherVersion } from "./differences.ts";
import { sha256 } from "../file-system/sha256.ts";
import { isSealed } from "./hashes.ts";
import { placeOfSnapshot } from "./kept-periods.ts";
import { readStyleFile } from "./house-style-store.ts";
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
import { sortedJson } from "./hashes.ts";
import { isWrittenAnew, keptBytes, type WrittenAnew } from "./written-anew.ts";

/** In bytes: ours are some 200 kB, most of it the report as data. */
export const MOST_LAYER_BYTES = 2 * 1024 ** 2;

/** The layers that a report is made again from. */
const SOURCES: ReadonlySet<LayerName> = new Set(["figures", "report"]);

const newerManifest = z.looseObject({ schemaVersion: z.int().min(2) });

/** What is wrong with a file of a snapshot. */
export interface SnapshotProblem {
  readonly layer: LayerName | "manifest" | "houseStyle";
  readonly file: string;
  /** With `WrittenAnew` it still says what was kept, and is read so. */
  readonly reason: Barrier | "unreadable" | "changed" | OtherVersion | WrittenAnew;
}

/** A snapshot as it lies on disk, its layers as this release would write them. */
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
  // The others follow from these two.
  if (readings.some(([name, { text }]) => text === null && SOURCES.has(name))) {
    return { snapshot: null, problems: all };
  }
  const kept = Object.fromEntries(readings.map(([name, { text }]) => [name, text ?? ""]));
  // Late: a run that keeps nothing reads manifests and figures alone.
  const { layersForward } = await import("./versions/layers-forward.ts");
  const layers = layersForward(kept as Layers);
  if (typeof layers !== "string") return { snapshot: { manifest, layers }, problems: all };
  const file = path.join(folder, LAYER_FILES.report);
  const isTold = all.some(({ layer, reason }) => layer === "report" && reason === "changed");
  const told = isTold ? [] : [{ layer: "report", file, reason: layers } as const];
  return { snapshot: null, problems: [...all, ...told] };
}

/** The files of a snapshot by name, byte for byte as they were kept. Null where one of them changed. */
export async function filesAsKept(folder: string): Promise<ReadonlyMap<string, string> | null> {
  const { manifest, problems } = await readManifest(folder);
  if (manifest === null || !problems.every(isWrittenAnew)) return null;
  const files = new Map([[MANIFEST_FILE, sortedJson(manifest)]]);
  for (const name of LAYERS) {
    const { text, problem } = await readLayer(folder, name, manifest);
    if (text === null || (problem !== null && !isWrittenAnew(problem))) return null;
    files.set(LAYER_FILES[name], text);
  }
  return files;
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
  const bytes = await readKept(folder, MANIFEST_FILE);
  if (typeof bytes === "string") return wrong(bytes);
  const manifest = parseManifest(bytes.toString("utf8"));
  if (typeof manifest === "string") return wrong(manifest);
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
  { houseStyle: { logo, fonts, images = [] } }: SnapshotManifest,
): Promise<readonly SnapshotProblem[]> {
  const above = Array.from({ length: placeOfSnapshot(folder).depth }, () => "..");
  const snapshots = path.join(folder, ...above);
  const files = [...(logo === null ? [] : [logo]), ...fonts, ...images];
  const found = await Promise.all(
    files.map(async ({ file, sha256: hash }) => {
      const { anew } = await readStyleFile(snapshots, hash);
      return anew === null ? [] : [{ layer: "houseStyle" as const, file, reason: anew }];
    }),
  );
  return found.flat();
}

function liesInItsPlace(
  folder: string,
  { period, document, settings: { publishedOn } }: SnapshotManifest,
): boolean {
  return placeOfSnapshot(folder).isOf({ periodId: period.id, document, publishedOn });
}

/** Reads a layer, and holds it against what its manifest says of it. */
export async function readLayer(
  folder: string,
  layer: LayerName,
  { outputs }: Pick<SnapshotManifest, "outputs">,
): Promise<{ readonly text: string | null; readonly problem: SnapshotProblem | null }> {
  const name = LAYER_FILES[layer];
  const file = path.join(folder, name);
  const bytes = await readKept(folder, name);
  if (typeof bytes === "string") return { text: null, problem: { layer, file, reason: bytes } };
  const listed = outputs.find((one) => one.file === name);
  const kept = keptBytes(bytes, (candidate) => listed?.sha256 === sha256(candidate));
  const reason = kept === null ? "changed" : kept.anew;
  return {
    text: (kept?.bytes ?? bytes).toString("utf8"),
    problem: reason === null ? null : { layer, file, reason },
  };
}

function parseManifest(text: string): SnapshotManifest | "unreadable" | "newer" {
  const raw = parseUntrusted(text);
  const isNewer = newerManifest.safeParse(raw).success;
  return snapshotManifestSchema.safeParse(raw).data ?? (isNewer ? "newer" : "unreadable");
}

/** A link could have a difference tell what stands in any file of this machine. */
async function readKept(folder: string, name: string): Promise<Buffer | Barrier> {
  let above = folder;
  for (let depth = placeOfSnapshot(folder).depth; depth > 0; depth -= 1) {
    const entry = await lstat(above).catch(() => null);
    if (entry?.isSymbolicLink() === true) return "link";
    above = path.dirname(above);
  }
  return await readUntrusted(path.join(folder, name), { mostBytes: MOST_LAYER_BYTES });
}
