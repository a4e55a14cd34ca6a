import path from "node:path";

import { isBarred } from "./differences.ts";
import { sha256 } from "../file-system/sha256.ts";
import { type KeptReport, keptReports } from "./kept-periods.ts";
import { readLayer, readManifest, type SnapshotProblem } from "./read-snapshot.ts";
import { LAYER_FILES, MANIFEST_FILE } from "./snapshot.ts";
import { isWrittenAnew } from "./written-anew.ts";
import { parseFigures } from "../compare/figures-file.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { FEWEST_KEPT, MOST_KEPT } from "../document/trend-periods.ts";
import type { Barrier } from "../file-system/untrusted-file.ts";
import type { Finding } from "../messages/finding.ts";
import { type SnapshotCode, snapshotFindings, snapshotMessages } from "../messages/snapshots.ts";
import { monthsIn, type Period, precedingPeriod } from "../period/period.ts";

/** The published figures of an earlier report. */
export interface EarlierReport {
  readonly period: Period;
  readonly figures: PublishedFigures;
  /** The day of publication, with the time if it has one; null for a concept. */
  readonly publishedOn: string | null;
  /** The hash of its codebook; null for the standard codebook. */
  readonly codebook: string | null;
  /** The hash of the file of figures. */
  readonly sha256: string;
}

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
  const readAll = async (kept: readonly KeptReport[]): Promise<readonly ReadReport[]> =>
    await Promise.all(kept.map(async (one) => ({ ...one, ...(await readEarlier(one)) })));
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
  const kept = all.filter((one) => one.document === document);
  const periods = kept.map((one) => one.period);
  const whole = chainBefore(period, periods);
  // A trend needs more reports. Without a trend only the previous report plays a part.
  const chain = whole.length < FEWEST_KEPT ? whole.slice(-1) : whole;
  const last = lastBefore(period, periods);
  const needed = last === undefined || chain.includes(last) ? chain : [...chain, last];
  const readings = needed.flatMap((one) => kept.find((reading) => reading.period === one) ?? []);
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

/** The reading of one earlier report. */
interface EarlierReading extends Pick<EarlierReports, "inputs" | "findings"> {
  readonly report: EarlierReport | null;
  /** The hash of the export that it was made from; empty without a report. */
  readonly exportSha256: string;
  /** The moment of publication, also for a document without figures; null if unknown. */
  readonly publishedOn: string | null;
}

const NOT_READ = { report: null, exportSha256: "", publishedOn: null, inputs: [] } as const;

/** Reads the figures of one snapshot. */
export async function readEarlier({
  document,
  period,
  folder,
  version,
}: KeptReport): Promise<EarlierReading> {
  const manifestFile = path.join(folder, MANIFEST_FILE);
  const wrong = (code: SnapshotCode, file = manifestFile): EarlierReading => {
    return { ...NOT_READ, findings: [snapshotFinding(code, file)] };
  };
  const reading = await readManifest(folder);
  if (reading.manifest === null) return unread(reading.problems[0], manifestFile);
  if (!reading.problems.every(isWrittenAnew)) return wrong("snapshot-changed");
  const source = reading.manifest.export;
  // A later report cannot be compared with a document without figures.
  const { codebook, publishedOn } = reading.manifest.settings;
  if (source === null) return { ...NOT_READ, publishedOn, findings: [] };
  const file = path.join(folder, LAYER_FILES.figures);
  const layer = await readLayer(folder, "figures", reading.manifest);
  if (layer.text === null) return unread(layer.problem ?? undefined, file);
  const problems = [...reading.problems, ...(layer.problem === null ? [] : [layer.problem])];
  if (!problems.every(isWrittenAnew)) return wrong("snapshot-changed", file);
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
function barredFinding(file: string, reason: Barrier | "newer"): Finding {
  const { newerKept, barredKept } = snapshotMessages;
  const message = reason === "newer" ? newerKept : barredKept(reason);
  return { ...snapshotFinding("snapshot-unreadable", file), message };
}

function snapshotFinding(code: SnapshotCode, file: string): Finding {
  return { ...snapshotFindings[code], code, file, line: null, column: null };
}

/**
 * The latest period that ends before the report's own period does, whatever its length. Readers
 * know the previous months from its report. If two end on the same day, takes the one that is as
 * long as the report's own period, else the longer one.
 */
export function lastBefore(period: Period, kept: readonly Period[]): Period | undefined {
  const isAsLong = (one: Period): number => (monthsIn(one) === monthsIn(period) ? 1 : 0);
  return kept
    .filter(({ to }) => to < period.to)
    .toSorted((a, b) => b.to - a.to || isAsLong(b) - isAsLong(a) || monthsIn(b) - monthsIn(a))[0];
}

/**
 * The previous period, the period before that, and so on, until one has no snapshot; the oldest
 * first. A period of another length does not count.
 */
export function chainBefore(period: Period, kept: readonly Period[]): readonly Period[] {
  const chain: Period[] = [];
  const previousOf = (of: Period): Period | undefined => {
    const { id } = precedingPeriod(of);
    return kept.find((one) => one.id === id);
  };
  let current = previousOf(period);
  while (current !== undefined && chain.length < MOST_KEPT) {
    chain.unshift(current);
    current = previousOf(current);
  }
  return chain;
}
