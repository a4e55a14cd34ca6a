import { isEarlierVersion, type PublishedFigures } from "../disclosure/published-figures.ts";
import type { Finding } from "../messages/finding.ts";
import { byTime } from "../period/order.ts";
import type { Period } from "../period/period.ts";
import {
  earlierReports,
  readKeptReports,
  type EarlierReport,
  type EarlierReports,
  type ReadReport,
} from "./earlier-reports.ts";

/** All that was kept of earlier publications: what readers have beside the one that is made. */
export interface KeptPublications {
  /**
   * Those that a publication is protected against, in order of time. One that was kept itself, from
   * the same export, is made again: then they are those that it was kept against.
   *
   * @param sha256 the hash of the export that it is made from
   * @param correctedOn the day on which it corrects an earlier version
   */
  readonly against: (
    period: Period,
    sha256: string,
    correctedOn?: string,
  ) => readonly PublishedFigures[];
  /**
   * The day on which the kept publication of a period corrected an earlier version, where it was made
   * from that export; undefined where it corrected none.
   */
  readonly correctedOn: (period: Period, sha256: string) => string | undefined;
  /** All of them, in order of time, the versions of one period in the order in which they came. */
  readonly publications: readonly PublishedFigures[];
  /** What a report of a document and a period tells about of the reports before it. */
  readonly before: (document: string, period: Period) => EarlierReports;
  /** The kept report of a period: of the given document, or else of another with the same figures. */
  readonly of: (document: string, period: Period) => EarlierReport | null;
  /** All versions of the kept reports, in order of publication. Those of an unknown day come first. */
  readonly versions: readonly ReadReport[];
  /** The files that were read, relative to the folder of snapshots. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  /**
   * What is wrong with them, but for those of some periods: what was kept of a period is no ground
   * for its own report.
   */
  readonly findingsBeside: (periods: readonly Period[]) => readonly Finding[];
}

/** Reads all that was kept in a folder of snapshots, of all documents. */
export async function readLedger(snapshots: string): Promise<KeptPublications> {
  const read = await readKeptReports(snapshots);
  // Documents of one period publish the same figures: those count once.
  const all = [...read.corrected, ...read.reports];
  const kept = [
    ...new Map(
      all.flatMap(({ report, exportSha256 }) =>
        report === null ? [] : [[report.sha256, { ...report, exportSha256 }] as const],
      ),
    ).values(),
  ].toSorted(inTime);
  return {
    against: (period, sha256, correctedOn) =>
      publicationsAgainst(kept, period, sha256, correctedOn),
    correctedOn: ({ id }, sha256) =>
      kept.findLast((one) => one.period.id === id && one.exportSha256 === sha256)?.figures
        .correctedOn,
    publications: kept.map(({ figures }) => figures),
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
  kept: readonly KeptPublication[],
  { id }: Period,
  sha256: string,
  correctedOn: string | undefined,
): readonly PublishedFigures[] {
  const own = kept.find(
    ({ period, exportSha256, figures }) =>
      period.id === id && exportSha256 === sha256 && figures.correctedOn === correctedOn,
  );
  const against = own?.figures.disclosure?.against;
  if (own === undefined || against === undefined) return kept.map(({ figures }) => figures);
  // `against` lists a period once for each of its versions, the oldest first.
  const counts = new Map<string, number>();
  return kept
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

/** Nothing was kept, or nothing of it matters. */
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
