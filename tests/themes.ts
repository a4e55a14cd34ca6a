import path from "node:path";

import type { Palettes } from "../src/colour/palette.ts";
import { readFonts, type FontFile } from "../src/charts/fonts.ts";
import { type Logo, requireHouseStyle } from "../src/settings/house-style.ts";
import type { Settings } from "../src/settings/settings.ts";
import { settleSettings } from "../src/settings/settle-settings.ts";

/** A look that reports are tested in. */
export interface Theme {
  readonly name: string;
  /** Where its settings file stands; null for what a report looks like without one. */
  readonly folder: string | null;
  /** What the fonts in its PDF are called, without the letters that mark a part of a font. */
  readonly fonts: RegExp;
  /** The one of them that every page is set in. */
  readonly textFont: string;
}

/** What a look gives to a report. */
export interface ThemeMaterial {
  readonly palettes: Palettes;
  readonly fonts: readonly FontFile[];
  readonly logo: Logo | null;
  readonly organisation: string | null;
  readonly contact: string | null;
  readonly website: string | null;
  readonly webpage: Settings["webpage"];
  readonly accessibility: Settings["accessibility"];
}

const FIXTURES = path.join(import.meta.dirname, "../fixtures");

export const THEMES = {
  standaard: {
    name: "standaard",
    folder: null,
    fonts: /^(?:SourceSans3ExtraLight-(?:Regular|Italic|SemiBold|Bold)|OpenSans-Regular)$/,
    textFont: "SourceSans3ExtraLight-Regular",
  },
  tweede: {
    name: "tweede",
    folder: path.join(FIXTURES, "second-theme"),
    fonts:
      /^(?:AtkinsonHyperlegible-(?:Regular|Italic|Bold)|SourceSans3ExtraLight-(?:Regular|Italic|SemiBold|Bold)|OpenSans-Regular)$/,
    textFont: "AtkinsonHyperlegible-Regular",
  },
} as const satisfies Readonly<Record<string, Theme>>;

/** Reads a theme as the command does in the folder of its settings file. */
export async function readTheme({ folder }: Theme): Promise<ThemeMaterial> {
  const settings = await settleSettings({}, {}, folder ?? "/");
  const inFolder = <T extends { readonly path: string }>(setting: T): T => {
    return { ...setting, path: path.join(folder ?? "/", setting.path) };
  };
  const { logo, fonts } = await requireHouseStyle({
    logo: settings.logo && inFolder(settings.logo),
    fonts: settings.fonts.map(inFolder),
  });
  const { palettes, organisation, contact, website, webpage, accessibility } = settings;
  return {
    palettes,
    organisation,
    contact,
    website,
    webpage,
    accessibility,
    fonts: await readFonts(fonts),
    logo,
  };
}
