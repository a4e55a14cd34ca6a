import { FEWEST_KEPT, MOST_KEPT } from "../document/trend-periods.ts";
import type { Finding } from "../messages/finding.ts";
import { monthsIn, type Period, precedingPeriod } from "../period/period.ts";
import { type KeptReport, keptReports } from "./kept-periods.ts";
import {
  barredFinding,
  readEarlier,
  type EarlierReading,
  type EarlierReport,
} from "./read-earlier.ts";

/** The reports before a report. */
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
export interface ReadReports {
  /** In order of time. */
  readonly reports: readonly ReadReport[];
  /** The versions that were corrected since. */
  readonly corrected: readonly ReadReport[];
  readonly barred: readonly Finding[];
}

/** A snapshot with the figures that were read from it. */
export type ReadReport = KeptReport & EarlierReading;

/** Reads the figures of every snapshot in a folder. */
export async function readKeptReports(snapshots: string): Promise<ReadReports> {
  const { reports, corrected, barred } = await keptReports(snapshots);
  const readAll = async (entries: readonly KeptReport[]): Promise<readonly ReadReport[]> =>
    await Promise.all(entries.map(async (one) => ({ ...one, ...(await readEarlier(one)) })));
  return {
    reports: await readAll(reports),
    corrected: await readAll(corrected),
    barred: barred.map(({ folder, barrier }) => barredFinding(folder, barrier)),
  };
}

/** The earlier reports for a report: those of its own document that end before it does. */
export function earlierReports(
  { reports: all, barred }: Pick<ReadReports, "reports" | "barred">,
  document: string,
  period: Period,
): EarlierReports {
  const ofDocument = all.filter((one) => one.document === document);
  const periods = ofDocument.map((one) => one.period);
  const whole = chainBefore(period, periods);
  // A trend needs more reports. Without a trend only the previous report plays a part.
  const chain = whole.length < FEWEST_KEPT ? whole.slice(-1) : whole;
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
 * The latest period that ends before the report's own period does, whatever its length. Readers
 * know the previous months from its report. If two end on the same day, takes the one that is as
 * long as the report's own period, else the longer one.
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
  while (current !== undefined && chain.length < MOST_KEPT) {
    chain.unshift(current);
    current = previousOf(current);
  }
  return chain;
}
