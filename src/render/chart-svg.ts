import Handlebars from "handlebars";

import type { DrawnCharts } from "../charts/draw-chart.ts";
import { CHART_WIDTHS, type ChartBlock } from "../document/report-model.ts";
import { plainText } from "../document/text.ts";

/**
 * A chart's drawing as one image with its alt text; an empty one of the same size where `charts`
 * is null. Vega's own roles go: they would read out every mark, in English.
 */
export function chartSvg(
  charts: DrawnCharts | null,
  { id, alt, wide, height }: ChartBlock,
): string {
  const label = Handlebars.escapeExpression(plainText(alt));
  const start = `<svg role="img" aria-label="${label}"`;
  if (charts === null) {
    const width = wide ? CHART_WIDTHS.page : CHART_WIDTHS.column;
    return `${start} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"></svg>`;
  }
  const chart = charts.get(id);
  if (chart === undefined) throw new Error(`chart ${id} was not drawn`);
  const silent = chart.svg.replaceAll(
    /\s(?:role|class|aria-[a-z]+|pointer-events|version|xmlns:xlink)="[^"]*"/g,
    "",
  );
  return silent.replace("<svg", start);
}
