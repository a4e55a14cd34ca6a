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

/** In bytes. A typical layer has 200 kB at most: the report as data. */
export const MOST_LAYER_BYTES = 2 * 1024 ** 2;

/** The layers that a report is made again from. */
const SOURCES: ReadonlySet<LayerName> = new Set(["figures", "report"]);

const newerManifest = z.looseObject({ schemaVersion: z.int().min(2) });

/** A fault in a file of a snapshot. */
export interface SnapshotProblem {
  readonly layer: LayerName | "manifest" | "houseStyle";
  readonly file: string;
  /** A file with a reason of `Resaving` still means the same, and is read. */
  readonly reason: Barrier | "unreadable" | "changed" | OtherVersion | WrittenAnew;
}

/** A snapshot on disk. Its layers are converted to the version of this release. */
export interface SnapshotReading {
  /** Null if too little is left to make the report again. */
  readonly snapshot: Snapshot | null;
  readonly problems: readonly SnapshotProblem[];
}

/** A manifest by itself, with the hash of its file. */
export interface ManifestReading {
  readonly manifest: SnapshotManifest | null;
  readonly sha256: string;
  readonly problems: readonly SnapshotProblem[];
}

/** Reads a snapshot, and reports each file that changed since it was kept. */
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
  // The other layers follow from these two.
  if (readings.some(([name, { text }]) => text === null && SOURCES.has(name))) {
    return { snapshot: null, problems: all };
  }
  const texts = Object.fromEntries(readings.map(([name, { text }]) => [name, text ?? ""]));
  // Loaded late: a run without snapshot commands reads only manifests and figures.
  const { layersForward } = await import("./versions/layers-forward.ts");
  const layers = layersForward(texts as Layers);
  if (typeof layers !== "string") return { snapshot: { manifest, layers }, problems: all };
  const file = path.join(folder, LAYER_FILES.report);
  const isReported = all.some(({ layer, reason }) => layer === "report" && reason === "changed");
  const version = isReported ? [] : [{ layer: "report", file, reason: layers } as const];
  return { snapshot: null, problems: [...all, ...version] };
}

/** The files of a snapshot by name, with their original bytes; null if one of them changed. */
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

/** Reads only the manifest of a snapshot. */
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
  // A change without meaning counts too, such as another order of lines or a renamed folder.
  const written = Buffer.from(sortedJson(manifest), "utf8");
  const original = keptBytes(bytes, (candidate) => candidate.equals(written));
  if (original === null || !isSealed(manifest) || !liesInItsPlace(folder, manifest)) {
    return wrong("changed", manifest, sha256(bytes));
  }
  const hash = sha256(original.bytes);
  if (original.resaving !== null) return wrong(original.resaving, manifest, hash);
  return { manifest, sha256: hash, problems: [] };
}

/**
 * The files of the house style that were saved again. A lost file is reported when it is needed.
 */
async function styleProblems(
  folder: string,
  { houseStyle: { logo, fonts, images = [] } }: SnapshotManifest,
): Promise<readonly SnapshotProblem[]> {
  const above = Array.from({ length: placeOfSnapshot(folder).depth }, () => "..");
  const snapshots = path.join(folder, ...above);
  const files = [...(logo === null ? [] : [logo]), ...fonts, ...images];
  const found = await Promise.all(
    files.map(async ({ file, sha256: hash }) => {
      const { resaving } = await readStyleFile(snapshots, hash);
      return resaving === null ? [] : [{ layer: "houseStyle" as const, file, reason: resaving }];
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

/** Reads a layer, and compares it with its hash in the manifest. */
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
  const original = keptBytes(bytes, (candidate) => listed?.sha256 === sha256(candidate));
  const reason = original === null ? "changed" : original.resaving;
  return {
    text: (original?.bytes ?? bytes).toString("utf8"),
    problem: reason === null ? null : { layer, file, reason },
  };
}

function parseManifest(text: string): SnapshotManifest | "unreadable" | "newer" {
  const raw = parseUntrusted(text);
  const isNewer = newerManifest.safeParse(raw).success;
  return snapshotManifestSchema.safeParse(raw).data ?? (isNewer ? "newer" : "unreadable");
}

/**
 * Does not follow links: a difference could otherwise show the content of any file on this machine.
 */
async function readKept(folder: string, name: string): Promise<Buffer | Barrier> {
  let above = folder;
  for (let depth = placeOfSnapshot(folder).depth; depth > 0; depth -= 1) {
    const entry = await lstat(above).catch(() => null);
    if (entry?.isSymbolicLink() === true) return "link";
    above = path.dirname(above);
  }
  return await readUntrusted(path.join(folder, name), { mostBytes: MOST_LAYER_BYTES });
}
