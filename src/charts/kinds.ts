import type { ChartBlock, ChartKind } from "../model/chart.ts";
import { layOutBars } from "./bars/lay-out.ts";
import type { LaidOut, LayOut } from "./lay-out.ts";
import { layOutMonths } from "./months/lay-out.ts";
import { layOutMultiples } from "./multiples/lay-out.ts";
import { layOutPairs } from "./pairs/lay-out.ts";
import { layOutStack } from "./stack/lay-out.ts";
import { withReadersSpacing, type MeasureText } from "./text-width.ts";
import { layOutTiles } from "./tiles/lay-out.ts";

/** How many pixels wide a drawing is in a column, and over the width of a page. */
export interface PageWidths {
  readonly column: number;
  readonly page: number;
}

/** Where a chart is drawn for: a page of these widths, a screen as wide as a desk's, or a telephone. */
export type ChartPlace = PageWidths | "screen" | "narrow";

const ON_SCREEN: PageWidths = { column: 472, page: 986 };
const ON_TELEPHONE: PageWidths = { column: 320, page: 320 };

/** How each kind of chart is laid out, and how wide it is on a page. */
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

/** True for a chart that takes the width of a page, not of one column. */
export function isWide({ kind }: ChartBlock): boolean {
  return KINDS[kind].onPage === "page";
}

/**
 * Guesses how wide a text is. Nearly every chart is as high with it as with a measure, which is
 * enough to lay out pages while fonts are still loading.
 */
export const guessWidth: MeasureText = (text, fontSize) => text.length * fontSize * 0.48;

/**
 * Lays out a chart for a place, with texts as wide as `measure` says. On a screen they have room for
 * the spacing that its reader may set, for which `roughly` measures them, unless that would cut a
 * text short.
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

/** How many texts of a drawing are cut short. */
export function cutTexts({ rows }: LaidOut): number {
  return rows.flatMap((row) => Object.values(row)).filter((one) => /…/.test(String(one))).length;
}
