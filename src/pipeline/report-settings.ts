import type { Finding } from "../messages/finding.ts";
import type { Period } from "../period/period.ts";
import { checkContentFolder } from "../settings/content-folder.ts";
import { readHouseStyle, type HouseStyle } from "../settings/house-style.ts";
import type { Settings } from "../settings/settings.ts";
import { refuseSettings } from "../settings/settle-settings.ts";
import { checkCorrections } from "./corrections.ts";
import { documentTypeNames } from "./document-types.ts";
import { checkPublication } from "./period-fit.ts";

/** What the settings of a report name, and what was found about it. */
interface ReportSettings {
  readonly houseStyle: HouseStyle;
  readonly findings: readonly Finding[];
}

/** The logo and the fonts, which the reports of one run share. */
type HouseStyleReading = ReturnType<typeof readHouseStyle>;

/**
 * Looks at what only a report takes of the settings: the logo and the fonts, the folder of texts
 * and the day of publication. Without periods, nothing can be wrong with that day.
 */
export async function checkReportSettings(
  periods: readonly Period[],
  settings: Settings,
  reading: HouseStyleReading = readHouseStyle(settings),
): Promise<ReportSettings> {
  const [{ findings, ...houseStyle }, ofContent] = await Promise.all([
    reading,
    checkContentFolder(settings),
  ]);
  const ofPublication = periods.flatMap((period) => checkPublication(period, settings));
  const types = settings.corrections.length === 0 ? [] : await documentTypeNames(settings);
  const ofCorrections = checkCorrections(settings, types);
  const all = [...findings, ...ofContent, ...ofCorrections, ...ofPublication];
  // A finding that does not depend on the period is given once.
  const once = new Map(all.map((one) => [JSON.stringify(one), one] as const));
  return { houseStyle, findings: [...once.values()] };
}

/** The same, with warnings only. Throws ReportError "usage" where one of them is an error. */
export async function requireReportSettings(
  period: Period,
  settings: Settings,
  reading?: HouseStyleReading,
): Promise<ReportSettings> {
  const checked = await checkReportSettings([period], settings, reading);
  refuseSettings(checked.findings, settings);
  return checked;
}
