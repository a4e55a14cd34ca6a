import type { Finding } from "../messages/finding.ts";
import type { Period } from "../period/period.ts";
import { checkContentFolder } from "../settings/content-folder.ts";
import { readHouseStyle, type HouseStyle } from "../settings/house-style.ts";
import type { Settings } from "../settings/settings.ts";
import { refuseSettings } from "../settings/settle-settings.ts";
import { checkCorrections } from "./corrections.ts";
import { documentTypeNames } from "./document-types.ts";
import { checkPublication } from "./period-fit.ts";

/** The house style that the settings name, and the findings about it. */
interface ReportSettings {
  readonly houseStyle: HouseStyle;
  readonly findings: readonly Finding[];
}

/** The reading of the logo and the fonts. The reports of one run share it. */
type HouseStyleReading = ReturnType<typeof readHouseStyle>;

/**
 * Checks the settings that only a report uses: the logo and the fonts, the folder of texts, the
 * corrections, and the day of publication for each period.
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

/**
 * Checks the settings of a report, and returns warnings only. Throws ReportError "usage" if one of
 * the findings is an error.
 */
export async function requireReportSettings(
  period: Period,
  settings: Settings,
  reading?: HouseStyleReading,
): Promise<ReportSettings> {
  const checked = await checkReportSettings([period], settings, reading);
  refuseSettings(checked.findings, settings);
  return checked;
}
