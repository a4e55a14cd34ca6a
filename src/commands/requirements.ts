import { ReportError } from "../errors.ts";
import { figurePattern } from "../explain/select-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { compareCodePoints } from "../language/characters.ts";
import { formatPeriod } from "../language/dates.ts";
import { closestTerm } from "../language/likely-meaning.ts";
import { diffUsage } from "../messages/comparison.ts";
import { snapshotMessages as texts } from "../messages/publication.ts";
import { byTime, type Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import { listSnapshots, type SnapshotEntry } from "../snapshots/snapshot-folders.ts";
import type { Host } from "./host.ts";

/**
 * Returns a test for the ids of figures that match `--figure`. Throws ReportError "usage" for a pattern
 * that matches no figure.
 */
export function requireFigures(
  patterns: readonly string[] | undefined,
): (figure: string) => boolean {
  if (patterns === undefined) return () => true;
  const ids = CATALOGUE.map(({ id }) => id);
  for (const pattern of patterns) {
    if (!ids.some(figurePattern([pattern]))) {
      const labelled = CATALOGUE.find(({ label }) => label.toLowerCase() === pattern.toLowerCase());
      const near = labelled?.id ?? closestTerm(pattern, ids);
      throw new ReportError("usage", diffUsage.noFigure(pattern, near));
    }
  }
  return figurePattern(patterns);
}

/**
 * The snapshots of the given periods, or all snapshots with `null`. Shows which periods have none. Throws
 * ReportError for an unreadable folder: "usage" for the folder of the settings, else "input".
 */
export async function requireSnapshots(
  periods: readonly Period[] | null,
  { snapshots: folder }: Settings,
  host: Host,
): Promise<{
  readonly snapshots: readonly SnapshotEntry[];
  /** True if every given period has one. */
  readonly isAll: boolean;
}> {
  const { reports, corrected, barred } = await listSnapshots(folder);
  if (barred.length > 0) {
    const sentences = barred.map((one) => texts.barred(one.folder, one.barrier));
    const isSetting = barred.some((one) => one.folder === folder);
    throw new ReportError(isSetting ? "usage" : "input", sentences);
  }
  const all = [...corrected, ...reports].toSorted(
    (a, b) => byTime(a.period, b.period) || compareCodePoints(a.document, b.document),
  );
  const isOf = (one: SnapshotEntry, { id }: Period): boolean => one.period.id === id;
  const absent = (periods ?? []).filter((period) => !all.some((one) => isOf(one, period)));
  if (all.length === 0) host.tell(`${texts.nothingKept(folder)}\n`);
  else {
    for (const one of absent) host.tell(`${texts.notKept(formatPeriod(one), folder)}\n`);
  }
  const snapshots = all.filter(
    (one) => periods === null || periods.some((period) => isOf(one, period)),
  );
  return { snapshots, isAll: absent.length === 0 };
}
