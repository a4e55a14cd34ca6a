import type { ChartBlock, ChartKind } from "../model/blocks.ts";
import { plainText } from "../model/text.ts";
import { layOutBars } from "./bars/lay-out.ts";
import { familiesOf, type FontFile } from "./fonts.ts";
import {
  inLines,
  type LaidOut,
  type LayOut,
  type Measures,
  measuresBy,
  type MeasureText,
  NARROW,
  numberOf,
  type Row,
  shortened,
  widestOf,
  widthIn,
  type WidthInEm,
  type WidthOf,
  widthsFrom,
  withReadersSpacing,
} from "./lay-out.ts";
import { layOutMonths } from "./months/lay-out.ts";
import { layOutMultiples } from "./multiples/lay-out.ts";
import { layOutPairs } from "./pairs/lay-out.ts";
import { layOutStack } from "./stack/lay-out.ts";
import { standardWidths } from "./standard-widths.ts";

// Lays out a chart of any kind for its place, with measures of the texts in it.

/** The width of a drawing in pixels: in a column, and over the width of a page. */
export interface PageWidths {
  readonly column: number;
  readonly page: number;
}

/** The place for a drawing: a page with these widths, a desktop screen, or a telephone. */
export type ChartPlace = PageWidths | "screen" | "narrow";

const ON_SCREEN: PageWidths = { column: 472, page: 986 };
const ON_TELEPHONE: PageWidths = { column: 320, page: 320 };

/** The layout function of each kind of chart, and its width on a page. */
const KINDS: Readonly<
  Record<ChartKind, { readonly layOut: LayOut; readonly onPage: "column" | "page" }>
> = {
  bars: { layOut: layOutBars, onPage: "column" },
  months: { layOut: layOutMonths, onPage: "page" },
  tiles: { layOut: layOutTiles, onPage: "column" },
  multiples: { layOut: layOutMultiples, onPage: "column" },
  stack: { layOut: layOutStack, onPage: "column" },
  pairs: { layOut: layOutPairs, onPage: "column" },
};

/** Returns true for a chart that is as wide as a page, not a column. */
export function isWide({ kind }: ChartBlock): boolean {
  return KINDS[kind].onPage === "page";
}

/**
 * Guesses the width of a text. With this guess, nearly every chart has the same height as with a
 * measure. That is enough to lay out pages while fonts are still loading.
 */
export const guessWidth: MeasureText = (text, fontSize) => text.length * fontSize * 0.48;

/**
 * Lays out a chart for a place, with text widths from `measure`. On a screen, texts get room for
 * the spacing that a reader may set, estimated with `roughly`, unless that would cut a text short.
 */
export function layOut(
  chart: ChartBlock,
  place: ChartPlace,
  measure: MeasureText,
  roughly = measure,
): LaidOut {
  const { layOut: layOutKind, onPage } = KINDS[chart.kind];
  if (typeof place === "object") return layOutKind(chart, place[onPage], measure);
  const width = (place === "screen" ? ON_SCREEN : ON_TELEPHONE)[onPage];
  const spaced = layOutKind(chart, width, withReadersSpacing(roughly));
  const cut = cutTexts(spaced);
  if (spaced.tooWide === null && cut === 0) return spaced;
  const close = layOutKind(chart, width, measure);
  return spaced.tooWide !== null || cut > cutTexts(close) ? close : spaced;
}

/** Counts the texts of a drawing that are cut short. */
export function cutTexts({ rows }: LaidOut): number {
  return rows.flatMap((row) => Object.values(row)).filter((one) => /…/.test(String(one))).length;
}

// Measures.

/** Returns measures for all texts in a piece of data, such as charts. */
export type MeasuresFor = (data: unknown) => Promise<Measures>;

const measuresByFonts = new WeakMap<readonly FontFile[], MeasuresFor>();

/**
 * Measures texts in the report's fonts. Each text is measured once for all callers. The build
 * contains the widths of the standard font, because opening a font takes as long as drawing a
 * report. Fonts are opened only for a house style with its own font, and for characters without a
 * width in the build.
 */
export function measuresIn(fonts: readonly FontFile[]): MeasuresFor {
  const measures = measuresByFonts.get(fonts) ?? newMeasures(fonts);
  measuresByFonts.set(fonts, measures);
  return measures;
}

function newMeasures(fonts: readonly FontFile[]): MeasuresFor {
  const hasOwn = familiesOf(fonts).length > 1;
  let standard: Measures | undefined;
  let opened: Promise<Measures> | undefined;
  return async (data) => {
    if (!hasOwn && standardFont().covers(data)) {
      return (standard ??= measuresBy(standardFont().widthOf));
    }
    opened ??= import("./opened-fonts.ts").then(({ measuresWith }) => measuresWith(fonts));
    return await opened;
  };
}

/** The widths from the build. */
interface KnownWidths {
  readonly widthOf: WidthInEm;
  /** Returns true if the widths cover every character in the data. */
  readonly covers: (data: unknown) => boolean;
}

let known: KnownWidths | undefined;

function standardFont(): KnownWidths {
  if (known === undefined) {
    const { regular, bold } = standardWidths();
    const [inRegular, inBold] = [widthsFrom(regular), widthsFrom(bold)];
    const codes = regular.units.filter((unit) => unit.length === 1).map(escaped);
    // JSON writes a control character as an escape.
    const other = new RegExp(`[^${codes.join("")}]|\\\\[^"\\\\]`, "u");
    known = {
      widthOf: (text, isBold) => (isBold ? inBold : inRegular)(text),
      covers: (data) => !other.test(JSON.stringify(data)),
    };
  }
  return known;
}

/** Returns a character in the notation of a regular expression. */
function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

// Tiles.

/** The column and row of each province. Together they have the shape of the country. */
const GRID: Readonly<Record<string, readonly [column: number, row: number]>> = {
  friesland: [2, 0],
  groningen: [3, 0],
  "noord-holland": [1, 1],
  flevoland: [2, 1],
  drenthe: [3, 1],
  "zuid-holland": [0, 2],
  utrecht: [1, 2],
  gelderland: [2, 2],
  overijssel: [3, 2],
  zeeland: [0, 3],
  "noord-brabant": [1, 3],
  limburg: [2, 3],
};
const COLUMNS = 4;
const ROWS = 4;

/** The space between two tiles, and between the map and the tiles outside it. */
const GAP = 3.5;
const APART = 31;
/** Half of an outline is outside its tile. */
const OUTLINE = 0.5;
const TILE_HEIGHT = 64;
/** In a wider drawing, each name fits on one line and tiles are low. */
const WIDE = 600;
const LOW_TILE_HEIGHT = 50;
const NARROW_APART = 14;

const NAME_SIZE = 12;
const BELOW_SIZE = 11.5;
/** The space between a text and the edges of its tile. */
const INSET = 1.5;

/**
 * Lays out tiles in the shape of the country. Other tiles are beside the map, or below it if there
 * is no room. A code that is not on the map counts as outside.
 */
function layOutTiles(chart: ChartBlock, width: number, measure: MeasureText): LaidOut {
  const isNarrow = width < NARROW;
  const outside = chart.categories.filter(({ code, role }) => isOutside(code, role));
  const beside = isNarrow ? 0 : 1;
  const gaps = COLUMNS - 1 + beside;
  const tileWidth =
    (width - 2 * OUTLINE - gaps * GAP - beside * (APART - GAP)) / (COLUMNS + beside);
  const tileHeight = width > WIDE ? LOW_TILE_HEIGHT : TILE_HEIGHT;
  const column = (index: number): number => OUTLINE + index * (tileWidth + GAP);
  const row = (index: number): number => OUTLINE + index * (tileHeight + GAP);
  const lastRow = Math.max(ROWS, outside.length);
  const placeOf = (code: string, role: string | undefined): readonly [number, number] => {
    const place = GRID[code];
    if (place !== undefined && !isOutside(code, role)) return [column(place[0]), row(place[1])];
    const index = outside.findIndex((one) => one.code === code);
    return isNarrow
      ? [column(index % COLUMNS), row(ROWS + Math.floor(index / COLUMNS)) + NARROW_APART]
      : [column(COLUMNS) + APART - GAP, row(lastRow - outside.length + index)];
  };
  const widthOf = widthIn(measure, NAME_SIZE);
  const belowWidth = widthIn(measure, BELOW_SIZE);
  const room = tileWidth - 2 * INSET;
  const tiles = tilesOf(chart).map(({ code, role, ...tile }) => {
    const [x, y] = placeOf(code, role);
    const { day, second, ...rest } = tile;
    const below = belowNumber({ day, second }, room, belowWidth);
    return { ...rest, name: inTile(tile.name, room, widthOf), below, x, y };
  });
  const below = isNarrow ? Math.ceil(outside.length / COLUMNS) : 0;
  const height = isNarrow
    ? row(ROWS + below) - GAP + (below > 0 ? NARROW_APART : 0)
    : row(lastRow) - GAP;
  const widest = widestOf(
    tiles.map(({ name }) => name),
    widthOf,
  );
  const isCut = widest.width > room;
  return {
    width,
    height: Math.ceil(height + OUTLINE),
    // The table contains names in full.
    rows: tiles.map((tile): Row => ({
      ...tile,
      name: isNarrow ? shortened(tile.name, room, widthOf) : tile.name,
      number: isNarrow && !tile.isShown ? shortened(tile.number, room, widthOf) : tile.number,
      below: isNarrow ? shortened(tile.below, room, belowWidth) : tile.below,
    })),
    params: { tileWidth, tileHeight },
    tooWide: isCut && !isNarrow ? widest.text : null,
  };
}

function isOutside(code: string, role: string | undefined): boolean {
  return role === "elsewhere" || !Object.hasOwn(GRID, code);
}

/**
 * The small text below a number: the day of that number, and the number of a second series if it
 * fits beside the day. The table contains both.
 */
function belowNumber(
  { day, second }: { readonly day: string; readonly second: string },
  room: number,
  widthOf: WidthOf,
): string {
  const both = [day, second].filter((text) => text !== "").join(", ");
  return second === "" || widthOf(both) <= room ? both : day;
}

/**
 * The contents of the tiles. A tile outside the map has no shade, and does not affect other shades.
 */
function tilesOf({ categories, series }: ChartBlock) {
  const values = series[0]?.values ?? [];
  const inside = categories.map(({ code, role }, index) =>
    isOutside(code, role) ? null : (values[index]?.value ?? null),
  );
  const highest = Math.max(1, ...inside.map((value) => value ?? 0));
  return categories.map(({ code, label, role }, index) => {
    const counted = series[1]?.values[index] ?? null;
    // A place without a rate shows its count instead.
    const first = values[index] ?? null;
    const [value, second] = first === null ? [counted, null] : [first, counted];
    const isHidden = value !== null && value.value === null;
    const shaded = inside[index] ?? null;
    return {
      code,
      role,
      name: plainText(label),
      number: value === null ? "–" : plainText(value.text),
      day: value?.asOf === undefined ? "" : plainText(value.asOf),
      // If both are hidden, one text says so.
      second: second === null || (second.value === null && isHidden) ? "" : numberOf(second),
      shade: shaded === null ? null : shaded / highest,
      isShown: value !== null && value.value !== null,
    };
  });
}

/** The name in one line, or broken between its words and after its hyphens if that is too wide. */
function inTile(name: string, room: number, widthOf: WidthOf): string {
  return inLines(name, room, widthOf)
    .split("\n")
    .map((line) => (widthOf(line) <= room ? line : line.replaceAll(/-(?=\S)/g, "-\n")))
    .join("\n");
}
