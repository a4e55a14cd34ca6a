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

/** What a kept report published. */
export interface EarlierReport {
  readonly period: Period;
  readonly figures: PublishedFigures;
  /** The day of publication, with a time where it has one; null for a report kept without a day. */
  readonly publishedOn: string | null;
  /** The hash of the codebook that it was made by; null for the standard codebook. */
  readonly codebook: string | null;
  /** The hash of the file that holds them. */
  readonly sha256: string;
}

/** What was kept of the reports before a report. */
export interface EarlierReports {
  /** Each is the previous period of the next, the oldest first; the last that of the report. */
  readonly chain: readonly EarlierReport[];
  /** The latest of all that were kept; it may end within the report's own period. */
  readonly latest: EarlierReport | null;
  /** A report of another document was kept, of a period that ends before the report's own does. */
  readonly isElsewhere: boolean;
  /** The files that were read, relative to the folder of snapshots. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  /** What is wrong with them. */
  readonly findings: readonly Finding[];
}

/** What was read of all kept reports. */
export interface ReadReports {
  /** In order of time. */
  readonly reports: readonly ReadReport[];
  /** Their versions that were corrected since. */
  readonly corrected: readonly ReadReport[];
  readonly barred: readonly Finding[];
}

/** A kept report with what was read of it. */
export type ReadReport = KeptReport & EarlierReading;

/** Reads the figures of every report that was kept in a folder of snapshots. */
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

/** What a report of a period tells about of the kept ones: those of its own document before it. */
export function earlierReports(
  { reports: all, barred }: Pick<ReadReports, "reports" | "barred">,
  document: string,
  period: Period,
): EarlierReports {
  const kept = all.filter((one) => one.document === document);
  const periods = kept.map((one) => one.period);
  const whole = chainBefore(period, periods);
  // Where they are too few for a trend, only the last plays a part.
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

/** What was read of one kept report; null where it could not be. */
interface EarlierReading extends Pick<EarlierReports, "inputs" | "findings"> {
  readonly report: EarlierReport | null;
  /** The hash of the export that it was made from; empty without a report. */
  readonly exportSha256: string;
  /** When it was published, also of a document without figures; null where that is not known. */
  readonly publishedOn: string | null;
}

const NOT_READ = { report: null, exportSha256: "", publishedOn: null, inputs: [] } as const;

/** Reads the figures of one kept report. */
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
  // A document without figures tells nothing that a later one could be compared with.
  const { codebook, publishedOn } = reading.manifest.settings;
  if (source === null) return { ...NOT_READ, publishedOn, findings: [] };
  const file = path.join(folder, LAYER_FILES.figures);
  const layer = await readLayer(folder, "figures", reading.manifest);
  if (layer.text === null) return unread(layer.problem ?? undefined, file);
  const problems = [...reading.problems, ...(layer.problem === null ? [] : [layer.problem])];
  if (!problems.every(isWrittenAnew)) return wrong("snapshot-changed", file);
  const { figures, findings } = parseFigures(layer.text, file);
  if (figures === null) return { ...NOT_READ, findings };
  // Nothing below it is ever kept, so this was not kept by us.
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

/** What was kept and is not read: gone or damaged, or in the way of something else. */
function unread(problem: SnapshotProblem | undefined, file: string): EarlierReading {
  const reason = problem?.reason ?? "unreadable";
  const finding =
    isBarred(reason) || reason === "newer"
      ? barredFinding(file, reason)
      : snapshotFinding("snapshot-unreadable", file);
  return { ...NOT_READ, findings: [finding] };
}

/** That something is in the way of kept reports, or that a newer release kept one. */
function barredFinding(file: string, reason: Barrier | "newer"): Finding {
  const { newerKept, barredKept } = snapshotMessages;
  const message = reason === "newer" ? newerKept : barredKept(reason);
  return { ...snapshotFinding("snapshot-unreadable", file), message };
}

function snapshotFinding(code: SnapshotCode, file: string): Finding {
  return { ...snapshotFindings[code], code, file, line: null, column: null };
}

/**
 * The latest of the kept periods that ends before the report's own does, whatever its length: what
 * readers have last been told of the months that came before. Where two end on one day, the one
 * that is as long as the report's own, else the longer.
 */
export function lastBefore(period: Period, kept: readonly Period[]): Period | undefined {
  const isAsLong = (one: Period): number => (monthsIn(one) === monthsIn(period) ? 1 : 0);
  return kept
    .filter(({ to }) => to < period.to)
    .toSorted((a, b) => b.to - a.to || isAsLong(b) - isAsLong(a) || monthsIn(b) - monthsIn(a))[0];
}

/**
 * The previous period, the one previous to that, and so on, as far as each was kept; the oldest
 * first. A period of another length is none of them.
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
