import { ReportError } from "../errors.ts";
import { NOTHING_OMITTED, type Finding } from "../messages/finding.ts";
import { settingsMessages } from "../messages/settings.ts";
import { readLogo, type Logo, type LogoSetting } from "./logo.ts";
import { readOwnFonts, type FontSetting, type OwnFont } from "./own-fonts.ts";

/** The logo and the fonts of the organisation. */
export interface HouseStyle {
  readonly logo: Logo | null;
  readonly fonts: readonly OwnFont[];
}

/** The logo and the fonts that the settings name. */
interface NamedFiles {
  readonly logo: LogoSetting | null;
  readonly fonts: readonly FontSetting[];
}

/** Reads the logo and the fonts that the settings name, with findings about wrong files. */
export async function readHouseStyle(
  settings: NamedFiles,
): Promise<HouseStyle & { readonly findings: readonly Finding[] }> {
  const [{ logo, findings: ofLogo }, { fonts, findings: ofFonts }] = await Promise.all([
    readLogo(settings.logo),
    readOwnFonts(settings.fonts),
  ]);
  return { logo, fonts, findings: [...ofLogo, ...ofFonts] };
}

/**
 * Reads the logo and the fonts that the settings name. Throws ReportError "usage" with the findings
 * about wrong files.
 */
export async function requireHouseStyle(settings: NamedFiles): Promise<HouseStyle> {
  const { findings, ...houseStyle } = await readHouseStyle(settings);
  if (findings.length > 0) {
    const found = { findings, omitted: NOTHING_OMITTED };
    throw new ReportError("usage", settingsMessages.problems, { found });
  }
  return houseStyle;
}
