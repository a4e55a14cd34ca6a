import { lstat, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { isErrorCode, makeFolders } from "../file-system/new-files.ts";
import { type Barrier, barrierOf, readUntrusted, sha256 } from "../file-system/read-files.ts";
import { byTime, type Period, periodNamed } from "../period/period.ts";
import { LAYER_FILES, MANIFEST_FILE, originalBytes, type Resaving } from "./snapshot.ts";

// The folders of snapshots.

/** Any of these files shows that a snapshot was kept, even if the others are lost. */
const SNAPSHOT_FILES: readonly string[] = [MANIFEST_FILE, ...Object.values(LAYER_FILES)];
/** Names that an output folder also uses. */
const SHARED_FILES: ReadonlySet<string> = new Set([MANIFEST_FILE, LAYER_FILES.figures]);

/** True for the name of a file that belongs to a snapshot, even if no manifest lists it. */
export function isSnapshotFile(name: string): boolean {
  return SNAPSHOT_FILES.includes(name);
}

/** True for a name that occurs in a snapshot and never in an output folder. */
export function marksSnapshot(name: string): boolean {
  return isSnapshotFile(name) && !SHARED_FILES.has(name);
}

/** A snapshot in the folder of snapshots. */
export interface SnapshotEntry {
  readonly period: Period;
  readonly document: string;
  readonly folder: string;
  /**
   * The moment of publication in the name of the folder, for a version that was corrected since.
   */
  readonly version?: string;
}

/** A folder that may contain snapshots and cannot be read. */
interface BarredFolder {
  readonly folder: string;
  readonly barrier: Barrier;
}

/** The content of the folder of snapshots. */
export interface SnapshotEntries {
  /** In order of time. */
  readonly reports: readonly SnapshotEntry[];
  /** The versions that were corrected since, in order of time. */
  readonly corrected: readonly SnapshotEntry[];
  readonly barred: readonly BarredFolder[];
}

/** The folder of a report's snapshot. */
export function snapshotFolder(snapshots: string, period: Period, document: string): string {
  return path.join(snapshots, period.id, document);
}

/** The ending of the name of a folder that contains the corrected versions of a document. */
const VERSIONS = ".edities";

/** The folder of a version that was corrected since, by its moment of publication. */
export function versionFolder(
  snapshots: string,
  period: Period,
  document: string,
  publishedOn: string,
): string {
  const folder = `${snapshotFolder(snapshots, period, document)}${VERSIONS}`;
  return path.join(folder, versionName(publishedOn));
}

/** The moment without colons, which some file systems forbid. */
function versionName(publishedOn: string): string {
  return publishedOn.replaceAll(":", "");
}

/**
 * Which report a folder must contain because of its name, and its depth in the folder of snapshots.
 */
export interface SnapshotPlace {
  readonly depth: 2 | 3;
  readonly isOf: (about: {
    readonly periodId: string;
    readonly document: string;
    readonly publishedOn: string | null;
  }) => boolean;
}

/** Reads the names of the folders around a snapshot. */
export function placeOfSnapshot(folder: string): SnapshotPlace {
  const [ofPeriod, ofDocument, name] = path.resolve(folder).split(path.sep).slice(-3);
  if (ofDocument?.endsWith(VERSIONS) !== true) {
    return { depth: 2, isOf: (one) => ofDocument === one.periodId && name === one.document };
  }
  return {
    depth: 3,
    isOf: ({ periodId, document, publishedOn }) =>
      ofPeriod === periodId &&
      ofDocument === `${document}${VERSIONS}` &&
      publishedOn !== null &&
      name === versionName(publishedOn),
  };
}

/**
 * Lists the snapshots in a folder; none if the folder does not exist. Ignores folders whose name is
 * not the shortest id of a period. Does not follow links, because they may lead anywhere.
 */
export async function listSnapshots(snapshots: string): Promise<SnapshotEntries> {
  const root = await foldersIn(snapshots);
  const periods = root.names.flatMap((name) => periodNamed(name) ?? []);
  const ofPeriods = await Promise.all(
    periods.map(async (period) => {
      const inPeriod = path.join(snapshots, period.id);
      const { names, links, barred } = root.links.has(period.id)
        ? throughLink(inPeriod)
        : await foldersIn(inPeriod);
      const reports = names.map((document): SnapshotEntry => {
        return { period, document, folder: snapshotFolder(snapshots, period, document) };
      });
      const versions = await Promise.all(
        reports
          .filter(({ document }) => document.endsWith(VERSIONS))
          .map((one) => versionsIn(one, links.has(one.document))),
      );
      return {
        reports: await withSnapshotFiles(reports),
        corrected: await withSnapshotFiles(versions.flatMap((one) => one.corrected)),
        barred: [...barred, ...versions.flatMap((one) => one.barred)],
      };
    }),
  );
  return {
    reports: ofPeriods.flatMap(({ reports }) => reports).toSorted(inTime),
    corrected: ofPeriods.flatMap(({ corrected }) => corrected).toSorted(inTime),
    barred: [...root.barred, ...ofPeriods.flatMap(({ barred }) => barred)],
  };
}

function inTime({ period: a }: SnapshotEntry, { period: b }: SnapshotEntry): number {
  return byTime(a, b);
}

async function withSnapshotFiles(
  reports: readonly SnapshotEntry[],
): Promise<readonly SnapshotEntry[]> {
  const isSnapshot = await Promise.all(reports.map(({ folder }) => hasSnapshotFiles(folder)));
  return reports.filter((_, index) => isSnapshot[index]);
}

/** The corrected versions of a document, sorted by name. That is the order of time. */
async function versionsIn(
  { period, document, folder }: SnapshotEntry,
  isLink: boolean,
): Promise<{
  readonly corrected: readonly SnapshotEntry[];
  readonly barred: readonly BarredFolder[];
}> {
  const { names, barred } = isLink ? throughLink(folder) : await foldersIn(folder);
  const own = document.slice(0, -VERSIONS.length);
  const corrected = names.map((version): SnapshotEntry => {
    return { period, document: own, folder: path.join(folder, version), version };
  });
  return { corrected, barred };
}

interface Listing {
  /** Folders, and links to folders. */
  readonly names: readonly string[];
  readonly links: ReadonlySet<string>;
  readonly barred: readonly BarredFolder[];
}

/** A snapshot behind a link is neither read nor written. */
function throughLink(folder: string): Listing {
  return { names: [], links: new Set(), barred: [{ folder, barrier: "link" }] };
}

async function foldersIn(folder: string): Promise<Listing> {
  try {
    // A hidden folder is being written or replaced.
    const entries = (await readdir(folder, { withFileTypes: true })).filter(
      ({ name }) => !name.startsWith("."),
    );
    const links = entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => name);
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    return { names: [...folders, ...links].sort(), links: new Set(links), barred: [] };
  } catch (error) {
    const nothing = { names: [], links: new Set<string>() };
    if (isErrorCode(error, "ENOENT")) return { ...nothing, barred: [] };
    const barrier = isErrorCode(error, "ENOTDIR") ? "noFolder" : barrierOf(error);
    return { ...nothing, barred: [{ folder, barrier }] };
  }
}

/** True if the folder contains a file of a snapshot, or if missing rights prevent a look. */
export async function hasSnapshotFiles(folder: string): Promise<boolean> {
  const isThere = async (file: string): Promise<boolean> =>
    lstat(path.join(folder, file)).then(
      () => true,
      (error: unknown) => !isErrorCode(error, "ENOENT", "ENOTDIR"),
    );
  return (await Promise.all(SNAPSHOT_FILES.map(isThere))).includes(true);
}

// The store: the logos and fonts of all snapshots, and the images of their texts. Each file has its
// hash as its name, so that snapshots share it. A file that the settings replaced stays in the
// store, so that old snapshots still look as before.

const STYLE_FOLDER = "house-style";
/**
 * In bytes. The settings allow a font of 2 MB. An image of 1800 by 1800 pixels takes 13 MB at most.
 */
const MOST_STYLE_BYTES = 16 * 1024 ** 2;

/** A file of the house style as a manifest names it. */
export interface StyleFile {
  /** The original file name. */
  readonly file: string;
  readonly sha256: string;
}

/** A file of the house style in the store. */
export type StoredStyleFile =
  | { readonly bytes: Buffer; readonly resaving: Resaving | null; readonly barrier: null }
  /** `changed`: the file under this hash has other content. */
  | { readonly bytes: null; readonly resaving: null; readonly barrier: Barrier | "changed" };

/** The path of a file of the house style. */
export function styleFilePath(snapshots: string, hash: string): string {
  return path.join(snapshots, STYLE_FOLDER, hash);
}

/** What prevents keeping a file. */
export interface InTheWay {
  readonly place: string;
  readonly barrier: Barrier;
}

/**
 * Keeps a file of the house style. Replaces a file with other content. Returns true if it wrote the
 * file, false if the file was there already, and otherwise what is in the way. Throws an error of
 * the file system.
 */
export async function keepStyleFile(
  snapshots: string,
  bytes: Uint8Array,
): Promise<boolean | InTheWay> {
  const target = styleFilePath(snapshots, sha256(bytes));
  const { barrier } = await readStyleFile(snapshots, sha256(bytes));
  if (barrier === null) return false;
  const folder = path.dirname(target);
  const ofFolder = await barrierOfFolder(folder);
  if (ofFolder !== null) return { place: folder, barrier: ofFolder };
  await makeFolders(folder);
  // The name is always the same, so that the next run replaces what a killed run left.
  const written = `${target}.new`;
  try {
    await rm(written, { force: true });
    // The flag `wx` refuses to write through a link at this path.
    await writeFile(written, bytes, { flag: "wx" });
    await rename(written, target);
  } catch (error) {
    // Another run may have kept the same file at the same moment.
    if ((await readStyleFile(snapshots, sha256(bytes))).barrier === null) return true;
    await rm(written, { force: true });
    if (barrier === "noFile") return { place: target, barrier };
    throw error;
  }
  return true;
}

/** Why the store cannot be used; null if it can be used or made. */
async function barrierOfFolder(folder: string): Promise<"link" | "noFolder" | null> {
  const entry = await lstat(folder).catch(() => null);
  if (entry === null || entry.isDirectory()) return null;
  return entry.isSymbolicLink() ? "link" : "noFolder";
}

/** Reads a file of the house style by its hash. */
export async function readStyleFile(snapshots: string, hash: string): Promise<StoredStyleFile> {
  const file = styleFilePath(snapshots, hash);
  const read =
    (await barrierOfFolder(path.dirname(file))) ??
    (await readUntrusted(file, { mostBytes: MOST_STYLE_BYTES }));
  if (typeof read === "string") return { bytes: null, resaving: null, barrier: read };
  const original = originalBytes(read, (candidate) => sha256(candidate) === hash);
  return original === null
    ? { bytes: null, resaving: null, barrier: "changed" }
    : { ...original, barrier: null };
}
