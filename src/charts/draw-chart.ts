import type { Drawn } from "vega-scenegraph";

import { sceneDrawing } from "./dataflow.ts";
import type { LaidOut } from "./lay-out.ts";
import type { MeasureText } from "./text-width.ts";
import { type ChartLook, paintOf, type PreparedSpec } from "./theme.ts";
import { ReportError } from "../errors.ts";
import { chartMessages } from "../messages/own-fonts.ts";

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
