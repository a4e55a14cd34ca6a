import type { DrawnChart } from "../charts/draw-chart.ts";
import { withoutControls } from "../language/control-characters.ts";
import type { ChartBlock } from "../model/chart.ts";
import type { ReportModel } from "../model/report-model.ts";
import { arrange, spacing } from "./arrange.ts";
import { footOf, type Frame, marksPart, sourceLines } from "./foot.ts";
import type { Form } from "./forms.ts";
import type { Picture } from "./svg.ts";

/** Draws a chart at a given width, in the colours of the picture. */
export type DrawWide = (chart: ChartBlock, width: number) => Promise<DrawnChart>;

/** The margins at the top and the bottom, as parts of the margin at the sides. */
const UPPER_EDGE = 0.8;
const LOWER_EDGE = 0.7;
/** The part of the unused space that goes above the chart. */
const ABOVE = 0.4;

/**
 * A picture of a chart with its title, subtitle, remark, reference date, source and organisation, so
 * that it can stand alone. The chart is laid out again for the form, as large as fits.
 */
export async function chartPicture(
  model: ReportModel,
  chart: ChartBlock,
  form: Form,
  frame: Frame,
  draw: DrawWide,
): Promise<Picture> {
  const { width, margin } = form;
  const { belowChart } = spacing(form);
  const marks = marksPart(model, frame);
  const foot = footOf(model, sourceLines(model, model.logo !== null), frame);
  const first = margin * UPPER_EDGE;
  const last = foot.height + margin * LOWER_EDGE;
  const { words, atFoot, ...placed } = arrange(chart, form, frame, {
    top: first + (marks?.height ?? 0),
    bottom: form.height === null ? null : form.height - last,
  });
  const { left, top, room, scale, width: laidOut } = placed.chart;
  const drawn = await draw(chart, laidOut);
  const drawnHeight = drawn.height * scale;
  const remarkHeight = atFoot.height === 0 ? 0 : atFoot.height + belowChart;
  const height = form.height ?? Math.ceil(top + drawnHeight + belowChart + remarkHeight + last);
  const unused = room === null ? 0 : Math.max(0, room - drawnHeight);
  return {
    width,
    height,
    content: [
      marks?.draw(first) ?? "",
      ...words.map((one) => one.part.draw(one.top)),
      nested(drawn, left, top + unused * ABOVE, scale),
      atFoot.draw(height - last - remarkHeight),
      foot.draw(height - last),
    ].join("\n"),
  };
}

const START_TAG = /^<svg[^>]*>/;
/** Attributes without a use in a picture, such as Vega's English ones for screen readers. */
const NEEDLESS = /\s(?:role|class|aria-[a-z]+|pointer-events|version|xmlns:xlink)="[^"]*"/g;

function nested({ svg, width, height }: DrawnChart, x: number, y: number, scale: number): string {
  const [wide, high] = [width * scale, height * scale].map((side) => Number(side.toFixed(2)));
  const start = `<svg x="${x}" y="${y.toFixed(2)}" width="${wide}" height="${high}" viewBox="0 0 ${width} ${height}">`;
  return withoutControls(svg).replaceAll(NEEDLESS, "").replace(START_TAG, start);
}
