import type { DrawnChart } from "../charts/draw-all.ts";
import { cutTexts, layOut } from "../charts/kinds.ts";
import type { MeasureText } from "../charts/lay-out.ts";
import { withoutControls } from "../language/characters.ts";
import type { ChartBlock } from "../model/blocks.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";
import {
  footOf,
  type Frame,
  heightOf,
  linesOf,
  marksPart,
  type Part,
  type Picture,
  remarkOf,
  sourceLines,
  textLines,
  type TextStyle,
} from "./picture.ts";

/** Draws a chart at a given width, in the colours of the picture. */
export type DrawWide = (chart: ChartBlock, width: number) => Promise<DrawnChart>;

/** The margins at the top and the bottom, as parts of the margin at the sides. */
const UPPER_EDGE = 0.8;
const LOWER_EDGE = 0.7;
/** The part of the unused space that goes above the chart. */
const ABOVE = 0.4;

/**
 * A picture of a chart with its title, subtitle, remark, reference date, source and organisation, so
 * that it can be used alone. The chart is laid out again for the form, as large as fits.
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
/** Attributes that a picture does not need, such as Vega's English texts for screen readers. */
const NEEDLESS = /\s(?:role|class|aria-[a-z]+|pointer-events|version|xmlns:xlink)="[^"]*"/g;

function nested({ svg, width, height }: DrawnChart, x: number, y: number, scale: number): string {
  const [wide, high] = [width * scale, height * scale].map((side) => Number(side.toFixed(2)));
  const start = `<svg x="${x}" y="${y.toFixed(2)}" width="${wide}" height="${high}" viewBox="0 0 ${width} ${height}">`;
  return withoutControls(svg).replaceAll(NEEDLESS, "").replace(START_TAG, start);
}

// The places of the words and the chart.

/** The vertical space above the foot. `bottom` is null if the content sets it. */
interface Room {
  readonly top: number;
  readonly bottom: number | null;
}

/** The words of a picture and its chart, each with its place. */
interface Arranged {
  readonly words: readonly { readonly part: Part; readonly top: number }[];
  /** The remark directly above the foot. It has no height if the remark is among the words. */
  readonly atFoot: Part;
  readonly chart: {
    readonly left: number;
    readonly top: number;
    /** The height of its space. Null if the chart sets it. */
    readonly room: number | null;
    /** The width of its layout, and how much the layout is enlarged. */
    readonly width: number;
    readonly scale: number;
  };
}

/** Below this scale a chart is hard to read on a telephone. */
const LEGIBLE = 1.6;
/** How much larger a chart must become to be placed beside its words. */
const WORTH = 1.05;
/**
 * A picture that is higher than this part of its width has more room below its words than beside
 * them.
 */
const HIGH = 0.6;
/** The part of the width for words beside a chart, and the gap between them. */
const WORDS = 0.34;
const BETWEEN = 36;

/** Places the words above the chart, or beside it if that makes the chart larger. */
function arrange(chart: ChartBlock, form: Form, frame: Frame, room: Room): Arranged {
  const below = belowWords(chart, form, frame, room);
  const isHigh = form.height === null || form.height > HIGH * form.width;
  if (isHigh || below.chart.scale >= LEGIBLE) return below;
  const beside = besideWords(chart, form, frame, room);
  return beside !== null && beside.chart.scale > below.chart.scale * WORTH ? beside : below;
}

/** The room between the words of a picture, and around its chart. */
function spacing({ small }: Form) {
  return { belowTitle: small * 0.3, aboveChart: small, belowChart: small * 0.75 };
}

function belowWords(chart: ChartBlock, form: Form, frame: Frame, { top, bottom }: Room): Arranged {
  const { belowTitle, aboveChart, belowChart } = spacing(form);
  const { title, subtitle, remark } = wordsOf(chart, form, frame, 2);
  const subtitleTop = top + title.height + belowTitle;
  const chartTop = subtitleTop + subtitle.height + aboveChart;
  const atFoot = remark.height === 0 ? 0 : remark.height + belowChart;
  const height = bottom === null ? null : bottom - atFoot - belowChart - chartTop;
  return {
    words: [
      { part: title, top },
      { part: subtitle, top: subtitleTop },
    ],
    atFoot: remark,
    chart: {
      left: frame.margin,
      top: chartTop,
      room: height,
      ...fit(chart, form, { width: frame.room, height }, frame.measure),
    },
  };
}

/** Null if the words do not fit beside the chart. */
function besideWords(
  chart: ChartBlock,
  form: Form,
  frame: Frame,
  { top, bottom }: Room,
): Arranged | null {
  if (bottom === null) return null;
  const { belowTitle, aboveChart, belowChart } = spacing(form);
  const width = Math.round(frame.room * WORDS);
  const { title, subtitle, remark } = wordsOf(chart, form, { ...frame, room: width }, 4);
  const subtitleTop = top + title.height + belowTitle;
  const remarkTop = subtitleTop + subtitle.height + aboveChart;
  if (remarkTop + remark.height + belowChart > bottom) return null;
  const left = width + BETWEEN;
  const height = bottom - belowChart - top;
  return {
    words: [
      { part: title, top },
      { part: subtitle, top: subtitleTop },
      { part: remark, top: remarkTop },
    ],
    atFoot: { height: 0, draw: () => "" },
    chart: {
      left: frame.margin + left,
      top,
      room: height,
      ...fit(chart, form, { width: frame.room - left, height }, frame.measure),
    },
  };
}

function wordsOf(chart: ChartBlock, form: Form, frame: Frame, mostLines: number) {
  const { ink, quiet } = frame.palette;
  const { title: size, subtitle, small } = form;
  return {
    title: titlePart(plainText(chart.title), { size, isBold: true, colour: ink }, frame, mostLines),
    subtitle: linesPart(plainText(chart.subtitle ?? []), { size: subtitle, colour: quiet }, frame),
    remark: linesPart(remarkOf(chart), { size: small, colour: quiet }, frame),
  };
}

/** The smallest size of a long title, as a part of its size. */
const LEAST_TITLE = 0.7;

function titlePart(text: string, style: TextStyle, frame: Frame, mostLines: number): Part {
  const linesAt = (size: number) => linesOf(text, frame.room, { ...style, size }, frame.measure);
  let { size } = style;
  while (size > style.size * LEAST_TITLE && linesAt(size).length > mostLines) size -= 1;
  return linesPart(text, { ...style, size }, frame);
}

function linesPart(text: string, style: TextStyle, { room, margin, measure }: Frame): Part {
  const lines = linesOf(text, room, style, measure);
  return {
    height: heightOf(lines, style),
    draw: (top) => textLines(lines, { x: margin, y: top }, style),
  };
}

// The scale of the chart.

/** The smallest scale. It is hard to read, so it is the last resort. */
const LEAST_SCALE = 0.5;
/** The step between the scales that are tried. */
const STEP = 0.05;

/** The largest scale at which a chart fits. A layout that cuts texts off is the last resort. */
function fit(
  chart: ChartBlock,
  { scale: most }: Form,
  room: { readonly width: number; readonly height: number | null },
  measure: MeasureText,
): Pick<Arranged["chart"], "width" | "scale"> {
  let cut: Pick<Arranged["chart"], "width" | "scale"> | undefined;
  for (let tried = most; ; tried -= STEP) {
    const width = Math.floor(room.width / tried);
    const scale = room.width / width;
    const laidOut = layOut(chart, { column: width, page: width }, measure);
    if (room.height === null || tried - STEP < LEAST_SCALE) return cut ?? { width, scale };
    if (laidOut.tooWide !== null || laidOut.height * scale > room.height) continue;
    if (cutTexts(laidOut) === 0) return { width, scale };
    cut ??= { width, scale };
  }
}

// The forms of a picture.

/** The forms of a picture of a chart, as in its file name. */
export type FormName = "breed" | "vierkant" | "rapport";

/** The size of a picture and of its fonts, in its own pixels. */
export interface Form {
  readonly width: number;
  /** Null if the content sets the height. */
  readonly height: number | null;
  readonly margin: number;
  readonly title: number;
  readonly subtitle: number;
  /** The remark and the foot. */
  readonly small: number;
  /** The largest scale of the chart, whose own letters are 12 and 13 pixels. */
  readonly scale: number;
}

/** For social media and slides: the shape of 16 by 9. */
const WIDE: Form = {
  width: 1200,
  height: 675,
  margin: 44,
  title: 44,
  subtitle: 28,
  small: 22,
  scale: 2.6,
};

const SQUARE: Form = {
  width: 1080,
  height: 1080,
  margin: 52,
  title: 54,
  subtitle: 33,
  small: 24,
  scale: 2.7,
};

/** The pixels of a picture for one pixel of the report. */
export const REPORT_SCALE = 2;

/** The forms of a chart, given its width in the report in pixels. */
export function formsOf(width: number): readonly (readonly [FormName, Form])[] {
  const margin = 24 * REPORT_SCALE;
  const inReport: Form = {
    width: width * REPORT_SCALE + 2 * margin,
    height: null,
    margin,
    title: 18 * REPORT_SCALE,
    subtitle: 14 * REPORT_SCALE,
    small: 12 * REPORT_SCALE,
    scale: REPORT_SCALE,
  };
  return [
    ["breed", WIDE],
    ["vierkant", SQUARE],
    ["rapport", inReport],
  ];
}
