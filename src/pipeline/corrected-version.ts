import { ReportError } from "../errors.ts";
import { formatIsoDay } from "../language/dates.ts";
import { snapshotMessages } from "../messages/snapshots.ts";
import type { ReportModel } from "../model/report-model.ts";
import { isoMoment } from "../period/moment.ts";
import type { Settings } from "../settings/settings.ts";
import { versionFolder, holdsOurs, type KeptReport } from "../snapshots/kept-periods.ts";
import { filesAsKept, readManifest } from "../snapshots/read-snapshot.ts";
import type { SnapshotManifest } from "../snapshots/snapshot.ts";

const DAY = "jjjj-mm-dd".length;

/**
 * Throws ReportError "usage" for a version that was corrected since: it may not replace the
 * corrected one.
 */
export async function assertNotCorrected(
  { period, document }: KeptReport,
  manifest: SnapshotManifest | null,
  { snapshots, publishedOn }: Settings,
): Promise<void> {
  const own = publishedOn === null ? null : isoMoment(publishedOn);
  const current = manifest?.settings.publishedOn ?? null;
  // An interrupted run can leave a version in both places.
  if (own === null || current === null || current === own) return;
  if (!(await holdsOurs(versionFolder(snapshots, period, document, own)))) return;
  const [was, is] = [own, current].map((one) => formatIsoDay(one.slice(0, DAY)));
  throw new ReportError("usage", snapshotMessages.wasCorrected(was ?? own, is ?? current));
}

/** The files of a corrected version, and the folder that will contain them. */
interface CorrectedVersion {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The version in the snapshot that a report corrects; null if there is none, or if the snapshot
 * already contains the correction. Throws ReportError "input" if that version is damaged: it can no
 * longer be kept unchanged.
 */
export async function correctedVersion(
  { correction, publishedDay }: ReportModel,
  { period, document, folder }: KeptReport,
  { snapshots }: Settings,
): Promise<CorrectedVersion | null> {
  if (correction === undefined || publishedDay === null) return null;
  const { manifest } = await readManifest(folder);
  const before = manifest?.settings.publishedOn ?? null;
  if (before === null || before.slice(0, DAY) >= correction.day) return null;
  const files = await filesAsKept(folder);
  if (files === null) throw new ReportError("input", snapshotMessages.correctedDamaged(folder));
  return { folder: versionFolder(snapshots, period, document, before), files };
}
