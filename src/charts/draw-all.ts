import {
  CHART_WIDTHS,
  type ChartBlock,
  type Drawing,
  type ReportModel,
} from "../model/report-model.ts";
import { drawChart, type CompiledSpecs, type DrawnChart, type DrawnCharts } from "./draw-chart.ts";
import { familiesOf, type FontFile } from "./fonts.ts";
import { measureWith } from "./text-width.ts";

/** What draws the charts of reports. */
export interface DrawingTools {
  /** Draws every chart of the report, by chart id. */
  readonly drawCharts: (folder: string, model: ReportModel) => Promise<DrawnCharts>;
  /** Draws the same for a narrow screen. */
  readonly drawNarrow: (folder: string, model: ReportModel) => Promise<DrawnCharts>;
}

/** Makes ready to draw with the report's fonts. Loading this module loads Vega, so load it late. */
export function prepareDrawing(fonts: readonly FontFile[]): DrawingTools {
  const measure = measureWith(fonts);
  const families = familiesOf(fonts);
  const drawAll = async (
    folder: string,
    model: ReportModel,
    drawingOf: (chart: ChartBlock) => Drawing & { readonly width: number },
  ): Promise<DrawnCharts> => {
    const charts = model.sections
      .flatMap(({ blocks }) => blocks)
      .filter((block): block is ChartBlock => block.type === "chart");
    const drawn = new Map<string, DrawnChart>();
    const look = { palette: model.palette, families };
    const compiled: CompiledSpecs = new Map();
    // One after the other: reading the next spec lets the browser's answers in between.
    for (const chart of charts) {
      const { width, ...asked } = drawingOf(chart);
      const { id } = chart;
      const drawing = await drawChart(folder, { id, ...asked }, measure, look, compiled);
      assertSize(id, { width, height: asked.height }, drawing);
      drawn.set(id, drawing);
    }
    return drawn;
  };
  return {
    drawCharts: (folder, model) =>
      drawAll(folder, model, ({ spec, height, rows, wide }) => {
        const width = wide ? CHART_WIDTHS.page : CHART_WIDTHS.column;
        return { spec, height, rows, width };
      }),
    drawNarrow: (folder, model) =>
      drawAll(folder, model, ({ narrow }) => ({ ...narrow, width: CHART_WIDTHS.narrow })),
  };
}

/** A drawing's own size in pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pages are laid out before charts are drawn: a drawing of another size would change them. */
function assertSize(id: string, { width, height }: Size, drawn: Size): void {
  if (drawn.width === width && drawn.height === height) return;
  throw new Error(`chart ${id}: ${drawn.width} by ${drawn.height} px, not ${width} by ${height}`);
}
