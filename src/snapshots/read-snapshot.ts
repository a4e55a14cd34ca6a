import { lstat } from "node:fs/promises";
import path from "node:path";

import { z } from "zod";

import { parseFigures } from "../compare/figures-file.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/suppression-rules.ts";
import { type Barrier, parseUntrusted, readUntrusted, sha256 } from "../file-system/read-files.ts";
import { severityOf, type SnapshotCode } from "../findings/codes.ts";
import type { Finding } from "../findings/finding.ts";
import { snapshotFindings, snapshotMessages } from "../messages/publication.ts";
import type { Period } from "../period/period.ts";
import { isBarred, type OtherVersion } from "./differences.ts";
import { placeOfSnapshot, readStyleFile, type SnapshotEntry } from "./snapshot-folders.ts";
import {
  isOnlyResaved,
  isSealed,
  LAYER_FILES,
  type LayerName,
  LAYERS,
  type Layers,
  MANIFEST_FILE,
  originalBytes,
  type Resaving,
  type Snapshot,
  type SnapshotManifest,
  snapshotManifestSchema,
  sortedJson,
} from "./snapshot.ts";

/** In bytes. A typical layer has 200 kB at most: the report as data. */
export const MOST_LAYER_BYTES = 2 * 1024 ** 2;

/** The layers that a report is made again from. */
const SOURCES: ReadonlySet<LayerName> = new Set(["figures", "report"]);

const newerManifest = z.looseObject({ schemaVersion: z.int().min(2) });

/** A fault in a file of a snapshot. */
interface SnapshotProblem {
  readonly layer: LayerName | "manifest" | "houseStyle";
  readonly file: string;
  /** A file with a reason of `Resaving` still means the same, and is read. */
  readonly reason: Barrier | "unreadable" | "changed" | OtherVersion | Resaving;
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
  // The other layers can be made from these two.
  if (readings.some(([name, { text }]) => text === null && SOURCES.has(name))) {
    return { snapshot: null, problems: all };
  }
  const texts = Object.fromEntries(readings.map(([name, { text }]) => [name, text ?? ""]));
  // Loaded late: a run without snapshot commands reads only manifests and figures.
  const { layersForward } = await import("./report-layer.ts");
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
  if (manifest === null || !problems.every(isOnlyResaved)) return null;
  const files = new Map([[MANIFEST_FILE, sortedJson(manifest)]]);
  for (const name of LAYERS) {
    const { text, problem } = await readLayer(folder, name, manifest);
    if (text === null || (problem !== null && !isOnlyResaved(problem))) return null;
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
  const bytes = await readSnapshotFile(folder, MANIFEST_FILE);
  if (typeof bytes === "string") return wrong(bytes);
  const manifest = parseManifest(bytes.toString("utf8"));
  if (typeof manifest === "string") return wrong(manifest);
  // A change without meaning counts too, such as another order of lines or a renamed folder.
  const written = Buffer.from(sortedJson(manifest), "utf8");
  const original = originalBytes(bytes, (candidate) => candidate.equals(written));
  if (original === null || !isSealed(manifest) || !isInItsPlace(folder, manifest)) {
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

function isInItsPlace(
  folder: string,
  { period, document, settings: { publishedOn } }: SnapshotManifest,
): boolean {
  return placeOfSnapshot(folder).isOf({ periodId: period.id, document, publishedOn });
}

/** Reads a layer, and compares it with its hash in the manifest. */
async function readLayer(
  folder: string,
  layer: LayerName,
  { outputs }: Pick<SnapshotManifest, "outputs">,
): Promise<{ readonly text: string | null; readonly problem: SnapshotProblem | null }> {
  const name = LAYER_FILES[layer];
  const file = path.join(folder, name);
  const bytes = await readSnapshotFile(folder, name);
  if (typeof bytes === "string") return { text: null, problem: { layer, file, reason: bytes } };
  const listed = outputs.find((one) => one.file === name);
  const original = originalBytes(bytes, (candidate) => listed?.sha256 === sha256(candidate));
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
async function readSnapshotFile(folder: string, name: string): Promise<Buffer | Barrier> {
  let above = folder;
  for (let depth = placeOfSnapshot(folder).depth; depth > 0; depth -= 1) {
    const entry = await lstat(above).catch(() => null);
    if (entry?.isSymbolicLink() === true) return "link";
    above = path.dirname(above);
  }
  return await readUntrusted(path.join(folder, name), { mostBytes: MOST_LAYER_BYTES });
}

// Earlier reports.

/** The published figures of an earlier report. */
export interface EarlierReport {
  readonly period: Period;
  readonly figures: PublishedFigures;
  /** The day of publication, with the time if it has one; null for a draft. */
  readonly publishedOn: string | null;
  /** The hash of its codebook; null for the standard codebook. */
  readonly codebook: string | null;
  /** The hash of the file of figures. */
  readonly sha256: string;
}

/** The reading of one earlier report. */
export interface EarlierReading {
  readonly report: EarlierReport | null;
  /** The hash of the export that it was made from; empty without a report. */
  readonly exportSha256: string;
  /** The moment of publication, also for a document without figures; null if unknown. */
  readonly publishedOn: string | null;
  /** The files that were read, relative to the folder of snapshots. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  /** The findings about this snapshot. */
  readonly findings: readonly Finding[];
}

const NOT_READ = { report: null, exportSha256: "", publishedOn: null, inputs: [] } as const;

/** Reads the figures of one snapshot. */
export async function readEarlierReport({
  document,
  period,
  folder,
  version,
}: SnapshotEntry): Promise<EarlierReading> {
  const manifestFile = path.join(folder, MANIFEST_FILE);
  const wrong = (code: SnapshotCode, file = manifestFile): EarlierReading => {
    return { ...NOT_READ, findings: [snapshotFinding(code, file)] };
  };
  const reading = await readManifest(folder);
  if (reading.manifest === null) return unread(reading.problems[0], manifestFile);
  if (!reading.problems.every(isOnlyResaved)) return wrong("snapshot-changed");
  const source = reading.manifest.export;
  // A later report cannot be compared with a document without figures.
  const { codebook, publishedOn } = reading.manifest.settings;
  if (source === null) return { ...NOT_READ, publishedOn, findings: [] };
  const file = path.join(folder, LAYER_FILES.figures);
  const layer = await readLayer(folder, "figures", reading.manifest);
  if (layer.text === null) return unread(layer.problem ?? undefined, file);
  const problems = [...reading.problems, ...(layer.problem === null ? [] : [layer.problem])];
  if (!problems.every(isOnlyResaved)) return wrong("snapshot-changed", file);
  const { figures, findings } = parseFigures(layer.text, file);
  if (figures === null) return { ...NOT_READ, findings };
  // Peildatum keeps no snapshot with a lower threshold, so somebody changed this one.
  if (figures.disclosureThreshold < DEFAULT_THRESHOLD) return wrong("snapshot-changed", file);
  const folders = [path.basename(path.dirname(folder)), path.basename(folder)];
  const place = version === undefined ? [document] : folders;
  const inputOf = (name: string) => [period.id, ...place, name].join("/");
  const hash = sha256(layer.text);
  return {
    report: {
      period,
      figures,
      publishedOn,
      codebook: codebook?.sha256 ?? null,
      sha256: hash,
    },
    exportSha256: source.sha256,
    publishedOn,
    inputs: [
      { file: inputOf(LAYER_FILES.figures), sha256: hash },
      { file: inputOf(MANIFEST_FILE), sha256: reading.sha256 },
    ],
    findings: problems.map(({ file: written, reason }) =>
      snapshotFinding(reason === "lineEnds" ? "snapshot-line-ends" : "snapshot-resaved", written),
    ),
  };
}

/** The finding for a snapshot that cannot be read. */
function unread(problem: SnapshotProblem | undefined, file: string): EarlierReading {
  const reason = problem?.reason ?? "unreadable";
  const finding =
    isBarred(reason) || reason === "newer"
      ? barredFinding(file, reason)
      : snapshotFinding("snapshot-unreadable", file);
  return { ...NOT_READ, findings: [finding] };
}

/** The finding for something that prevents reading, or for a snapshot of a newer release. */
export function barredFinding(file: string, reason: Barrier | "newer"): Finding {
  const { newerKept, barredKept } = snapshotMessages;
  const message = reason === "newer" ? newerKept : barredKept(reason);
  return { ...snapshotFinding("snapshot-unreadable", file), message };
}

function snapshotFinding(code: SnapshotCode, file: string): Finding {
  return {
    severity: severityOf(code),
    message: snapshotFindings[code],
    code,
    file,
    line: null,
    column: null,
  };
}
