import path from "node:path";
import { inflateSync } from "node:zlib";

import { create, type Font } from "fontkit";

import { sha256 } from "../file-system/read-files.ts";
import type { Finding } from "../findings/finding.ts";
import { ownFontMessages } from "../messages/house-style.ts";
import type { Place } from "./setting-sources.ts";
import { readNamedFile, wrongSetting } from "./settings-file.ts";

/** The font faces that an organisation can give, with their CSS properties. */
const FACES = {
  regular: { weight: 400, style: "normal" },
  italic: { weight: 400, style: "italic" },
  semibold: { weight: 600, style: "normal" },
  bold: { weight: 700, style: "normal" },
} as const;

export type Face = keyof typeof FACES;

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

/**
 * Reads the fonts that the settings name. If there is a finding about one of them, no font is
 * returned.
 *
 * Loading this module loads fontkit, so load it late.
 */
export async function readOwnFonts(
  settings: readonly FontSetting[],
): Promise<{ readonly fonts: readonly OwnFont[]; readonly findings: readonly Finding[] }> {
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
  const read = await readNamedFile(setting.path, FONT_MEGABYTES);
  if (read === "missing") return refused(ownFontMessages.missing(setting.path));
  if (read === "unreadable") return refused(ownFontMessages.unreadable(setting.path));
  if (read === "tooLarge") return refused(ownFontMessages.tooLarge(FONT_MEGABYTES));
  const format = BEGINNINGS.find(([beginning]) => textAt(read, 0) === beginning)?.[1];
  // The second four bytes of a WOFF2 name the format of the font inside it.
  if ([textAt(read, 0), format === "woff2" ? textAt(read, 4) : ""].includes(COLLECTION)) {
    return refused(ownFontMessages.collection);
  }
  if (format === undefined) return refused(ownFontMessages.unknownKind);

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

function faceProblems(face: Face, { lacking, isSlanted }: FontTraits): readonly string[] {
  const problems = lacking.length > 0 ? [ownFontMessages.lacks(lacking)] : [];
  if (face === "italic" && !isSlanted) problems.push(ownFontMessages.notItalic);
  if (face !== "italic" && isSlanted) problems.push(ownFontMessages.italic(face));
  return problems;
}

/**
 * Checks that bold faces are heavier than the regular face. A variable font has one file for all
 * weights, and another check refuses it.
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

// The properties of one font.

/** The properties of a font, as the font states them. */
interface FontTraits {
  /** From 1 to 1000; 400 is regular and 700 bold. */
  readonly weight: number;
  readonly isSlanted: boolean;
  /** True for one file with all weights. */
  readonly isVariable: boolean;
  /** The characters that each report needs and that the font lacks. */
  readonly lacking: readonly string[];
  /** Why the font cannot be in a PDF, in Dutch. */
  readonly problems: readonly string[];
}

/** Properties that fontkit reads and that its types leave out. */
interface Tables {
  readonly directory: { readonly tables: Readonly<Record<string, TableEntry>> };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
}

interface TableEntry {
  readonly offset: number;
  readonly length: number;
  /** The compressed length, in a WOFF. */
  readonly compLength?: number;
}

/** ASCII, the letters of Dutch, and the signs in the fixed sentences and charts of a report. */
const NEEDED = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)),
  ..."áàâäçéèêëíïóöôúüûÁÀÄÇÉÈÊËÍÏÓÖÚÜ".split(""),
  ..."“”‘’–—…•€·−\u00A0".split(""),
];

/** Tables of fonts with coloured letters or bitmaps. */
const COLOUR_TABLES = ["COLR", "CBDT", "sbix", "SVG"];

/** Reads the properties of a font. Throws an error of any kind if the bytes are not a font. */
function traitsOf(bytes: Buffer): FontTraits {
  const created = create(bytes);
  if ("fonts" in created) throw new Error("the file is a collection of fonts");
  const font = created as Font & Tables;
  assertComplete(font, bytes);
  const { fsType, fsSelection, usWeightClass } = font["OS/2"];
  const present = NEEDED.filter((character) =>
    font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  );
  const has = hasTable(font);
  const problems: string[] = [];
  const isVariable = has("fvar");
  // The browser prints each of these as drawings (Type 3), which some readers do not read as text.
  if (isVariable) problems.push(ownFontMessages.variable);
  if (has("CFF") || has("CFF2")) problems.push(ownFontMessages.outlines);
  if (COLOUR_TABLES.some(has)) problems.push(ownFontMessages.colour);
  // A font with a problem is refused anyway, so its letters need not be readable.
  if (problems.length === 0) assertDrawable(font, present.join(""));
  // The PDF contains only the letters that it uses, so the font must allow subsetting.
  if (fsType.noEmbedding || fsType.bitmapOnly || fsType.noSubsetting) {
    problems.push(ownFontMessages.forbidden);
  }
  return {
    weight: usWeightClass,
    isVariable,
    isSlanted:
      font.italicAngle !== 0 ||
      fsSelection.italic ||
      fsSelection.oblique ||
      font.head.macStyle.italic,
    lacking: NEEDED.filter((character) => !present.includes(character)),
    problems,
  };
}

function hasTable({ directory }: Tables): (name: string) => boolean {
  const names = new Set(Object.keys(directory.tables).map((name) => name.trim()));
  return (name) => names.has(name);
}

// Damaged fonts.

/** In bytes. A font of 2 MB unpacks to less, unless its sizes are wrong. */
const MOST_UNPACKED = 50_000_000;

/** Throws for a file that is cut off or damaged. fontkit reads tables late and would not notice. */
function assertComplete({ type, directory }: Font & Tables, bytes: Buffer): void {
  const unpacked = Object.values(directory.tables).reduce((sum, { length }) => sum + length, 0);
  if (unpacked > MOST_UNPACKED) throw new Error("the tables of the font have impossible sizes");
  // The tables of a WOFF2 are compressed together; if the file is cut off, they cannot be unpacked.
  if (type === "WOFF2") {
    assertSizes(bytes);
    return;
  }
  for (const { offset, length, compLength = length } of Object.values(directory.tables)) {
    if (offset + compLength > bytes.length)
      throw new Error("a table of the font ends after the end of the file");
    // fontkit does not notice that a WOFF is damaged, and unpacks it without end.
    if (compLength < length) assertUnpacks(bytes.subarray(offset, offset + compLength), length);
  }
}

/** Checks the sizes in the header of a WOFF2, as a browser does (WOFF 2.0, section 4.1). */
function assertSizes(bytes: Buffer): void {
  const [file, unpacked, packed] = [8, 16, 20].map((at) => bytes.readUInt32BE(at));
  const isRight = file === bytes.length && Number(packed) <= file;
  if (!isRight || Number(unpacked) > MOST_UNPACKED)
    throw new Error("the sizes in the header of the WOFF2 are wrong");
}

function assertUnpacks(packed: Buffer, length: number): void {
  const unpacked = inflateSync(packed, { maxOutputLength: length });
  if (unpacked.length !== length) throw new Error("a table of the font unpacks to a wrong size");
}

/** Reads the outlines and widths of the characters, as the drawing tools do later. */
function assertDrawable(font: Font, text: string): void {
  const { glyphs, advanceWidth } = font.layout(text);
  const hasInk = glyphs.some((glyph) => glyph.path.commands.length > 0);
  if (text !== "" && !(hasInk && advanceWidth > 0 && Number.isFinite(advanceWidth))) {
    throw new Error("the letters of the font have no outline or width");
  }
}
