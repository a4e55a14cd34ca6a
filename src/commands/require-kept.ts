import { ReportError } from "../errors.ts";
import { compareCodePoints } from "../language/order.ts";
import { formatPeriod } from "../language/dates.ts";
import { snapshotMessages as texts } from "../messages/snapshots.ts";
import { byTime } from "../period/order.ts";
import type { Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import { keptReports, type KeptReport } from "../snapshots/kept-periods.ts";
import type { Host } from "./host.ts";

/**
 * The snapshots of the given periods, or all snapshots with `null`. Shows which periods have none. Throws
 * ReportError for an unreadable folder: "usage" for the folder of the settings, else "input".
 */
export async function requireSnapshots(
  periods: readonly Period[] | null,
  { snapshots: folder }: Settings,
  host: Host,
): Promise<{
  readonly snapshots: readonly KeptReport[];
  /** True if every given period has one. */
  readonly isAll: boolean;
}> {
  const { reports, corrected, barred } = await keptReports(folder);
  if (barred.length > 0) {
    const sentences = barred.map((one) => texts.barred(one.folder, one.barrier));
    const isSetting = barred.some((one) => one.folder === folder);
    throw new ReportError(isSetting ? "usage" : "input", sentences);
  }
  const all = [...corrected, ...reports].toSorted(
    (a, b) => byTime(a.period, b.period) || compareCodePoints(a.document, b.document),
  );
  const isOf = (one: KeptReport, { id }: Period): boolean => one.period.id === id;
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
