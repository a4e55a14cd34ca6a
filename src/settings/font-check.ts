import { inflateSync } from "node:zlib";

import { create, type Font } from "fontkit";

import { ownFontMessages } from "../messages/house-style.ts";

/** The properties of a font, as the font states them. */
export interface FontTraits {
  /** From 1 to 1000; 400 is regular and 700 bold. */
  readonly weight: number;
  readonly isSlanted: boolean;
  /** True for one file with all weights. */
  readonly isVariable: boolean;
  /** Characters that each report needs and that the font lacks. */
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

/**
 * Reads the properties of a font. Throws an error of any kind if the bytes are not a font.
 *
 * Loading this module loads fontkit, so load it late.
 */
export function traitsOf(bytes: Buffer): FontTraits {
  const created = create(bytes);
  if ("fonts" in created) throw new Error("the file is a collection of fonts");
  const font = created as Font & Tables;
  assertComplete(font, bytes);
  const { fsType, fsSelection, usWeightClass } = font["OS/2"];
  const held = NEEDED.filter((character) =>
    font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  );
  const has = hasTable(font);
  const problems: string[] = [];
  const isVariable = has("fvar");
  // The browser prints each of these as drawings (Type 3), which some readers do not read as text.
  if (isVariable) problems.push(ownFontMessages.variable);
  if (has("CFF") || has("CFF2")) problems.push(ownFontMessages.outlines);
  if (COLOUR_TABLES.some(has)) problems.push(ownFontMessages.colour);
  // Letters of another kind are refused anyway and need not be readable.
  if (problems.length === 0) assertDrawable(font, held.join(""));
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
    lacking: NEEDED.filter((character) => !held.includes(character)),
    problems,
  };
}

function hasTable({ directory }: Tables): (name: string) => boolean {
  const names = new Set(Object.keys(directory.tables).map((name) => name.trim()));
  return (name) => names.has(name);
}

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
