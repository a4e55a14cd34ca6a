import path from "node:path";

import { parseFigures } from "../compare/figures-file.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { sha256 } from "../file-system/sha256.ts";
import type { Barrier } from "../file-system/untrusted-file.ts";
import type { Finding } from "../messages/finding.ts";
import { snapshotFindings, snapshotMessages } from "../messages/snapshots.ts";
import type { Period } from "../period/period.ts";
import { isBarred } from "./differences.ts";
import type { KeptReport } from "./kept-periods.ts";
import { readLayer, readManifest, type SnapshotProblem } from "./read-snapshot.ts";
import { LAYER_FILES, MANIFEST_FILE } from "./snapshot.ts";
import { isWrittenAnew } from "./written-anew.ts";
import { type SnapshotCode, severityOf } from "../findings/codes.ts";

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

/** The reading of one earlier report. */
export interface EarlierReading {
  readonly report: EarlierReport | null;
  /** The hash of the export that it was made from; empty without a report. */
  readonly exportSha256: string;
  /** The moment of publication, also for a document without figures; null if unknown. */
  readonly publishedOn: string | null;
  /** The files that were read, relative to the folder of snapshots. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  /** The findings about this snapshot. */
  readonly findings: readonly Finding[];
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
export function barredFinding(file: string, reason: Barrier | "newer"): Finding {
  const { newerKept, barredKept } = snapshotMessages;
  const message = reason === "newer" ? newerKept : barredKept(reason);
  return { ...snapshotFinding("snapshot-unreadable", file), message };
}

function snapshotFinding(code: SnapshotCode, file: string): Finding {
  return {
    severity: severityOf(code),
    message: snapshotFindings[code],
    code,
    file,
    line: null,
    column: null,
  };
}
