import type { ChartBlock, ChartKind } from "../model/chart.ts";
import { layOutBars } from "./bars/lay-out.ts";
import type { LaidOut, LayOut } from "./lay-out.ts";
import { layOutMonths } from "./months/lay-out.ts";
import { layOutMultiples } from "./multiples/lay-out.ts";
import { layOutPairs } from "./pairs/lay-out.ts";
import { layOutStack } from "./stack/lay-out.ts";
import { withReadersSpacing, type MeasureText } from "./text-width.ts";
import { layOutTiles } from "./tiles/lay-out.ts";

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
