import { monthAbbreviation } from "../../language/dates.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { plainText } from "../../model/text.ts";
import {
  inLines,
  lineCount,
  NARROW,
  markRow,
  widestOf,
  widthIn,
  withShortWords,
  type LaidOut,
  type LayOut,
  type Row,
  type WidthOf,
} from "../lay-out.ts";
import { legendRows, partOf } from "../legend.ts";
import type { ChartEvent } from "./event-marks.ts";
import type { Month } from "./month-numbers.ts";
import { OWN_PERIOD, partRow, partShare, upright } from "./upright.ts";

const FONT_SIZE = 13;
const EVENT_SIZE = 12;

/**
 * The heights of a month, its bar, a line of an event's text, and the space around that text, in
 * pixels.
 */
const MONTH = 17;
const BAR = 14;
const TEXT_LINE = 15;
const ROOM = 8;

/**
 * The least start of bars, the end of the longest bar, and the space between a bar and its number.
 */
const LEAST_START = 66;
const LONGEST = 270;
const NUMBER_GAP = 6;
const BELOW_LEGEND = 6;

/** Lays out upright bars, or bars below each other in a narrow drawing. */
export const layOutMonths: LayOut = (chart, width, measure) => {
  const months = monthsOf(chart);
  const events = chart.annotations.map(({ code, day, text }) => {
    return { code, text: plainText(text), ...(day === undefined ? {} : { day }) };
  });
  const nothing = { width, params: {}, tooWide: null };
  const widths = { number: widthIn(measure, FONT_SIZE), event: widthIn(measure, EVENT_SIZE) };
  const legend = legendOf(chart, width, widths.number);
  const drawn =
    width >= NARROW
      ? upright(months, events, { width, top: legend.height }, measure)
      : underEachOther(months, events, { width, top: legend.height }, widths);
  return { ...nothing, ...drawn, rows: [...legend.rows, ...drawn.rows] };
};

/**
 * The legend above the bars: the highlighted part, and the colour of the period if bars have no
 * room for words. Empty if there is neither.
 */
function legendOf({ categories, series }: ChartBlock, width: number, widthOf: WidthOf) {
  const part = partOf(series);
  const isMixed = new Set(categories.map(({ role }) => role === "earlier")).size > 1;
  const entries = [
    ...(part === undefined ? [] : [{ label: plainText(part.name), colour: { role: "second" } }]),
    ...(width < NARROW && isMixed ? [{ label: OWN_PERIOD, colour: { role: "main" } }] : []),
  ];
  if (entries.length === 0) return { rows: [], height: 0 };
  const legend = legendRows(entries, { top: 0, width }, { label: widthOf, number: widthOf });
  return { rows: legend.rows, height: legend.height + BELOW_LEGEND };
}

function monthsOf({ categories, series }: ChartBlock): readonly Month[] {
  const part = partOf(series);
  return categories.map(({ code, role }, index) => {
    const value = series[0]?.values[index] ?? null;
    return {
      code,
      value: value === null ? null : value.value,
      part: part?.values[index]?.value ?? null,
      text: value === null ? "–" : plainText(value.text),
      was: value?.was === undefined ? null : plainText(value.was),
      isOwn: role !== "earlier",
    };
  });
}

/** Lays out the months below each other, with each event above its month. */
function underEachOther(
  months: readonly Month[],
  events: readonly ChartEvent[],
  { width, top: above }: { readonly width: number; readonly top: number },
  widths: { readonly number: WidthOf; readonly event: WidthOf },
): Pick<LaidOut, "height" | "rows"> {
  const peak = Math.max(1, ...months.map(({ value }) => value ?? 0));
  const names = months.map(({ code }) => {
    return `${monthAbbreviation(Number(code.slice(5)))} ${code.slice(0, 4)}`;
  });
  const start = Math.max(LEAST_START, widestOf(names, widths.number).width + NUMBER_GAP);
  let top = above;
  const rows = months.flatMap((month, index): Row[] => {
    const { code, value, isOwn } = month;
    const before = events
      .filter((event) => event.code === code)
      .flatMap(({ text }): Row[] => {
        const short = withShortWords(text, width, widths.event);
        const lines = inLines(short, width, widths.event);
        const y = top + ROOM / 2;
        top += TEXT_LINE * lineCount(lines) + ROOM;
        return [
          markRow("grid", { x: 0, x2: width, y }),
          markRow("quiet", { x: 0, y: y + 3 + TEXT_LINE / 2, text: lines }),
        ];
      });
    const [y, middle] = [top, top + BAR / 2];
    const end = start + ((LONGEST - start) * (value ?? 0)) / peak;
    top += MONTH;
    const text = numberBeside(month, width - end - NUMBER_GAP, widths.number);
    return [
      ...before,
      markRow("label", { x: 0, y: middle, text: names[index] ?? "" }),
      markRow("bar", { x: start, x2: end, y, y2: y + BAR, role: isOwn ? "main" : "past" }),
      ...partRow(month, { x: start, x2: start + (end - start) * partShare(month), y, y2: y + BAR }),
      markRow("label", { x: end + NUMBER_GAP, y: middle, text }),
    ];
  });
  return { height: top, rows };
}

/** Returns "105", or for a revised number "105 (was 103)" if that fits beside the bar. */
function numberBeside({ text, was }: Month, room: number, widthOf: WidthOf): string {
  const whole = `${text} (was ${was})`;
  return was !== null && widthOf(whole) <= room ? whole : text;
}
