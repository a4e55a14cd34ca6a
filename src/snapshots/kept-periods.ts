import { lstat, readdir } from "node:fs/promises";
import path from "node:path";

import { isErrorCode } from "../file-system/file-errors.ts";
import { barrierOf, type Barrier } from "../file-system/untrusted-file.ts";
import { periodNamed, type Period } from "../period/period.ts";
import { LAYER_FILES, MANIFEST_FILE } from "./snapshot.ts";

/** Any of these files shows that a snapshot was kept, even if the others are lost. */
const OUR_FILES: readonly string[] = [MANIFEST_FILE, ...Object.values(LAYER_FILES)];
/** Names that an output folder also uses. */
const SHARED_FILES: ReadonlySet<string> = new Set([MANIFEST_FILE, LAYER_FILES.figures]);

/** True for the name of a file that belongs to a snapshot, even if no manifest lists it. */
export function isKeptFile(name: string): boolean {
  return OUR_FILES.includes(name);
}

/** True for a name that occurs in a snapshot and never in an output folder. */
export function marksKeptReport(name: string): boolean {
  return isKeptFile(name) && !SHARED_FILES.has(name);
}

/** A snapshot in the folder of snapshots. */
export interface KeptReport {
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
export interface KeptReports {
  /** In order of time. */
  readonly reports: readonly KeptReport[];
  /** The versions that were corrected since, in order of time. */
  readonly corrected: readonly KeptReport[];
  readonly barred: readonly BarredFolder[];
}

/** The folder of a report's snapshot. */
export function snapshotFolder(snapshots: string, period: Period, document: string): string {
  return path.join(snapshots, period.id, document);
}

/** The end of a folder name. That folder contains the corrected versions of a document. */
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
export async function keptReports(snapshots: string): Promise<KeptReports> {
  const root = await foldersIn(snapshots);
  const periods = root.names.flatMap((name) => periodNamed(name) ?? []);
  const ofPeriods = await Promise.all(
    periods.map(async (period) => {
      const inPeriod = path.join(snapshots, period.id);
      const { names, links, barred } = root.links.has(period.id)
        ? throughLink(inPeriod)
        : await foldersIn(inPeriod);
      const reports = names.map((document): KeptReport => {
        return { period, document, folder: snapshotFolder(snapshots, period, document) };
      });
      const versions = await Promise.all(
        reports
          .filter(({ document }) => document.endsWith(VERSIONS))
          .map((one) => versionsIn(one, links.has(one.document))),
      );
      return {
        reports: await thatHoldOurs(reports),
        corrected: await thatHoldOurs(versions.flatMap((one) => one.corrected)),
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

function inTime({ period: a }: KeptReport, { period: b }: KeptReport): number {
  return a.to - b.to || b.from - a.from;
}

async function thatHoldOurs(reports: readonly KeptReport[]): Promise<readonly KeptReport[]> {
  const isSnapshot = await Promise.all(reports.map(({ folder }) => holdsOurs(folder)));
  return reports.filter((_, index) => isSnapshot[index]);
}

/** The corrected versions of a document, by name and so in order of time. */
async function versionsIn(
  { period, document, folder }: KeptReport,
  isLink: boolean,
): Promise<{
  readonly corrected: readonly KeptReport[];
  readonly barred: readonly BarredFolder[];
}> {
  const { names, barred } = isLink ? throughLink(folder) : await foldersIn(folder);
  const own = document.slice(0, -VERSIONS.length);
  const corrected = names.map((version): KeptReport => {
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

/** True if the folder contains a file of a snapshot, or if rights prevent a look. */
export async function holdsOurs(folder: string): Promise<boolean> {
  const isThere = async (file: string): Promise<boolean> =>
    lstat(path.join(folder, file)).then(
      () => true,
      (error: unknown) => !isErrorCode(error, "ENOENT", "ENOTDIR"),
    );
  return (await Promise.all(OUR_FILES.map(isThere))).includes(true);
}
