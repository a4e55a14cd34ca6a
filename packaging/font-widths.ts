import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { create, type Font } from "fontkit";

import type { FontWidths, StandardWidths } from "../src/charts/lay-out.ts";

/**
 * A table of the `kern` feature of GPOS, which changes the space between two glyphs (OpenType,
 * "Pair adjustment").
 */
type PairTable = { readonly coverage: Coverage } & (
  | { readonly version: 1; readonly pairSets: Listed<Listed<PairValue>> }
  | {
      readonly version: 2;
      readonly classDef1: Classes;
      readonly classDef2: Classes;
      readonly classRecords: Listed<Listed<{ readonly value1?: Value }>>;
    }
);
type Coverage =
  | { readonly version: 1; readonly glyphs: readonly number[] }
  | {
      readonly version: 2;
      readonly rangeRecords: readonly (Range & { startCoverageIndex: number })[];
    };
type Classes =
  | {
      readonly version: 1;
      readonly startGlyph: number;
      readonly classValueArray: readonly number[];
    }
  | { readonly version: 2; readonly classRangeRecord: readonly (Range & { class: number })[] };
interface Range {
  readonly start: number;
  readonly end: number;
}
interface Value {
  readonly xAdvance?: number;
}
interface PairValue {
  readonly secondGlyph: number;
  readonly value1?: Value;
}
/** A list that fontkit reads at its first use. */
type Listed<T> = readonly T[] | { toArray: () => readonly T[] };
interface Positions {
  readonly featureList: readonly {
    readonly tag: string;
    readonly feature: { readonly lookupListIndexes: readonly number[] };
  }[];
  readonly lookupList: Listed<{
    readonly subTables: Listed<{ readonly extension: PairTable }>;
  }>;
}

/** Letters that the standard font joins. */
const LIGATURES = ["fft", "ff", "ft"];

/**
 * Characters whose width depends on more than the next character: marks above letters, invisible
 * signs, and the slash that makes a fraction of the digits beside it.
 */
const DEPENDENT = /[\p{M}\p{Default_Ignorable_Code_Point}\u2044]/u;

/** Everything that determines the width of a text in the standard font, if fontkit lays it out. */
export function standardWidths(): StandardWidths {
  return { regular: widthsOf(400), bold: widthsOf(600) };
}

function widthsOf(weight: number): FontWidths {
  const name = `@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`;
  const font = create(readFileSync(createRequire(import.meta.url).resolve(name)));
  if ("fonts" in font) throw new Error(`a collection of fonts: ${name}`);
  const characters = font.characterSet
    .map((code) => String.fromCodePoint(code))
    .filter((character) => !DEPENDENT.test(character));
  const units = [...LIGATURES, ...characters];
  const glyphs = units.map((unit) => {
    const [glyph, ...more] = font.layout(unit).glyphs;
    if (glyph === undefined || more.length > 0) throw new Error(`not one glyph: ${unit}`);
    return glyph;
  });
  const kerningOf = kerningIn(font);
  const rows = glyphs.map(({ id }) => glyphs.map((second) => kerningOf(id, second.id)));
  const first = grouped(rows);
  const second = grouped(glyphs.map((_, at) => first.kinds.map((row) => row[at] ?? 0)));
  return {
    unitsPerEm: font.unitsPerEm,
    units,
    advances: glyphs.map(({ advanceWidth }) => advanceWidth),
    first: first.places,
    second: second.places,
    kerning: first.kinds.map((_, row) => second.kinds.map((column) => column[row] ?? 0)),
  };
}

/** The distinct lists among `lists`, and for each list its index among the distinct ones. */
function grouped(lists: readonly (readonly number[])[]) {
  const kinds = new Map<string, { readonly place: number; readonly list: readonly number[] }>();
  const places = lists.map((list) => {
    const key = list.join();
    const known = kinds.get(key) ?? { place: kinds.size, list };
    kinds.set(key, known);
    return known.place;
  });
  return { kinds: [...kinds.values()].map(({ list }) => list), places };
}

/** The extra width of the first of two glyphs before the second, in units of the font. */
function kerningIn(font: Font): (first: number, second: number) => number {
  const { featureList, lookupList } = (font as unknown as { readonly GPOS: Positions }).GPOS;
  const indexes = new Set(
    featureList.flatMap(({ tag, feature }) => (tag === "kern" ? feature.lookupListIndexes : [])),
  );
  const tables = listOf(lookupList)
    .filter((_, index) => indexes.has(index))
    .flatMap(({ subTables }) => listOf(subTables).map(({ extension }) => readTable(extension)));
  return (first, second) => {
    for (const valueIn of tables) {
      const value = valueIn(first, second);
      if (value !== null) return value;
    }
    return 0;
  };
}

/** Returns the value of a table for two glyphs, or null if the next table decides. */
function readTable(table: PairTable): (first: number, second: number) => number | null {
  if (table.version === 1) {
    const sets = listOf(table.pairSets).map(
      (set) =>
        new Map(listOf(set).map((pair) => [pair.secondGlyph, pair.value1?.xAdvance ?? 0] as const)),
    );
    return (first, second) => sets[placeIn(table.coverage, first)]?.get(second) ?? null;
  }
  const records = listOf(table.classRecords).map((row) =>
    listOf(row).map(({ value1 }) => value1?.xAdvance ?? 0),
  );
  return (first, second) => {
    if (placeIn(table.coverage, first) === -1) return null;
    return records[classIn(table.classDef1, first)]?.[classIn(table.classDef2, second)] ?? null;
  };
}

function placeIn(coverage: Coverage, glyph: number): number {
  if (coverage.version === 1) return coverage.glyphs.indexOf(glyph);
  const range = coverage.rangeRecords.find(({ start, end }) => start <= glyph && glyph <= end);
  return range === undefined ? -1 : range.startCoverageIndex + glyph - range.start;
}

function classIn(classes: Classes, glyph: number): number {
  if (classes.version === 1) return classes.classValueArray[glyph - classes.startGlyph] ?? 0;
  const range = classes.classRangeRecord.find(({ start, end }) => start <= glyph && glyph <= end);
  return range?.class ?? 0;
}

function listOf<T>(list: Listed<T>): readonly T[] {
  return "toArray" in list ? list.toArray() : list;
}
