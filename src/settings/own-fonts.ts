import { readFile, stat } from "node:fs/promises";
import path from "node:path";

import { isErrorCode } from "../file-system/file-errors.ts";
import { sha256 } from "../file-system/sha256.ts";
import type { Finding } from "../messages/finding.ts";
import { ownFontMessages } from "../messages/own-fonts.ts";
import type { FontTraits } from "./font-check.ts";
import { wrongSetting, type Place, type SettingsReading } from "./settings-file.ts";

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
export interface OwnFont {
  readonly face: Face;
  readonly weight: 400 | 600 | 700;
  readonly style: "normal" | "italic";
  readonly format: "woff2" | "woff" | "truetype" | "opentype";
  /** The file's name without its folder. */
  readonly file: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

const MOST_MEGABYTES = 2;

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
export async function readOwnFonts(
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
    if (entry.size > MOST_MEGABYTES * 1_000_000) return ownFontMessages.tooLarge(MOST_MEGABYTES);
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
