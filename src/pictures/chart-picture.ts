import type { DrawnChart } from "../charts/draw-chart.ts";
import { cutTexts, layOut } from "../charts/kinds.ts";
import type { MeasureText } from "../charts/text-width.ts";
import { withoutControls } from "../language/control-characters.ts";
import type { ChartBlock } from "../model/chart.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import { footOf, type Frame, marksPart, type Part, sourceLines } from "./foot.ts";
import type { Form } from "./forms.ts";
import { remarkOf } from "./words.ts";
import { heightOf, linesOf, type Picture, textLines, type TextStyle } from "./svg.ts";

/** How wide a chart is laid out for a picture, and by how much it is enlarged. */
interface Fitted {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** Draws a chart as wide as asked, in the colours of the picture. */
export type DrawWide = (chart: ChartBlock, width: number) => Promise<DrawnChart>;

/** How the words and the chart share a picture. */
interface Arrangement {
  /** How wide the title, the subtitle and the remark are. */
  readonly words: number;
  /** Where the chart begins, and how wide it is. */
  readonly chart: { readonly left: number; readonly width: number };
  readonly isBeside: boolean;
}

/** The parts of a picture in one arrangement, with the chart as it fits. */
interface Arranged extends Arrangement {
  readonly title: Part;
  readonly subtitle: Part;
  readonly remark: Part;
  /** From where on, and how high, there is room for the chart; null for as much as it takes. */
  readonly room: { readonly top: number; readonly height: number | null };
  readonly fitted: Fitted;
}

/** Charts of a smaller scale get more room beside the words, if that makes them this much larger. */
const LEGIBLE = 1.6;
const WORTH = 1.05;

/**
 * A picture of a chart with all that tells what it is: its title and subtitle, its remark, the
 * reference date, the source and the team. The chart is laid out anew for the form, as large as there
 * is room for: below its title, or beside it where it is high and the picture is not.
 */
export async function chartPicture(
  model: ReportModel,
  chart: ChartBlock,
  form: Form,
  frame: Frame,
  draw: DrawWide,
): Promise<Picture> {
  const { width, margin, small } = form;
  const foot = footOf(model, sourceLines(model, model.logo !== null), frame);
  const marks = marksPart(model, frame);
  const first = margin * 0.8;
  const titleTop = first + (marks?.height ?? 0);
  const bottom = margin * 0.7;
  const footTop = form.height === null ? null : form.height - bottom - foot.height;
  const { title, subtitle, remark, room, fitted, chart: place, isBeside } = arrange();
  const drawn = await draw(chart, fitted.width);
  const [drawnWidth, drawnHeight] = [drawn.width * fitted.scale, drawn.height * fitted.scale];
  const below = remark.height === 0 || isBeside ? 0 : remark.height + small * 0.75;
  const height =
    form.height ?? Math.ceil(room.top + drawnHeight + small * 0.75 + below + foot.height + bottom);
  const subtitleTop = titleTop + title.height + small * 0.3;
  const left = room.height === null ? 0 : Math.max(0, room.height - drawnHeight);
  const x = place.left + (place.width - drawnWidth) / 2;
  // More of what is left stands below than above.
  const y = room.top + left * 0.4;
  const atFoot = height - bottom - foot.height;
  const remarkTop = isBeside ? subtitleTop + subtitle.height + small : atFoot - below;
  return {
    width,
    height,
    content: [
      marks?.draw(first) ?? "",
      title.draw(titleTop),
      subtitle.draw(subtitleTop),
      nested(drawn, x, y, fitted.scale),
      remark.draw(remarkTop),
      foot.draw(atFoot),
    ].join("\n"),
  };

  function arrange(): Arranged {
    const below = arranged({
      words: frame.room,
      chart: { left: margin, width: frame.room },
      isBeside: false,
    });
    if (footTop === null || width < footTop * BESIDE.leastRatio || below.fitted.scale >= LEGIBLE) {
      return below;
    }
    const words = Math.round(frame.room * BESIDE.words);
    const begin = words + BESIDE.gap;
    const beside = arranged({
      words,
      chart: { left: margin + begin, width: frame.room - begin },
      isBeside: true,
    });
    const fits =
      beside.remark.height + beside.subtitle.height + beside.title.height <
      footTop - titleTop - 2 * small;
    return fits && beside.fitted.scale > below.fitted.scale * WORTH ? beside : below;
  }

  function arranged(arrangement: Arrangement): Arranged {
    const within = { ...frame, room: arrangement.words };
    const quiet = (size: number): TextStyle => ({ size, colour: frame.palette.quiet });
    const title = titlePart(plainText(chart.title), form, within, arrangement.isBeside ? 4 : 2);
    const subtitle = linesPart(plainText(chart.subtitle ?? []), within, quiet(form.subtitle));
    const remark = linesPart(remarkOf(chart), within, quiet(small));
    const end = titleTop + title.height + small * 0.3 + subtitle.height;
    const top = arrangement.isBeside ? titleTop : end + small;
    const below = remark.height === 0 || arrangement.isBeside ? 0 : remark.height + small * 0.75;
    const height = footTop === null ? null : footTop - small * 0.75 - below - top;
    const fitted = fit(chart, form, arrangement.chart.width, height, frame.measure);
    return { ...arrangement, title, subtitle, remark, room: { top, height }, fitted };
  }
}

/** When a chart stands beside its words, and which part of the width those take. */
const BESIDE = { leastRatio: 1.5, words: 0.34, gap: 36 };
/** More lines of a title are set smaller. */
const LEAST_TITLE = 0.7;

function titlePart(
  text: string,
  form: Form,
  { room, margin, palette, measure }: Frame,
  mostLines: number,
): Part {
  const style = (size: number): TextStyle => ({ size, isBold: true, colour: palette.ink });
  let size = form.title;
  while (
    size > form.title * LEAST_TITLE &&
    linesOf(text, room, style(size), measure).length > mostLines
  ) {
    size -= 1;
  }
  const lines = linesOf(text, room, style(size), measure);
  return {
    height: heightOf(lines, style(size)),
    draw: (top) => textLines(lines, { x: margin, y: top }, style(size)),
  };
}

function linesPart(text: string, { room, margin, measure }: Frame, style: TextStyle): Part {
  const lines = linesOf(text, room, style, measure);
  return {
    height: heightOf(lines, style),
    draw: (top) => textLines(lines, { x: margin, y: top }, style),
  };
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
