import { byTime } from "../period/period.ts";
import { publishFolder, tryFolder } from "../publish/output-folder.ts";
import type { Settings } from "../settings/settings.ts";
import { differencesFrom, type KeepOutcome } from "../snapshots/compare-snapshots.ts";
import { isOfOtherVersion, isStyleLost, type RewrittenSnapshot } from "../snapshots/differences.ts";
import { readLedger } from "../snapshots/earlier-reports.ts";
import { readSnapshot, type SnapshotReading } from "../snapshots/read-snapshot.ts";
import { isSnapshotFile, type SnapshotEntry } from "../snapshots/snapshot-folders.ts";
import { isOnlyResaved, snapshotFiles } from "../snapshots/snapshot.ts";
import { refusedIn, type RemakeAllContext } from "./check-snapshots.ts";
import { accompanies, withOwnEdition } from "./document-types.ts";
import { isNewConcept, type KeepContext, keepSnapshot } from "./keep-snapshot.ts";
import { remakeSnapshot, restoreStyleFiles } from "./remake-snapshot.ts";
import { type DocumentOfPeriod, shareWork } from "./shared-work.ts";

// Keeping.

/** The outcome of keeping one report. */
export type DocumentKeepResult = DocumentOfPeriod &
  ({ readonly kept: KeepOutcome } | { readonly error: unknown });

/**
 * The documents that would become a new snapshot of a draft, while only published reports may be
 * kept.
 */
export async function newConcepts(
  documents: readonly DocumentOfPeriod[],
  isUpdate: boolean,
  settings: Settings,
): Promise<readonly DocumentOfPeriod[]> {
  const asked = documents.map(async (one) => {
    const own = { ...settings, document: one.type.name };
    return (await isNewConcept(one.period, isUpdate, own)) ? [one] : [];
  });
  return (await Promise.all(asked)).flat();
}

/**
 * Keeps reports in order of time, from one reading of the export. Each report is compared with the
 * snapshots before it, and protected against them, including those of this run. A failure does not
 * stop the others. Throws the signal's reason.
 */
export async function* keepSnapshots(
  documents: readonly DocumentOfPeriod[],
  isUpdate: boolean,
  settings: Settings,
  context: KeepContext,
): AsyncGenerator<DocumentKeepResult> {
  const shared = shareWork(documents, settings, context);
  let { ledger } = shared;
  for (const one of inOrderOfTime(documents)) {
    context.signal?.throwIfAborted();
    const own = withOwnEdition(settings, one.type);
    try {
      const kept = await keepSnapshot(one, isUpdate, own, context, { ...shared, ledger });
      yield { ...one, kept };
      ledger = readLedger(settings.snapshots);
      ledger.catch(() => undefined);
    } catch (error) {
      context.signal?.throwIfAborted();
      yield { ...one, error };
    }
  }
}

/** Sorts documents by period. Within a period, a document that accompanies another comes last. */
function inOrderOfTime(documents: readonly DocumentOfPeriod[]): readonly DocumentOfPeriod[] {
  const isSecond = ({ type }: DocumentOfPeriod): number => (accompanies(type) ? 1 : 0);
  return documents.toSorted((a, b) => byTime(a.period, b.period) || isSecond(a) - isSecond(b));
}

// Rewriting.

/**
 * Makes snapshots again from their layers, and writes the result of this release and this browser.
 * A snapshot with damaged figures or a damaged report layer stays unchanged: damaged content must
 * not be taken for published content. Lost files of the house style are first put back from the
 * files that the settings name.
 */
export async function rewriteSnapshots(
  reports: readonly SnapshotEntry[],
  settings: Settings,
  context: RemakeAllContext,
): Promise<readonly RewrittenSnapshot[]> {
  for (const { folder } of reports) {
    if (!isDamaged(await readSnapshot(folder))) await tryFolder(folder, { isOurs: isSnapshotFile });
  }
  const rewritten: RewrittenSnapshot[] = [];
  for (const report of reports) {
    context.signal?.throwIfAborted();
    context.busyWith(report);
    rewritten.push(await rewriteOne(report, settings, context));
  }
  return rewritten;
}

async function rewriteOne(
  report: SnapshotEntry,
  settings: Settings,
  context: RemakeAllContext,
): Promise<RewrittenSnapshot> {
  const reading = await readSnapshot(report.folder);
  if (reading.snapshot === null || isDamaged(reading)) {
    const outcome = reading.problems.some(isOfOtherVersion) ? "otherVersion" : "damaged";
    return { report, outcome, differences: differencesFrom(reading, null) };
  }
  const { manifest } = reading.snapshot;
  const isRestored = await restoreStyleFiles(manifest, settings);
  const made = await remakeSnapshot(reading.snapshot, context.madeWith.tool, context);
  const differences = [...differencesFrom(reading, made.snapshot), ...refusedIn(made)];
  if (made.snapshot === null) {
    const outcome = differences.some(isStyleLost) ? "styleLost" : "damaged";
    return { report, outcome, differences };
  }
  const isSame = made.snapshot.manifest.seal === manifest.seal;
  if (isSame && reading.problems.length === 0) {
    return { report, outcome: isRestored ? "restored" : "unchanged", differences };
  }
  await publishFolder(report.folder, snapshotFiles(made.snapshot), { isOurs: isSnapshotFile });
  return { report, outcome: "rewritten", differences };
}

/** True if a layer that the report is made from is damaged. */
function isDamaged({ snapshot, problems }: SnapshotReading): boolean {
  const hasWrongSource = problems.some(
    (one) => one.layer !== "text" && one.layer !== "structure" && !isOnlyResaved(one),
  );
  return snapshot === null || hasWrongSource;
}
