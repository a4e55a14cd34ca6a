import { cutTexts, layOut } from "../charts/kinds.ts";
import type { MeasureText } from "../charts/text-width.ts";
import type { ChartBlock } from "../model/chart.ts";
import { plainText } from "../model/text.ts";
import type { Frame, Part } from "./foot.ts";
import type { Form } from "./forms.ts";
import { heightOf, linesOf, textLines, type TextStyle } from "./svg.ts";
import { remarkOf } from "./words.ts";

/** The vertical space above the foot. `bottom` is null if the content sets it. */
export interface Room {
  readonly top: number;
  readonly bottom: number | null;
}

/** The words of a picture and its chart, each with its place. */
export interface Arranged {
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

/** Below this a chart is hard to read on a telephone. */
const LEGIBLE = 1.6;
/** How much larger a chart must be to go beside its words. */
const WORTH = 1.05;
/** A picture higher than this part of its width has more room below its words. */
const HIGH = 0.6;
/** The part of the width for words beside a chart, and the gap between them. */
const WORDS = 0.34;
const BETWEEN = 36;

/** Places the words above the chart, or beside it if that makes the chart larger. */
export function arrange(chart: ChartBlock, form: Form, frame: Frame, room: Room): Arranged {
  const below = belowWords(chart, form, frame, room);
  const isHigh = form.height === null || form.height > HIGH * form.width;
  if (isHigh || below.chart.scale >= LEGIBLE) return below;
  const beside = besideWords(chart, form, frame, room);
  return beside !== null && beside.chart.scale > below.chart.scale * WORTH ? beside : below;
}

/** The room between the words of a picture, and around its chart. */
export function spacing({ small }: Form) {
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

/** The smallest scale, which is hard to read and the last resort. */
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
