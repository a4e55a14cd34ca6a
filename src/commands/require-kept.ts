import { ReportError } from "../errors.ts";
import { formatPeriod } from "../language/dates.ts";
import { snapshotMessages as texts } from "../messages/snapshots.ts";
import type { Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import { keptReports, type KeptReport } from "../snapshots/kept-periods.ts";
import type { Host } from "./host.ts";

/**
 * The kept reports of a period, or all; where there are none it says so and answers an empty list.
 * Throws ReportError where a folder is not read: "usage" for that of the settings, else "input".
 */
export async function requireKept(
  period: Period | null,
  { snapshots }: Settings,
  host: Host,
): Promise<readonly KeptReport[]> {
  const { reports: all, barred } = await keptReports(snapshots);
  if (barred.length > 0) {
    const sentences = barred.map(({ folder, barrier }) => texts.barred(folder, barrier));
    const isSetting = barred.some(({ folder }) => folder === snapshots);
    throw new ReportError(isSetting ? "usage" : "input", sentences);
  }
  const asked = all.filter((one) => period === null || one.period.id === period.id);
  if (all.length === 0) host.tell(`${texts.nothingKept(snapshots)}\n`);
  else if (period !== null && asked.length === 0) {
    host.tell(`${texts.notKept(formatPeriod(period), snapshots)}\n`);
  }
  return asked;
}
