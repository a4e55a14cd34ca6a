import { ReportError } from "../errors.ts";
import { formatIsoDay } from "../language/dates.ts";
import { snapshotMessages } from "../messages/snapshots.ts";
import type { ReportModel } from "../model/report-model.ts";
import { isoMoment } from "../period/moment.ts";
import type { Settings } from "../settings/settings.ts";
import { editionFolder, holdsOurs, type KeptReport } from "../snapshots/kept-periods.ts";
import { filesAsKept, readManifest } from "../snapshots/read-snapshot.ts";
import type { SnapshotManifest } from "../snapshots/snapshot.ts";

const DAY = "jjjj-mm-dd".length;

/**
 * Throws ReportError "usage" for an edition that was corrected since: it may not take the place of the
 * corrected one.
 */
export async function assertNoEarlierEdition(
  { period, document }: KeptReport,
  kept: SnapshotManifest | null,
  { snapshots, publishedOn }: Settings,
): Promise<void> {
  const own = publishedOn === null ? null : isoMoment(publishedOn);
  const current = kept?.settings.publishedOn ?? null;
  // A run that was ended can have kept it in both places.
  if (own === null || current === null || current === own) return;
  if (!(await holdsOurs(editionFolder(snapshots, period, document, own)))) return;
  const [was, is] = [own, current].map((one) => formatIsoDay(one.slice(0, DAY)));
  throw new ReportError("usage", snapshotMessages.wasCorrected(was ?? own, is ?? current));
}

/** An edition that is corrected: its files, and where they will lie. */
interface CorrectedEdition {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The kept edition that a report corrects, which was published before; null where the report corrects
 * none, or is itself the one that is kept. Throws ReportError "input" where that edition is damaged: it
 * could not be kept as it was.
 */
export async function correctedEdition(
  { correction, publishedDay }: ReportModel,
  { period, document, folder }: KeptReport,
  { snapshots }: Settings,
): Promise<CorrectedEdition | null> {
  if (correction === undefined || publishedDay === null) return null;
  const { manifest } = await readManifest(folder);
  const before = manifest?.settings.publishedOn ?? null;
  if (before === null || before.slice(0, DAY) >= correction.day) return null;
  const files = await filesAsKept(folder);
  if (files === null) throw new ReportError("input", snapshotMessages.correctedDamaged(folder));
  return { folder: editionFolder(snapshots, period, document, before), files };
}
