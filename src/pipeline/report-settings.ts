import type { Finding } from "../messages/finding.ts";
import type { Period } from "../period/period.ts";
import { checkContentFolder } from "../settings/content-folder.ts";
import { readHouseStyle, type HouseStyle } from "../settings/house-style.ts";
import { refuseSettings, type Settings } from "../settings/settings.ts";
import { checkPublication } from "./period-fit.ts";

/** What the settings of a report name, and what was found about it. */
interface ReportSettings {
  readonly houseStyle: HouseStyle;
  readonly findings: readonly Finding[];
}

/**
 * Looks at what only a report takes of the settings: the logo and the fonts, the folder of texts
 * and the day of publication. Without a period, nothing can be wrong with that day.
 */
export async function checkReportSettings(
  period: Period | null,
  settings: Settings,
): Promise<ReportSettings> {
  const [{ findings, ...houseStyle }, ofContent] = await Promise.all([
    readHouseStyle(settings),
    checkContentFolder(settings),
  ]);
  const ofPublication = period === null ? [] : checkPublication(period, settings);
  return { houseStyle, findings: [...findings, ...ofContent, ...ofPublication] };
}

/** The same, with warnings only. Throws ReportError "usage" where one of them is an error. */
export async function requireReportSettings(
  period: Period,
  settings: Settings,
): Promise<ReportSettings> {
  const checked = await checkReportSettings(period, settings);
  refuseSettings(checked.findings, settings);
  return checked;
}
