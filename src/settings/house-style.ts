import { ReportError } from "../errors.ts";
import { NOTHING_OMITTED, type Finding } from "../messages/finding.ts";
import { settingsMessages } from "../messages/settings.ts";
import { readLogo, type Logo } from "./logo.ts";
import { readOwnFonts, type OwnFont } from "./own-fonts.ts";
import type { Settings } from "./settings.ts";

/** The files with which an organisation makes a report its own, beside its colours. */
export interface HouseStyle {
  readonly logo: Logo | null;
  readonly fonts: readonly OwnFont[];
}

type Files = Pick<Settings, "logo" | "fonts">;

/** Reads the logo and the fonts that the settings name, if any, and says what is wrong with them. */
export async function readHouseStyle(
  settings: Files,
): Promise<HouseStyle & { readonly findings: readonly Finding[] }> {
  const [{ logo, findings: ofLogo }, { fonts, findings: ofFonts }] = await Promise.all([
    readLogo(settings.logo),
    readOwnFonts(settings.fonts),
  ]);
  return { logo, fonts, findings: [...ofLogo, ...ofFonts] };
}

/** The same. Throws ReportError "usage" where something is wrong with them. */
export async function requireHouseStyle(settings: Files): Promise<HouseStyle> {
  const { findings, ...houseStyle } = await readHouseStyle(settings);
  if (findings.length > 0) {
    const found = { findings, omitted: NOTHING_OMITTED };
    throw new ReportError("usage", settingsMessages.problems, { found });
  }
  return houseStyle;
}
