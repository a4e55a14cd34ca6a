import type { ChartBlock, ReportModel } from "../document/report-model.ts";
import { drawChart, type DrawnChart } from "./draw-chart.ts";
import { readFonts, type FontFile } from "./fonts.ts";
import { measureWith } from "./text-width.ts";

/** The report's fonts, and what draws its charts with them. */
export interface Drawing {
  readonly fonts: readonly FontFile[];
  /** Draws every chart of the report, by chart id. */
  readonly drawCharts: (
    folder: string,
    model: ReportModel,
  ) => Promise<ReadonlyMap<string, DrawnChart>>;
}

/** Reads the fonts and makes ready to draw. Loading this module loads Vega, so load it late. */
export async function prepareDrawing(): Promise<Drawing> {
  const fonts = await readFonts();
  const measure = measureWith(fonts);
  return {
    fonts,
    drawCharts: async (folder, model) => {
      const charts = model.sections
        .flatMap(({ blocks }) => blocks)
        .filter((block): block is ChartBlock => block.type === "chart");
      const drawn = await Promise.all(
        charts.map(
          async (chart) =>
            [chart.id, await drawChart(folder, chart, measure, model.palette)] as const,
        ),
      );
      return new Map(drawn);
    },
  };
}
