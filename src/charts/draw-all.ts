import { CHART_WIDTHS, type ChartBlock, type ReportModel } from "../document/report-model.ts";
import { drawChart, type CompiledSpecs, type DrawnChart, type DrawnCharts } from "./draw-chart.ts";
import { familiesOf, type FontFile } from "./fonts.ts";
import { measureWith } from "./text-width.ts";

/** What draws the charts of reports. */
export interface Drawing {
  /** Draws every chart of the report, by chart id. */
  readonly drawCharts: (folder: string, model: ReportModel) => Promise<DrawnCharts>;
}

/** Makes ready to draw with the report's fonts. Loading this module loads Vega, so load it late. */
export function prepareDrawing(fonts: readonly FontFile[]): Drawing {
  const measure = measureWith(fonts);
  const families = familiesOf(fonts);
  return {
    drawCharts: async (folder, model) => {
      const charts = model.sections
        .flatMap(({ blocks }) => blocks)
        .filter((block): block is ChartBlock => block.type === "chart");
      const drawn = new Map<string, DrawnChart>();
      const look = { palette: model.palette, families };
      const compiled: CompiledSpecs = new Map();
      // One after the other: reading the next spec lets the browser's answers in between.
      for (const chart of charts) {
        const drawing = await drawChart(folder, chart, measure, look, compiled);
        assertSize(chart, drawing);
        drawn.set(chart.id, drawing);
      }
      return drawn;
    },
  };
}

/** Pages are laid out before charts are drawn: a drawing of another size would change them. */
function assertSize({ id, wide, height }: ChartBlock, drawn: DrawnChart): void {
  const width = wide ? CHART_WIDTHS.page : CHART_WIDTHS.column;
  if (drawn.width === width && drawn.height === height) return;
  throw new Error(`chart ${id}: ${drawn.width} by ${drawn.height} px, not ${width} by ${height}`);
}
