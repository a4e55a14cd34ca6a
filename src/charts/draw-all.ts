import { setImmediate as turn } from "node:timers/promises";

import type { ChartKind } from "../model/chart.ts";
import { chartsOf, type ReportModel } from "../model/report-model.ts";
import { type DrawChart, drawingBy, type DrawnChart } from "./draw-chart.ts";
import { familiesOf, type FontFile } from "./fonts.ts";
import { layOut, type ChartPlace } from "./kinds.ts";
import { PREPARED_SPECS } from "./prepared-specs.ts";
import { measuresIn } from "./measures.ts";
import type { Measures } from "./text-width.ts";

/** The drawings of a report, by chart id. */
export type DrawnCharts = ReadonlyMap<string, DrawnChart>;

/** Draws every chart of the report for a place, by chart id. */
export type DrawCharts = (model: ReportModel, place: ChartPlace) => Promise<DrawnCharts>;

/**
 * Prepares drawing with the report's fonts, for any number of reports. This module loads parts of
 * Vega, so load it late.
 */
export function prepareDrawing(fonts: readonly FontFile[]): DrawCharts {
  const measuresFor = measuresIn(fonts);
  const families = familiesOf(fonts);
  const made = new Map<string, DrawChart>();
  // A report is drawn for several places, and its texts are measured once.
  const measured = new WeakMap<ReportModel, Measures>();
  return async (model, place) => {
    const charts = chartsOf(model);
    const measures = measured.get(model) ?? (await measuresFor(charts));
    measured.set(model, measures);
    const { measure, roughly } = measures;
    const look = { palette: model.palette, families };
    const drawingOf = (kind: ChartKind): DrawChart => {
      const key = JSON.stringify([kind, look]);
      const known = made.get(key) ?? drawingBy(PREPARED_SPECS[kind], look);
      made.set(key, known);
      return known;
    };
    const drawn = new Map<string, DrawnChart>();
    for (const chart of charts) {
      // Let the process handle the browser's messages in between.
      await turn();
      const laidOut = layOut(chart, place, measure, roughly);
      drawn.set(chart.id, drawingOf(chart.kind)(chart.id, laidOut, measure));
    }
    return drawn;
  };
}
