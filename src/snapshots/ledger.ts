import type { PublishedFigures } from "../disclosure/published-figures.ts";
import type { Finding } from "../messages/finding.ts";
import type { Period } from "../period/period.ts";
import {
  earlierReports,
  readKeptReports,
  type EarlierReport,
  type EarlierReports,
} from "./earlier-reports.ts";

/** All that was kept of earlier publications: what readers have beside the one that is made. */
export interface KeptPublications {
  /**
   * Those that a publication is protected against, in order of time. One that was kept itself, from
   * the same export, is made again: then they are those that it was kept against.
   *
   * @param sha256 the hash of the export that it is made from
   */
  readonly against: (period: Period, sha256: string) => readonly PublishedFigures[];
  /** All of them, in order of time. */
  readonly publications: readonly PublishedFigures[];
  /** What a report of a document and a period tells about of the reports before it. */
  readonly before: (document: string, period: Period) => EarlierReports;
  /** The kept report of a period: of the given document, or else of another with the same figures. */
  readonly of: (document: string, period: Period) => EarlierReport | null;
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
  const kept = new Map(
    read.reports.flatMap(({ report, exportSha256 }) =>
      report === null ? [] : [[report.sha256, { ...report, exportSha256 }] as const],
    ),
  );
  return {
    against: (period, sha256) => publicationsAgainst([...kept.values()], period, sha256),
    publications: [...kept.values()].map(({ figures }) => figures),
    before: (document, period) => earlierReports(read, document, period),
    of: (document, { id }) => {
      const ofPeriod = read.reports.filter(({ period, report }) => period.id === id && report);
      const own = ofPeriod.find((one) => one.document === document);
      return (own ?? ofPeriod[0])?.report ?? null;
    },
    inputs: read.reports.flatMap(({ inputs }) => inputs),
    findingsBeside: (periods) => [
      ...read.barred,
      ...read.reports
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
): readonly PublishedFigures[] {
  const own = kept.find(({ period, exportSha256 }) => period.id === id && exportSha256 === sha256);
  const against = own?.figures.disclosure?.against;
  return kept
    .filter(({ period }) => against === undefined || against.includes(period.id))
    .map(({ figures }) => figures);
}

/** Nothing was kept, or nothing of it matters. */
export const NOTHING_KEPT: KeptPublications = {
  against: () => [],
  publications: [],
  before: () => ({ chain: [], latest: null, inputs: [], findings: [] }),
  of: () => null,
  inputs: [],
  findingsBeside: () => [],
};
