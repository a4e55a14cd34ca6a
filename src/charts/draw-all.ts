import { setImmediate as turn } from "node:timers/promises";

import type { TopLevelSpec } from "vega-lite";

import type { ChartBlock, ChartKind } from "../model/chart.ts";
import type { ReportModel } from "../model/report-model.ts";
import barsSpec from "./bars/bars.vl.json" with { type: "json" };
import { compileSpec, type DrawChart, type DrawnChart } from "./draw-chart.ts";
import { familiesOf, type FontFile } from "./fonts.ts";
import { layOut, type ChartPlace } from "./kinds.ts";
import monthsSpec from "./months/months.vl.json" with { type: "json" };
import multiplesSpec from "./multiples/multiples.vl.json" with { type: "json" };
import pairsSpec from "./pairs/pairs.vl.json" with { type: "json" };
import stackSpec from "./stack/stack.vl.json" with { type: "json" };
import { measuresIn } from "./text-width.ts";
import tilesSpec from "./tiles/tiles.vl.json" with { type: "json" };

/** The drawings of a report, by chart id. */
export type DrawnCharts = ReadonlyMap<string, DrawnChart>;

/** Draws every chart of the report for a place, by chart id. */
export type DrawCharts = (model: ReportModel, place: ChartPlace) => Promise<DrawnCharts>;

/** The spec of each kind, with invented values, as the Vega editor opens it. */
export const SPECS = {
  bars: barsSpec,
  months: monthsSpec,
  tiles: tilesSpec,
  multiples: multiplesSpec,
  stack: stackSpec,
  pairs: pairsSpec,
} as unknown as Readonly<Record<ChartKind, TopLevelSpec>>;

/** Makes ready to draw with the report's fonts. Loading this module loads Vega, so load it late. */
export function prepareDrawing(fonts: readonly FontFile[]): DrawCharts {
  const measuresFor = measuresIn(fonts);
  const families = familiesOf(fonts);
  const compiled = new Map<string, DrawChart>();
  return async (model, place) => {
    const charts = chartsOf(model);
    const { measure, roughly } = await measuresFor(charts);
    const look = { palette: model.palette, families };
    const drawingOf = (kind: ChartKind): DrawChart => {
      const key = JSON.stringify([kind, look]);
      const known = compiled.get(key) ?? compileSpec(SPECS[kind], look, measure);
      compiled.set(key, known);
      return known;
    };
    const drawn = new Map<string, DrawnChart>();
    for (const chart of charts) {
      // The browser is heard in between.
      await turn();
      const laidOut = layOut(chart, place, measure, roughly);
      drawn.set(chart.id, await drawingOf(chart.kind)(chart.id, laidOut));
    }
    return drawn;
  };
}

/** The charts of a report, in its order. */
function chartsOf({ sections }: ReportModel): readonly ChartBlock[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is ChartBlock => block.type === "chart");
}
