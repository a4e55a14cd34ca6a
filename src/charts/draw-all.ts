import { setImmediate as turn } from "node:timers/promises";

import type { Drawn } from "vega-scenegraph";

import { ReportError } from "../errors.ts";
import { chartMessages } from "../messages/house-style.ts";
import type { ChartKind } from "../model/blocks.ts";
import { chartsOf, type ReportModel } from "../model/report-model.ts";
import { type ChartLook, paintOf, type PreparedSpec, sceneDrawing } from "./dataflow.ts";
import { familiesOf, type FontFile } from "./fonts.ts";
import { type ChartPlace, layOut, measuresIn } from "./kinds.ts";
import type { LaidOut, Measures, MeasureText } from "./lay-out.ts";
import { PREPARED_SPECS } from "./prepared-specs.ts";

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

// One chart.

/** A drawn chart: SVG with real text in the report's font. */
export interface DrawnChart extends Pick<LaidOut, "width" | "height"> {
  readonly svg: string;
}

/** Draws charts of one kind, which share a spec. */
export type DrawChart = (id: string, chart: LaidOut, measure: MeasureText) => DrawnChart;

/**
 * Makes a function that draws charts of a kind. The rows of a chart replace the invented values in
 * the spec. A warning of Vega is an error, and so is a drawing without marks, because Vega silently
 * draws nothing for a missing field. Throws a ReportError("usage") if a text has no room in the
 * report's font.
 */
export function drawingBy(spec: PreparedSpec, look: ChartLook): DrawChart {
  const drawScene = sceneDrawing(spec(paintOf(look)));
  return (id, laidOut, measure) => {
    const { width, height, tooWide } = laidOut;
    const problems: string[] = [];
    const { root, svg } = drawScene(laidOut, measure, problems);
    const cut = tooWide ?? textPastEdges(root, width);
    if (problems.length > 0) throw new Error(`chart ${id}: ${problems.join("; ")}`);
    if (!drawsMarks(root)) throw new Error(`chart ${id}: a drawing without marks`);
    if (cut !== null) throw new ReportError("usage", chartMessages.noRoom(cut));
    return { svg, width, height };
  };
}

/** In pixels: a smaller excess is the space around a letter. */
const TOLERANCE = 1;

/**
 * Finds a text in a drawing of `width` pixels that reaches past its left or right edge, where it
 * would be cut off. Returns null if there is none.
 */
function textPastEdges(root: Drawn, width: number): string | null {
  const isCut = ({ bounds }: Drawn, offset: number): boolean =>
    bounds !== undefined &&
    bounds.x1 <= bounds.x2 &&
    (bounds.x1 + offset < -TOLERANCE || bounds.x2 + offset > width + TOLERANCE);
  const firstIn = ({ marktype, items = [] }: Drawn, offset: number): string | null => {
    for (const item of items) {
      if (marktype === "text" && isCut(item, offset)) return [item.text].flat().join(" ");
      const inside = firstIn(item, marktype === "group" ? offset + (item.x ?? 0) : offset);
      if (inside !== null) return inside;
    }
    return null;
  };
  return firstIn(root, 0);
}

/** The types of marks that show numbers. */
const NUMBER_MARKS = new Set(["rect", "symbol", "line"]);

/** Returns true if a drawing shows any number as a mark. */
function drawsMarks(root: Drawn): boolean {
  const hasMark = ({ marktype, items = [] }: Drawn): boolean =>
    items.some((item) => {
      const { bounds } = item;
      const isThere = bounds !== undefined && bounds.x1 < bounds.x2;
      return (NUMBER_MARKS.has(marktype ?? "") && isThere) || hasMark(item);
    });
  return hasMark(root);
}
