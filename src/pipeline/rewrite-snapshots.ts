import { publishFolder, tryFolder } from "../publish/output-folder.ts";
import type { RewrittenReport } from "../snapshots/checked-report.ts";
import { differencesFrom } from "../snapshots/compare-snapshots.ts";
import type { KeptReport } from "../snapshots/kept-periods.ts";
import { snapshotFiles } from "../snapshots/make-snapshot.ts";
import { readSnapshot } from "../snapshots/read-snapshot.ts";
import { isWrittenAnew } from "../snapshots/written-anew.ts";
import { unreadableIn, type KeptReportsContext } from "./check-snapshots.ts";
import { remake } from "./kept-rendering.ts";

/**
 * Makes kept reports again, each from what was kept of it, and keeps what they come to with this
 * release and browser. One of which the figures or the report itself are damaged stands as it was:
 * nothing of it may be taken for what was published.
 */
export async function rewriteSnapshots(
  reports: readonly KeptReport[],
  context: KeptReportsContext,
): Promise<readonly RewrittenReport[]> {
  for (const { folder } of reports) await tryFolder(folder);
  const rewritten: RewrittenReport[] = [];
  for (const report of reports) {
    context.signal?.throwIfAborted();
    context.busyWith(report);
    rewritten.push(await rewriteOne(report, context));
  }
  return rewritten;
}

async function rewriteOne(
  report: KeptReport,
  context: KeptReportsContext,
): Promise<RewrittenReport> {
  const reading = await readSnapshot(report.folder);
  const damaged = reading.problems.filter(
    (one) => one.layer !== "text" && one.layer !== "structure" && !isWrittenAnew(one),
  );
  if (reading.snapshot === null || damaged.length > 0) {
    return { report, outcome: "damaged", differences: differencesFrom(reading, null) };
  }
  const made = await remake(reading.snapshot, context.madeWith.tool, context);
  const differences = [...differencesFrom(reading, made.snapshot), ...unreadableIn(made)];
  if (made.snapshot === null) return { report, outcome: "damaged", differences };
  const isSame = made.snapshot.manifest.seal === reading.snapshot.manifest.seal;
  if (isSame && reading.problems.length === 0) return { report, outcome: "unchanged", differences };
  await publishFolder(report.folder, snapshotFiles(made.snapshot));
  return { report, outcome: "rewritten", differences };
}
