import { lstat, readdir } from "node:fs/promises";
import path from "node:path";

import { isErrorCode } from "../file-system/file-errors.ts";
import { barrierOf, type Barrier } from "../file-system/untrusted-file.ts";
import { periodNamed, type Period } from "../period/period.ts";
import { LAYER_FILES, MANIFEST_FILE } from "./snapshot.ts";

/** Any of these shows that a report was kept, also where the rest is lost. */
const OUR_FILES: readonly string[] = [MANIFEST_FILE, ...Object.values(LAYER_FILES)];
/** Those that a report for readers has too. */
const SHARED_FILES: ReadonlySet<string> = new Set([MANIFEST_FILE, LAYER_FILES.figures]);

/** True for the name of a file that keeping a report writes, also where no manifest lists it. */
export function isKeptFile(name: string): boolean {
  return OUR_FILES.includes(name);
}

/** True for a name by which a folder holds a kept report, and not one for readers. */
export function marksKeptReport(name: string): boolean {
  return isKeptFile(name) && !SHARED_FILES.has(name);
}

/** A report that was kept. */
export interface KeptReport {
  readonly period: Period;
  readonly document: string;
  readonly folder: string;
  /** The moment of publication of a version that was corrected since, as its folder is named. */
  readonly version?: string;
}

/** A folder in which reports may be kept, and that is not read. */
interface BarredFolder {
  readonly folder: string;
  readonly barrier: Barrier;
}

/** What a folder of snapshots holds. */
export interface KeptReports {
  /** In order of time. */
  readonly reports: readonly KeptReport[];
  /** Their versions that were corrected since, in order of time. */
  readonly corrected: readonly KeptReport[];
  readonly barred: readonly BarredFolder[];
}

/** Where the snapshot of a report lies. */
export function snapshotFolder(snapshots: string, period: Period, document: string): string {
  return path.join(snapshots, period.id, document);
}

/** Ends the name of the folder with the versions of a document that were corrected since. */
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

/** The report that a folder must hold by its name, and its depth in the folder of snapshots. */
export interface SnapshotPlace {
  readonly depth: 2 | 3;
  readonly isOf: (about: {
    readonly periodId: string;
    readonly document: string;
    readonly publishedOn: string | null;
  }) => boolean;
}

/** Reads the names of the folders in which a report is kept. */
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
 * The reports that are kept in a folder of snapshots; none where there is no such folder. What is
 * not named by a period in its shortest form is not ours. A link within the folder is not followed:
 * it may lead to anything.
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
  const kept = await Promise.all(reports.map(({ folder }) => holdsOurs(folder)));
  return reports.filter((_, index) => kept[index]);
}

/** The versions in a folder of corrected ones, by name and so in order of time. */
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
  /** Folders, and links to one. */
  readonly names: readonly string[];
  readonly links: ReadonlySet<string>;
  readonly barred: readonly BarredFolder[];
}

/** What is kept through a link is not read, and nothing is kept there. */
function throughLink(folder: string): Listing {
  return { names: [], links: new Set(), barred: [{ folder, barrier: "link" }] };
}

async function foldersIn(folder: string): Promise<Listing> {
  try {
    // A hidden one is being written, or being replaced.
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

/** True where any file of a kept report lies in `folder`, or rights keep us from seeing it. */
export async function holdsOurs(folder: string): Promise<boolean> {
  const isThere = async (file: string): Promise<boolean> =>
    lstat(path.join(folder, file)).then(
      () => true,
      (error: unknown) => !isErrorCode(error, "ENOENT", "ENOTDIR"),
    );
  return (await Promise.all(OUR_FILES.map(isThere))).includes(true);
}
