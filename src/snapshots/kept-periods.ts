import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";

import { isErrorCode } from "../file-system/file-errors.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import { LAYER_FILES, MANIFEST_FILE } from "./snapshot.ts";

/** Any of these shows that a report was kept, also where the rest is lost. */
const OUR_FILES = [MANIFEST_FILE, ...Object.values(LAYER_FILES)];

/** A report that was kept. */
export interface KeptReport {
  readonly period: Period;
  readonly document: string;
  readonly folder: string;
}

/** Where the snapshot of a report lies. */
export function snapshotFolder(snapshots: string, period: Period, document: string): string {
  return path.join(snapshots, period.id, document);
}

/**
 * The reports that are kept in a folder of snapshots, in order of time; none where there is no such
 * folder. What is not named by a period in its shortest form is not ours.
 */
export async function keptReports(snapshots: string): Promise<readonly KeptReport[]> {
  const periods = (await foldersIn(snapshots)).flatMap((name) => {
    const period = parsePeriod(name);
    return period?.id === name ? [period] : [];
  });
  const reports = await Promise.all(
    periods.map(async (period) => {
      const documents = await foldersIn(path.join(snapshots, period.id));
      return documents.map((document) => {
        return { period, document, folder: snapshotFolder(snapshots, period, document) };
      });
    }),
  );
  return reports
    .flat()
    .filter(({ folder }) => OUR_FILES.some((file) => existsSync(path.join(folder, file))))
    .toSorted(({ period: a }, { period: b }) => a.to - b.to || b.from - a.from);
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    // A hidden one is being written, or being replaced.
    return names.filter((name) => !name.startsWith(".")).sort();
  } catch (error) {
    if (isErrorCode(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  }
}
