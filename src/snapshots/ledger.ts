import { isEarlierVersion, type PublishedFigures } from "../disclosure/published-figures.ts";
import type { Finding } from "../messages/finding.ts";
import { byTime } from "../period/order.ts";
import type { Period } from "../period/period.ts";
import {
  earlierReports,
  readKeptReports,
  type EarlierReports,
  type ReadReport,
} from "./earlier-reports.ts";
import type { EarlierReport } from "./read-earlier.ts";

/** The ledger: all publications that readers have, as their snapshots contain them. */
export interface KeptPublications {
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
  readonly versions: readonly ReadReport[];
  /** The files that were read, relative to the folder of snapshots. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  /**
   * The findings about snapshots, except those of the given periods: the snapshot of a period does
   * not affect its own report.
   */
  readonly findingsBeside: (periods: readonly Period[]) => readonly Finding[];
}

/** Reads the ledger from a folder of snapshots, for all documents. */
export async function readLedger(snapshots: string): Promise<KeptPublications> {
  const read = await readKeptReports(snapshots);
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

interface KeptPublication {
  readonly period: Period;
  readonly figures: PublishedFigures;
  readonly exportSha256: string;
}

function publicationsAgainst(
  publications: readonly KeptPublication[],
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

function inTime(a: KeptPublication, b: KeptPublication): number {
  return (
    byTime(a.period, b.period) || inOrder(a.figures.correctedOn ?? "", b.figures.correctedOn ?? "")
  );
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The ledger without publications. */
export const NOTHING_KEPT: KeptPublications = {
  against: () => [],
  correctedOn: () => undefined,
  publications: [],
  before: () => ({ chain: [], latest: null, isElsewhere: false, inputs: [], findings: [] }),
  of: () => null,
  versions: [],
  inputs: [],
  findingsBeside: () => [],
};
