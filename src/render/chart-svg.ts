import Handlebars from "handlebars";

import type { Palette } from "../colour/palette.ts";
import type { DrawnCharts } from "../charts/draw-all.ts";
import { guessWidth, layOut } from "../charts/kinds.ts";
import type { ChartBlock } from "../model/chart.ts";
import { plainText } from "../model/text.ts";
import { withColourVariables } from "./chart-colours.ts";

/**
 * A chart's drawing as one image with its alt text; where `charts` is null, an empty one of about
 * the size that the drawing will have. Vega's own roles go: they would read out every mark, in
 * English.
 */
export function chartSvg(charts: DrawnCharts | null, chart: ChartBlock): string {
  if (charts !== null) return drawnSvg(charts, chart);
  const { width, height } = layOut(chart, "page", guessWidth);
  return `${startOf(chart)} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"></svg>`;
}

/**
 * A chart's drawing for the screen: its colours are the page's variables in place of those of the
 * palette that it was drawn in. `className` tells the drawings of one chart apart.
 */
export function screenSvg(
  charts: DrawnCharts,
  chart: ChartBlock,
  palette: Palette,
  className: string,
): string {
  const svg = withColourVariables(drawnSvg(charts, chart), palette);
  // Some readers would go on to the texts within, one by one.
  return svg.replace("<svg", `<svg class="${className}"`).replace("<g", '<g aria-hidden="true"');
}

function drawnSvg(charts: DrawnCharts, chart: ChartBlock): string {
  const drawn = charts.get(chart.id);
  if (drawn === undefined) throw new Error(`chart ${chart.id} was not drawn`);
  const silent = drawn.svg.replaceAll(
    /\s(?:role|class|aria-[a-z]+|pointer-events|version|xmlns:xlink)="[^"]*"/g,
    "",
  );
  return silent.replace("<svg", startOf(chart));
}

function startOf({ alt }: ChartBlock): string {
  return `<svg role="img" aria-label="${Handlebars.escapeExpression(plainText(alt))}"`;
}

/** What the letters in a drawing stand for: "A: 19 september 2023: brieven verstuurd." */
export function chartKey(charts: DrawnCharts | null, chart: ChartBlock): string {
  const key = charts?.get(chart.id)?.key ?? layOut(chart, "page", guessWidth).key;
  return key.map(({ letter, texts }) => `${letter}: ${texts.join("; ")}.`).join(" ");
}
