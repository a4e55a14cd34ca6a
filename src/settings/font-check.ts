import { inflateSync } from "node:zlib";

import { create, type Font } from "fontkit";

import { ownFontMessages } from "../messages/own-fonts.ts";

/** What a font says of itself. */
export interface FontTraits {
  /** From 1 to 1000; 400 is regular and 700 bold. */
  readonly weight: number;
  readonly isSlanted: boolean;
  /** One file for all weights. */
  readonly isVariable: boolean;
  /** Characters that every report needs and the font lacks. */
  readonly lacking: readonly string[];
  /** What keeps it out of a PDF, in Dutch. */
  readonly problems: readonly string[];
}

/** What fontkit reads and its types leave out. */
interface Tables {
  readonly directory: { readonly tables: Readonly<Record<string, TableEntry>> };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
}

interface TableEntry {
  readonly offset: number;
  readonly length: number;
  /** In a WOFF, where it is compressed. */
  readonly compLength?: number;
}

/** ASCII, what Dutch adds to it, and the signs that the report's own sentences and charts hold. */
const NEEDED = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)),
  ..."áàâäçéèêëíïóöôúüûÁÀÄÇÉÈÊËÍÏÓÖÚÜ".split(""),
  ..."“”‘’–—…•€·−\u00A0".split(""),
];

/** Tables of letters in more than one colour, or made of dots. */
const COLOUR_TABLES = ["COLR", "CBDT", "sbix", "SVG"];

/**
 * Reads what a font says of itself. Throws whatever it stumbles over where the bytes are no font.
 * Loading this module loads fontkit, so load it late.
 */
export function traitsOf(bytes: Buffer): FontTraits {
  const created = create(bytes);
  if ("fonts" in created) throw new Error("a collection");
  const font = created as Font & Tables;
  assertComplete(font, bytes);
  const { fsType, fsSelection, usWeightClass } = font["OS/2"];
  const held = NEEDED.filter((character) =>
    font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  );
  const has = hasTable(font);
  const problems: string[] = [];
  const isVariable = has("fvar");
  // The browser prints each of these as drawings (Type 3), which are no text in every reader.
  if (isVariable) problems.push(ownFontMessages.variable);
  if (has("CFF") || has("CFF2")) problems.push(ownFontMessages.outlines);
  if (COLOUR_TABLES.some(has)) problems.push(ownFontMessages.colour);
  // Letters of another kind need not be readable to us.
  if (problems.length === 0) assertDrawable(font, held.join(""));
  // What is not used stays out of the PDF, so a font must also allow that it is cut down.
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

/** In bytes: no font of 2 MB unpacks to more, unless its sizes are wrong. */
const MOST_UNPACKED = 50_000_000;

/** Tables are read when they are needed, so a file that was cut off goes unnoticed for long. */
function assertComplete({ type, directory }: Font & Tables, bytes: Buffer): void {
  const unpacked = Object.values(directory.tables).reduce((sum, { length }) => sum + length, 0);
  if (unpacked > MOST_UNPACKED) throw new Error("tables of impossible sizes");
  // The tables of a WOFF2 are one compressed whole, which a cut breaks.
  if (type === "WOFF2") {
    assertSizes(bytes);
    return;
  }
  for (const { offset, length, compLength = length } of Object.values(directory.tables)) {
    if (offset + compLength > bytes.length) throw new Error("a table past the end");
    // fontkit unpacks a damaged WOFF without end, and does not see that it is damaged.
    if (compLength < length) assertUnpacks(bytes.subarray(offset, offset + compLength), length);
  }
}

/** The sizes in the head of a WOFF2, by which a browser judges it (WOFF 2.0, section 4.1). */
function assertSizes(bytes: Buffer): void {
  const [file, unpacked, packed] = [8, 16, 20].map((at) => bytes.readUInt32BE(at));
  const isRight = file === bytes.length && Number(packed) <= file;
  if (!isRight || Number(unpacked) > MOST_UNPACKED) throw new Error("a head of other sizes");
}

function assertUnpacks(packed: Buffer, length: number): void {
  const unpacked = inflateSync(packed, { maxOutputLength: length });
  if (unpacked.length !== length) throw new Error("a table of another size");
}

/** Reads the outlines and widths of characters that the font holds, as the drawing tools will. */
function assertDrawable(font: Font, text: string): void {
  const { glyphs, advanceWidth } = font.layout(text);
  const hasInk = glyphs.some((glyph) => glyph.path.commands.length > 0);
  if (text !== "" && !(hasInk && advanceWidth > 0 && Number.isFinite(advanceWidth))) {
    throw new Error("letters without ink or width");
  }
}
