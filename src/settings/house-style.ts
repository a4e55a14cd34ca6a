import path from "node:path";

import type { Shortcoming } from "../colour/derive.ts";
import {
  CHOOSABLE,
  type ChosenColours,
  DARK_PALETTE,
  PALETTE,
  type Palette,
  type Palettes,
} from "../colour/palette.ts";
import { ReportError } from "../errors.ts";
import { sha256 } from "../file-system/read-files.ts";
import { type Finding, NOTHING_OMITTED } from "../findings/finding.ts";
import { houseStyleMessages } from "../messages/house-style.ts";
import { settingsMessages } from "../messages/settings-and-yaml.ts";
import type { Face, FontSetting, OwnFont } from "./own-fonts.ts";
import type { Place } from "./setting-sources.ts";
import { readNamedFile, type SettingsReading, wrongSetting } from "./settings-file.ts";
import type { SettingsFile } from "./settings-schema.ts";

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
    readFonts(settings.fonts),
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

async function readFonts(
  settings: readonly FontSetting[],
): Promise<{ readonly fonts: readonly OwnFont[]; readonly findings: readonly Finding[] }> {
  if (settings.length === 0) return { fonts: [], findings: [] };
  // Most organisations have no font, so the module that reads fonts is loaded late.
  const { readOwnFonts } = await import("./own-fonts.ts");
  return await readOwnFonts(settings);
}

const FACES = ["regular", "italic", "semibold", "bold"] as const satisfies readonly Face[];

/** The fonts that a settings file names, in order of weight. */
export function fontSettings({ file, placeOf }: SettingsReading): readonly FontSetting[] {
  return FACES.flatMap((face) => {
    const named = file.fonts?.[face];
    return named === undefined ? [] : [{ face, path: named, place: placeOf("fonts", face) }];
  });
}

// The logo.

/** The logo that the settings name, before it is read. */
export interface LogoSetting {
  readonly path: string;
  /** The alternative text of the logo. */
  readonly alt: string;
  readonly place: Place;
}

/** A logo that was read and checked. */
export interface Logo {
  /** The file's name without its folder. */
  readonly file: string;
  readonly mediaType: MediaType;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly alt: string;
}

const LOGO_MEGABYTES = 1;

/**
 * Reads the logo that the settings name. The logo is null if the settings name none, or if there is
 * a finding about it.
 */
export async function readLogo(
  setting: LogoSetting | null,
): Promise<{ readonly logo: Logo | null; readonly findings: readonly Finding[] }> {
  if (setting === null) return { logo: null, findings: [] };
  const read = await readImage(setting.path);
  if ("problem" in read) {
    return { logo: null, findings: [wrongSetting(setting.place, read.problem)] };
  }
  const about = { file: path.basename(setting.path), sha256: sha256(read.bytes), alt: setting.alt };
  return { logo: { ...read, ...about }, findings: [] };
}

type Image = Pick<Logo, "mediaType" | "bytes"> | { readonly problem: string };

async function readImage(file: string): Promise<Image> {
  const bytes = await readNamedFile(file, LOGO_MEGABYTES);
  if (bytes === "missing") return { problem: houseStyleMessages.logoMissing(file) };
  if (bytes === "unreadable") return { problem: houseStyleMessages.logoUnreadable(file) };
  if (bytes === "tooLarge") return { problem: houseStyleMessages.logoTooLarge(LOGO_MEGABYTES) };
  const image = await recognise(bytes);
  return "problem" in image ? image : { mediaType: image.mediaType, bytes };
}

/** The part before the root element: a declaration, comments, a document type. */
const PROLOGUE = /^(?:\s|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>)*/i;
const ROOT = /^<(?:[\w-]+:)?svg[\s/>]/;

export type MediaType = "image/svg+xml" | "image/png" | "image/jpeg";

/**
 * Recognises an image by its content, whatever its name is. Returns the media type, or why the
 * image cannot be in a report, in Dutch.
 */
export async function recognise(
  bytes: Buffer,
): Promise<{ readonly mediaType: MediaType } | { readonly problem: string }> {
  // Most reports have no logo and need not load the readers of images.
  const { bitmapOf } = await import("./logo/logo-parts.ts");
  const bitmap = bitmapOf(bytes);
  if (bitmap !== null) return bitmap;
  if (!beginsAsSvg(bytes.toString("utf8"))) {
    // In UTF-16, each ASCII letter has a NUL beside it.
    const isOther = beginsAsSvg(bytes.toString("latin1").replaceAll(/^(?:ÿþ|þÿ)|\0/g, ""));
    return {
      problem: isOther ? houseStyleMessages.logoNotUtf8 : houseStyleMessages.logoUnknownKind,
    };
  }
  const text = decodedUtf8(bytes);
  if (text === null) return { problem: houseStyleMessages.logoNotUtf8 };
  const { svgProblem } = await import("./logo/svg.ts");
  const problem = svgProblem(text, text.length === bytes.length);
  return problem === null ? { mediaType: "image/svg+xml" } : { problem };
}

function beginsAsSvg(text: string): boolean {
  return ROOT.test(text.replace(/^\uFEFF/, "").replace(PROLOGUE, ""));
}

function decodedUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

// Colours.

const DEFAULTS: Palettes = { light: PALETTE, dark: DARK_PALETTE };

/**
 * The palettes of a report with the colours of the settings file, and findings about colours that
 * readers cannot tell apart or read. With such a finding the palettes are the default ones.
 */
export async function settleColours({ file, placeOf }: SettingsReading): Promise<{
  readonly palettes: Palettes;
  readonly findings: readonly Finding[];
}> {
  const chosen = chosenColours(file);
  if (chosen === null) return { palettes: DEFAULTS, findings: [] };

  const { paletteOf, darkPaletteOf, shortcomings } = await import("../colour/derive.ts");
  const palette = paletteOf(chosen);
  const findings = withoutConsequences(shortcomings(palette)).map((shortcoming) => {
    const [own, other] = chosenFirst(shortcoming, chosen);
    return wrongSetting(placeOf("colors", own), messageOf(shortcoming, own, other, palette));
  });
  const palettes = { light: palette, dark: darkPaletteOf(palette) };
  return { palettes: findings.length === 0 ? palettes : DEFAULTS, findings };
}

/** The colours that a settings file chooses. Null without a colour. */
export function chosenColours({ colors = {} }: SettingsFile): ChosenColours | null {
  const chosen = CHOOSABLE.flatMap((role) => {
    const colour = colors[role];
    return colour === undefined ? [] : [[role, colour] as const];
  });
  return chosen.length === 0 ? null : Object.fromEntries(chosen);
}

type Role = Shortcoming["roles"][number];

/** Leaves out the other shortcomings of a colour that has too little contrast. */
function withoutConsequences(found: readonly Shortcoming[]): readonly Shortcoming[] {
  return found.filter(({ roles }, index) => {
    const earlier = found.slice(0, index).filter(({ kind }) => kind === "contrast");
    return !earlier.some(({ roles: [pale] }) => roles.includes(pale));
  });
}

/** The two roles of a shortcoming. The first is a role that the settings choose. */
function chosenFirst({ roles: [one, other] }: Shortcoming, chosen: ChosenColours): [Role, Role] {
  return Object.hasOwn(chosen, other) ? [other, one] : [one, other];
}

function messageOf(shortcoming: Shortcoming, own: Role, other: Role, palette: Palette): string {
  const named = (role: Role) => ({ role, colour: palette[role] });
  return shortcoming.kind === "contrast"
    ? houseStyleMessages.contrast(named(own), other, shortcoming)
    : houseStyleMessages.difference(named(own), named(other), shortcoming.sight, shortcoming);
}
