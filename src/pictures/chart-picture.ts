import type { DrawnChart } from "../charts/draw-chart.ts";
import { cutTexts, layOut } from "../charts/kinds.ts";
import type { MeasureText } from "../charts/text-width.ts";
import { withoutControls } from "../language/control-characters.ts";
import type { ChartBlock } from "../model/chart.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText, type Text } from "../model/text.ts";
import { footOf, type Frame, marksPart, type Part, sourceLines } from "./foot.ts";
import type { Form } from "./forms.ts";
import { heightOf, linesOf, type Picture, textLines, type TextStyle } from "./svg.ts";

/** How wide a chart is laid out for a picture, and by how much it is enlarged. */
interface Fitted {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** Draws a chart as wide as asked, in the colours of the picture. */
export type DrawWide = (chart: ChartBlock, width: number) => Promise<DrawnChart>;

/**
 * A picture of a chart with all that tells what it is: its title and subtitle, its remark, the
 * reference date, the source and the team. The chart is laid out anew for the form, as large as there
 * is room for.
 */
export async function chartPicture(
  model: ReportModel,
  chart: ChartBlock,
  form: Form,
  frame: Frame,
  draw: DrawWide,
): Promise<Picture> {
  const { width, margin, small } = form;
  const { palette } = frame;
  const foot = footOf(model, sourceLines(model), frame);
  const marks = marksPart(model, frame);
  const title = titlePart(plainText(chart.title), form, frame);
  const subtitle = linesPart(chart.subtitle ?? [], frame, {
    size: form.subtitle,
    colour: palette.quiet,
  });
  const remark = linesPart(withoutReferences(chart.remark ?? []), frame, {
    size: small,
    colour: palette.quiet,
  });
  const [betweenTitles, aboveChart, belowChart] = [small * 0.3, small, small * 0.75];
  const above =
    margin * 0.8 + (marks?.height ?? 0) + title.height + betweenTitles + subtitle.height;
  const below = (remark.height === 0 ? 0 : remark.height + belowChart) + foot.height + margin * 0.7;
  const room = form.height === null ? null : form.height - above - aboveChart - below - belowChart;
  const fitted = fit(chart, form, frame.room, room, frame.measure);
  const drawn = await draw(chart, fitted.width);
  const drawnHeight = drawn.height * fitted.scale;
  const height = form.height ?? Math.ceil(above + aboveChart + drawnHeight + belowChart + below);
  const footTop = Math.round(height - margin * 0.7 - foot.height);
  const remarkTop = footTop - (remark.height === 0 ? 0 : remark.height + belowChart);
  // What is left stands for the greater part below.
  const left = remarkTop - belowChart - (above + aboveChart) - drawnHeight;
  const chartTop = above + aboveChart + Math.max(0, left) * 0.4;
  let top = margin * 0.8;
  const placed = [marks, title, subtitle].flatMap((part) => {
    if (part === null) return [];
    const content = part.draw(Math.round(top));
    top += part.height + (part === title ? betweenTitles : 0);
    return [content];
  });
  return {
    width,
    height,
    content: [
      ...placed,
      nested(drawn, margin, chartTop, fitted.scale),
      remark.draw(remarkTop),
      foot.draw(footTop),
    ].join("\n"),
  };
}

/** More lines of a title are set smaller. */
const MOST_TITLE_LINES = 2;
const LEAST_TITLE = 0.7;

function titlePart(text: string, form: Form, { room, margin, palette, measure }: Frame): Part {
  const style = (size: number): TextStyle => ({ size, isBold: true, colour: palette.ink });
  let size = form.title;
  while (
    size > form.title * LEAST_TITLE &&
    linesOf(text, room, style(size), measure).length > MOST_TITLE_LINES
  ) {
    size -= 1;
  }
  const lines = linesOf(text, room, style(size), measure);
  return {
    height: heightOf(lines, style(size)),
    draw: (top) => textLines(lines, { x: margin, y: top }, style(size)),
  };
}

function linesPart(text: Text, { room, margin, measure }: Frame, style: TextStyle): Part {
  const lines = linesOf(plainText(text), room, style, measure);
  return {
    height: heightOf(lines, style),
    draw: (top) => textLines(lines, { x: margin, y: top }, style),
  };
}

/** Stands for a reference while its sentence is looked for. */
const REFERENCE = "\uE000";

/** The text without sentences that refer to another place of the report: a picture has none. */
function withoutReferences(text: Text): Text {
  const marked = text.map((run) => (run.target === undefined ? run.text : REFERENCE)).join("");
  const kept = marked.replaceAll(/(?<=^|[.!?] )[^.!?]*\uE000[^.!?]*[.!?]/g, "").trim();
  return kept === "" ? [] : [{ text: kept.replaceAll(REFERENCE, "") }];
}

/** From one scale to the next that is tried. */
const STEP = 0.05;

/**
 * The largest scale at which a chart has room. Where it has at none, the least: it is then set
 * smaller as a whole. A layout that cuts a text short is taken only where every other does.
 */
function fit(
  chart: ChartBlock,
  { scale: { most, least } }: Form,
  width: number,
  height: number | null,
  measure: MeasureText,
): Fitted {
  let fallback: Fitted | undefined;
  for (let scale = most; scale > least - STEP / 2; scale -= STEP) {
    const wide = Math.floor(width / scale);
    const laidOut = layOut(chart, { column: wide, page: wide }, measure);
    const fitted = { width: wide, height: laidOut.height, scale: width / wide };
    if (height === null) return fitted;
    if (laidOut.tooWide !== null) continue;
    if (laidOut.height * fitted.scale <= height) {
      if (cutTexts(laidOut) === 0) return fitted;
      fallback ??= fitted;
    } else if (fallback === undefined && scale - STEP < least) {
      fallback = { ...fitted, scale: Math.min(fitted.scale, height / laidOut.height) };
    }
  }
  const wide = Math.floor(width / least);
  return fallback ?? { width: wide, height: 0, scale: least };
}

const START_TAG = /^<svg[^>]*>/;
/** What Vega says for screen readers, in English, and what no drawing needs. */
const NEEDLESS = /\s(?:role|class|aria-[a-z]+|pointer-events|version|xmlns:xlink)="[^"]*"/g;

function nested({ svg, width, height }: DrawnChart, x: number, y: number, scale: number): string {
  const [wide, high] = [width * scale, height * scale].map((side) => Number(side.toFixed(2)));
  const start = `<svg x="${x}" y="${y.toFixed(2)}" width="${wide}" height="${high}" viewBox="0 0 ${width} ${height}">`;
  return withoutControls(svg).replaceAll(NEEDLESS, "").replace(START_TAG, start);
}
