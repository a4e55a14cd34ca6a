import { readFile, stat } from "node:fs/promises";
import path from "node:path";

import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/new-files.ts";
import { sha256 } from "../file-system/read-files.ts";
import { type Finding, NOTHING_OMITTED } from "../findings/finding.ts";
import { houseStyleMessages, ownFontMessages } from "../messages/house-style.ts";
import { settingsMessages } from "../messages/settings-and-yaml.ts";
import type { FontTraits } from "./font-check.ts";
import { type Place, type SettingsReading, wrongSetting } from "./settings-file.ts";

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
 * Reads the logo that the settings name. The logo is null without one, or with a finding about it.
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
  try {
    const entry = await stat(file);
    // A folder, or a pipe that would never end.
    if (!entry.isFile()) return { problem: houseStyleMessages.logoUnreadable(file) };
    if (entry.size > LOGO_MEGABYTES * 1_000_000) {
      return { problem: houseStyleMessages.logoTooLarge(LOGO_MEGABYTES) };
    }
    // A file that the system makes while it is read (/proc) has no size, and may never end.
    const bytes = entry.size === 0 ? Buffer.alloc(0) : await readFile(file);
    const image = await recognise(bytes);
    return "problem" in image ? image : { mediaType: image.mediaType, bytes };
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return {
      problem: isErrorCode(error, "ENOENT", "ENOTDIR")
        ? houseStyleMessages.logoMissing(file)
        : houseStyleMessages.logoUnreadable(file),
    };
  }
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

/** The font faces that an organisation can give, with their CSS properties. */
const FACES = {
  regular: { weight: 400, style: "normal" },
  italic: { weight: 400, style: "italic" },
  semibold: { weight: 600, style: "normal" },
  bold: { weight: 700, style: "normal" },
} as const;

type Face = keyof typeof FACES;

const IN_ORDER = ["regular", "italic", "semibold", "bold"] as const satisfies readonly Face[];

/** A font of the organisation that the settings name, before it is read. */
export interface FontSetting {
  readonly face: Face;
  readonly path: string;
  readonly place: Place;
}

/** A font of the organisation that was read and checked. */
interface OwnFont {
  readonly face: Face;
  readonly weight: 400 | 600 | 700;
  readonly style: "normal" | "italic";
  readonly format: "woff2" | "woff" | "truetype" | "opentype";
  /** The file's name without its folder. */
  readonly file: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

const FONT_MEGABYTES = 2;

/** The first four bytes of each font format, in Latin-1. */
const BEGINNINGS: readonly (readonly [string, OwnFont["format"]])[] = [
  ["wOF2", "woff2"],
  ["wOFF", "woff"],
  ["\0\x01\0\0", "truetype"],
  ["true", "truetype"],
  ["OTTO", "opentype"],
];
const COLLECTION = "ttcf";

/** The fonts that a settings file names, in order of weight. */
export function fontSettings({ file, placeOf }: SettingsReading): readonly FontSetting[] {
  return IN_ORDER.flatMap((face) => {
    const named = file.fonts?.[face];
    return named === undefined ? [] : [{ face, path: named, place: placeOf("fonts", face) }];
  });
}

/** Reads the fonts that the settings name. With a finding about one of them, there are no fonts. */
async function readOwnFonts(
  settings: readonly FontSetting[],
): Promise<{ readonly fonts: readonly OwnFont[]; readonly findings: readonly Finding[] }> {
  if (settings.length === 0) return { fonts: [], findings: [] };
  const readings = await Promise.all(settings.map(readFont));
  const regular = readings.find(({ setting }) => setting.face === "regular");
  const findings = readings.flatMap((reading) =>
    [...reading.problems, ...weightProblems(reading, regular?.traits ?? null)].map((problem) =>
      wrongSetting(reading.setting.place, problem),
    ),
  );
  const fonts = readings.flatMap(({ font }) => (font === null ? [] : [font]));
  return { fonts: findings.length > 0 ? [] : fonts, findings };
}

interface FontReading {
  readonly setting: FontSetting;
  readonly font: OwnFont | null;
  /** Null if the file is not a font that can be read. */
  readonly traits: FontTraits | null;
  readonly problems: readonly string[];
}

async function readFont(setting: FontSetting): Promise<FontReading> {
  const refused = (problem: string): FontReading => {
    return { setting, font: null, traits: null, problems: [problem] };
  };
  const read = await readBytes(setting.path);
  if (typeof read === "string") return refused(read);
  const format = BEGINNINGS.find(([beginning]) => textAt(read, 0) === beginning)?.[1];
  // A WOFF2 contains the kind of file that it was made from.
  if ([textAt(read, 0), format === "woff2" ? textAt(read, 4) : ""].includes(COLLECTION)) {
    return refused(ownFontMessages.collection);
  }
  if (format === undefined) return refused(ownFontMessages.unknownKind);

  const { traitsOf } = await import("./font-check.ts");
  const { face } = setting;
  let traits: FontTraits;
  try {
    traits = traitsOf(read);
  } catch {
    return refused(ownFontMessages.damaged);
  }
  const font: OwnFont = {
    face,
    ...FACES[face],
    format,
    file: path.basename(setting.path),
    bytes: read,
    sha256: sha256(read),
  };
  return { setting, font, traits, problems: [...traits.problems, ...faceProblems(face, traits)] };
}

/** The bytes of a file, or what is wrong with it, in Dutch. */
async function readBytes(file: string): Promise<Buffer | string> {
  try {
    const entry = await stat(file);
    // A folder, or a pipe that would never end.
    if (!entry.isFile()) return ownFontMessages.unreadable(file);
    if (entry.size > FONT_MEGABYTES * 1_000_000) return ownFontMessages.tooLarge(FONT_MEGABYTES);
    // A file that the system makes while it is read (/proc) has no size, and may never end.
    return entry.size === 0 ? Buffer.alloc(0) : await readFile(file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return isErrorCode(error, "ENOENT", "ENOTDIR")
      ? ownFontMessages.missing(file)
      : ownFontMessages.unreadable(file);
  }
}

function faceProblems(face: Face, { lacking, isSlanted }: FontTraits): readonly string[] {
  const problems = lacking.length > 0 ? [ownFontMessages.lacks(lacking)] : [];
  if (face === "italic" && !isSlanted) problems.push(ownFontMessages.notItalic);
  if (face !== "italic" && isSlanted) problems.push(ownFontMessages.italic(face));
  return problems;
}

/**
 * Checks that bold faces are heavier than the regular face. A variable font has one file for all
 * weights and was refused already.
 */
function weightProblems(
  { setting: { face }, traits }: FontReading,
  regular: FontTraits | null,
): readonly string[] {
  if (traits === null || regular === null || (face !== "bold" && face !== "semibold")) return [];
  const isVariable = traits.isVariable || regular.isVariable;
  return isVariable || traits.weight > regular.weight
    ? []
    : [ownFontMessages.notHeavier(face, traits.weight, regular.weight)];
}

function textAt(bytes: Buffer, start: number): string {
  return bytes.toString("latin1", start, start + 4);
}
