import { publishFolder, tryFolder } from "../publish/output-folder.ts";
import type { Settings } from "../settings/settings.ts";
import type { RewrittenReport } from "../snapshots/checked-report.ts";
import { isOfOtherVersion, isStyleLost } from "../snapshots/differences.ts";
import { differencesFrom } from "../snapshots/compare-snapshots.ts";
import { isKeptFile, type KeptReport } from "../snapshots/kept-periods.ts";
import { snapshotFiles } from "../snapshots/make-snapshot.ts";
import { readSnapshot, type SnapshotReading } from "../snapshots/read-snapshot.ts";
import { isWrittenAnew } from "../snapshots/written-anew.ts";
import { refusedIn, type KeptReportsContext } from "./check-snapshots.ts";
import { remake } from "./kept-rendering.ts";
import { restoreStyle } from "./kept-style.ts";

/**
 * Makes snapshots again from their layers, and writes the result of this release and this browser.
 * A snapshot with damaged figures or a damaged report layer stays unchanged: nothing damaged may
 * pass for published. Lost files of the house style are first put back from those that the settings
 * name.
 */
export async function rewriteSnapshots(
  reports: readonly KeptReport[],
  settings: Settings,
  context: KeptReportsContext,
): Promise<readonly RewrittenReport[]> {
  for (const { folder } of reports) {
    if (!isDamaged(await readSnapshot(folder))) await tryFolder(folder, { isOurs: isKeptFile });
  }
  const rewritten: RewrittenReport[] = [];
  for (const report of reports) {
    context.signal?.throwIfAborted();
    context.busyWith(report);
    rewritten.push(await rewriteOne(report, settings, context));
  }
  return rewritten;
}

async function rewriteOne(
  report: KeptReport,
  settings: Settings,
  context: KeptReportsContext,
): Promise<RewrittenReport> {
  const reading = await readSnapshot(report.folder);
  if (reading.snapshot === null || isDamaged(reading)) {
    const outcome = reading.problems.some(isOfOtherVersion) ? "otherVersion" : "damaged";
    return { report, outcome, differences: differencesFrom(reading, null) };
  }
  const { manifest } = reading.snapshot;
  const isRestored = await restoreStyle(manifest, settings);
  const made = await remake(reading.snapshot, context.madeWith.tool, context);
  const differences = [...differencesFrom(reading, made.snapshot), ...refusedIn(made)];
  if (made.snapshot === null) {
    const outcome = differences.some(isStyleLost) ? "styleLost" : "damaged";
    return { report, outcome, differences };
  }
  const isSame = made.snapshot.manifest.seal === manifest.seal;
  if (isSame && reading.problems.length === 0) {
    return { report, outcome: isRestored ? "restored" : "unchanged", differences };
  }
  await publishFolder(report.folder, snapshotFiles(made.snapshot), { isOurs: isKeptFile });
  return { report, outcome: "rewritten", differences };
}

/** True if a layer that the report is made from is damaged. */
function isDamaged({ snapshot, problems }: SnapshotReading): boolean {
  const hasWrongSource = problems.some(
    (one) => one.layer !== "text" && one.layer !== "structure" && !isWrittenAnew(one),
  );
  return snapshot === null || hasWrongSource;
}
