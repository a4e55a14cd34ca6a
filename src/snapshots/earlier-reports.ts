import { isEarlierVersion, type PublishedFigures } from "../disclosure/published-figures.ts";
import { FEWEST_SNAPSHOTS, MOST_SNAPSHOTS } from "../document/block-entry.ts";
import type { Finding } from "../findings/finding.ts";
import { byTime, monthsIn, type Period, precedingPeriod } from "../period/period.ts";
import {
  barredFinding,
  type EarlierReading,
  type EarlierReport,
  readEarlierReport,
} from "./read-snapshot.ts";
import { listSnapshots, type SnapshotEntry } from "./snapshot-folders.ts";

/** The ledger: all publications that readers have, as their snapshots contain them. */
export interface PublicationLedger {
  /**
   * The publications that a new one is protected against, in order of time. A report that has a
   * snapshot from the same export is made again: then these are the publications that its snapshot
   * was protected against.
   *
   * @param sha256 the hash of the export that the publication is made from
   * @param correctedOn the day on which it corrects an earlier version
   */
  readonly against: (
    period: Period,
    sha256: string,
    correctedOn?: string,
  ) => readonly PublishedFigures[];
  /**
   * The day on which the published report of a period corrected an earlier version, if its snapshot
   * comes from that export; undefined for no correction.
   */
  readonly correctedOn: (period: Period, sha256: string) => string | undefined;
  /**
   * All publications in order of time. Versions of one period are in the order of their
   * publication.
   */
  readonly publications: readonly PublishedFigures[];
  /** The earlier reports that a report compares itself with. */
  readonly before: (document: string, period: Period) => EarlierReports;
  /**
   * The snapshot of a period: of the given document, or else of another document with the same
   * figures.
   */
  readonly of: (document: string, period: Period) => EarlierReport | null;
  /** All versions of all snapshots, in order of publication. Those of an unknown day come first. */
  readonly versions: readonly ReadSnapshot[];
  /** The files that were read, relative to the folder of snapshots. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  /**
   * The findings about snapshots, except those of the given periods: the snapshot of a period does
   * not affect its own report.
   */
  readonly findingsBeside: (periods: readonly Period[]) => readonly Finding[];
}

/** Reads the ledger from a folder of snapshots, for all documents. */
export async function readLedger(snapshots: string): Promise<PublicationLedger> {
  const read = await readSnapshots(snapshots);
  // Documents of one period publish the same figures: those count once.
  const all = [...read.corrected, ...read.reports];
  const publications = [
    ...new Map(
      all.flatMap(({ report, exportSha256 }) =>
        report === null ? [] : [[report.sha256, { ...report, exportSha256 }] as const],
      ),
    ).values(),
  ].toSorted(inTime);
  return {
    against: (period, sha256, correctedOn) =>
      publicationsAgainst(publications, period, sha256, correctedOn),
    correctedOn: ({ id }, sha256) =>
      publications.findLast((one) => one.period.id === id && one.exportSha256 === sha256)?.figures
        .correctedOn,
    publications: publications.map(({ figures }) => figures),
    before: (document, period) => earlierReports(read, document, period),
    of: (document, { id }) => {
      const ofPeriod = read.reports.filter(({ period, report }) => period.id === id && report);
      const own = ofPeriod.find((one) => one.document === document);
      return (own ?? ofPeriod[0])?.report ?? null;
    },
    versions: all.toSorted((a, b) => inOrder(a.publishedOn ?? "", b.publishedOn ?? "")),
    inputs: all.flatMap(({ inputs }) => inputs),
    findingsBeside: (periods) => [
      ...read.barred,
      ...all
        .filter(({ period }) => periods.every(({ id }) => id !== period.id))
        .flatMap(({ findings }) => findings),
    ],
  };
}

interface LedgerPublication {
  readonly period: Period;
  readonly figures: PublishedFigures;
  readonly exportSha256: string;
}

function publicationsAgainst(
  publications: readonly LedgerPublication[],
  { id }: Period,
  sha256: string,
  correctedOn: string | undefined,
): readonly PublishedFigures[] {
  const own = publications.find(
    ({ period, exportSha256, figures }) =>
      period.id === id && exportSha256 === sha256 && figures.correctedOn === correctedOn,
  );
  const against = own?.figures.disclosure?.against;
  if (own === undefined || against === undefined) return publications.map(({ figures }) => figures);
  // `against` lists a period once for each of its versions, the oldest first.
  const counts = new Map<string, number>();
  return publications
    .filter(({ period, figures }) => {
      if (period.id === id) return isEarlierVersion(figures, own.figures);
      const count = (counts.get(period.id) ?? 0) + 1;
      counts.set(period.id, count);
      return count <= against.filter((one) => one === period.id).length;
    })
    .map(({ figures }) => figures);
}

function inTime(a: LedgerPublication, b: LedgerPublication): number {
  return (
    byTime(a.period, b.period) || inOrder(a.figures.correctedOn ?? "", b.figures.correctedOn ?? "")
  );
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The ledger without publications. */
export const EMPTY_LEDGER: PublicationLedger = {
  against: () => [],
  correctedOn: () => undefined,
  publications: [],
  before: () => ({ chain: [], latest: null, isElsewhere: false, inputs: [], findings: [] }),
  of: () => null,
  versions: [],
  inputs: [],
  findingsBeside: () => [],
};

// The reports before a report.

/** The reports that a report is compared with. */
export interface EarlierReports {
  /**
   * Each report covers the previous period of the next one, the oldest first. The last one covers
   * the previous period of the new report.
   */
  readonly chain: readonly EarlierReport[];
  /** The latest earlier report. Its period may overlap the new report's own period. */
  readonly latest: EarlierReport | null;
  /**
   * True if another document has a snapshot of a period that ends before this report's period does.
   */
  readonly isElsewhere: boolean;
  /** The files that were read, relative to the folder of snapshots. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  /** The findings about these snapshots. */
  readonly findings: readonly Finding[];
}

/** The figures of all snapshots. */
export interface ReadSnapshots {
  /** In order of time. */
  readonly reports: readonly ReadSnapshot[];
  /** The versions that were corrected since. */
  readonly corrected: readonly ReadSnapshot[];
  readonly barred: readonly Finding[];
}

/** A snapshot with the figures that were read from it. */
export type ReadSnapshot = SnapshotEntry & EarlierReading;

/** Reads the figures of every snapshot in a folder. */
async function readSnapshots(snapshots: string): Promise<ReadSnapshots> {
  const { reports, corrected, barred } = await listSnapshots(snapshots);
  const readAll = async (entries: readonly SnapshotEntry[]): Promise<readonly ReadSnapshot[]> =>
    await Promise.all(entries.map(async (one) => ({ ...one, ...(await readEarlierReport(one)) })));
  return {
    reports: await readAll(reports),
    corrected: await readAll(corrected),
    barred: barred.map(({ folder, barrier }) => barredFinding(folder, barrier)),
  };
}

/** The earlier reports for a report: those of its own document that end before it does. */
export function earlierReports(
  { reports: all, barred }: Pick<ReadSnapshots, "reports" | "barred">,
  document: string,
  period: Period,
): EarlierReports {
  const ofDocument = all.filter((one) => one.document === document);
  const periods = ofDocument.map((one) => one.period);
  const whole = chainBefore(period, periods);
  // A trend needs more reports. Without a trend only the previous report is used.
  const chain = whole.length < FEWEST_SNAPSHOTS ? whole.slice(-1) : whole;
  const last = lastBefore(period, periods);
  const needed = last === undefined || chain.includes(last) ? chain : [...chain, last];
  const readings = needed.flatMap(
    (one) => ofDocument.find((reading) => reading.period === one) ?? [],
  );
  const reports = readings.flatMap(({ report }) => report ?? []);
  return {
    chain: reports.filter((report) => chain.includes(report.period)),
    latest: reports.find((report) => report.period === last) ?? null,
    isElsewhere: all.some(
      (one) => one.document !== document && one.report !== null && one.period.to < period.to,
    ),
    inputs: readings.flatMap(({ inputs }) => inputs),
    findings: [...barred, ...readings.flatMap(({ findings }) => findings)],
  };
}

/**
 * The latest period that ends before the report's own period does. Its length does not matter:
 * readers know the earlier months from its report. If two end on the same day, takes the one that
 * is as long as the report's own period, else the longer one.
 */
export function lastBefore(period: Period, periods: readonly Period[]): Period | undefined {
  const isAsLong = (one: Period): number => (monthsIn(one) === monthsIn(period) ? 1 : 0);
  return periods
    .filter(({ to }) => to < period.to)
    .toSorted((a, b) => b.to - a.to || isAsLong(b) - isAsLong(a) || monthsIn(b) - monthsIn(a))[0];
}

/**
 * The previous period, the period before that, and so on, until one has no snapshot; the oldest
 * first. A period of another length does not count.
 */
export function chainBefore(period: Period, periods: readonly Period[]): readonly Period[] {
  const chain: Period[] = [];
  const previousOf = (of: Period): Period | undefined => {
    const { id } = precedingPeriod(of);
    return periods.find((one) => one.id === id);
  };
  let current = previousOf(period);
  while (current !== undefined && chain.length < MOST_SNAPSHOTS) {
    chain.unshift(current);
    current = previousOf(current);
  }
  return chain;
}
