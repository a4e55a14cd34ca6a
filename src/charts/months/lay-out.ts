import { monthAbbreviation } from "../../language/dates.ts";
import { formatInteger } from "../../language/words.ts";
import { plainText } from "../../model/text.ts";
import {
  type LaidOut,
  type LayOut,
  linesWithin,
  markRow,
  type MeasureText,
  NARROW,
  type Row,
  widestOf,
  widthIn,
  type WidthOf,
  withShortWords,
} from "../lay-out.ts";
import {
  type ChartEvent,
  eventMarks,
  eventsInPlot,
  lowestPlace,
  type MonthPlaces,
  type Obstacle,
  type Plot,
  type TextPlace,
} from "./event-texts.ts";
import {
  belowEachOther,
  legendOf,
  type Month,
  type MonthNumber,
  monthNumbers,
  monthsOf,
  NUMBER_LINE,
  numberLines,
  OWN_PERIOD,
  partRow,
  partShare,
} from "./month.ts";

const FONT_SIZE = 13;
/** The font size of events in a narrow drawing, and of the key below the bars, which explains letters. */
const KEY_SIZE = 12;
/** The font size of a former number. */
const WAS_SIZE = 11.5;

/**
 * The heights of the tallest bar and a line of text, and the spaces above the tallest bar and its
 * number, in pixels.
 */
const TALLEST_BAR = 112;
const TEXT_LINE = 15;
const ABOVE = 18;
const ABOVE_NUMBERS = 4;
/**
 * The height below the bars, with two lines of months, and the space beside the numbers of the
 * axis, in pixels.
 */
const BELOW = 36;
const BESIDE_AXIS = 8;

/** The width of a bar as a fraction of a step, and its maximum in pixels. */
const BAR = 0.75;
const WIDEST_BAR = 64;

/** The space between the line of an event and its text. */
const EVENT_GAP = 6;

/** The approximate number of ticks on the axis. */
const TICKS = 3;

/**
 * The font size of month names, and the least space between two. Without that space, the axis names
 * quarters or years.
 */
const NAME_SIZE = 11.5;
const BETWEEN_NAMES = 5;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

const OWN_SIZE = 12;

/** Lays out upright bars, or bars below each other in a narrow drawing. */
export const layOutMonths: LayOut = (chart, width, measure) => {
  const months = monthsOf(chart);
  const events = chart.annotations.map(({ code, day, text }) => {
    return { code, text: plainText(text), ...(day === undefined ? {} : { day }) };
  });
  const nothing = { width, params: {}, tooWide: null };
  const widths = { number: widthIn(measure, FONT_SIZE), event: widthIn(measure, KEY_SIZE) };
  const legend = legendOf(chart, width, widths.number);
  const drawn =
    width >= NARROW
      ? upright(months, events, { width, top: legend.height }, measure)
      : belowEachOther(months, events, { width, top: legend.height }, widths);
  return { ...nothing, ...drawn, rows: [...legend.rows, ...drawn.rows] };
};

/** Lays out upright bars side by side, with events marked at their days. */
function upright(
  months: readonly Month[],
  events: readonly ChartEvent[],
  { width, top }: { readonly width: number; readonly top: number },
  measure: MeasureText,
): Pick<LaidOut, "height" | "rows"> {
  const widthOf = widthIn(measure, FONT_SIZE);
  const widthOfNumber = widthIn(measure, FONT_SIZE, true);
  const widthOfWas = widthIn(measure, WAS_SIZE);
  const peak = Math.max(1, ...months.map(({ value }) => value ?? 0));
  const ticks = ticksTo(peak);
  const axis = Math.ceil(widestOf(ticks.map(formatInteger), widthOf).width) + BESIDE_AXIS;
  const step = (width - axis) / months.length;
  const middleOf = (index: number): number => axis + step * (index + 0.5);
  const codes = months.map(({ code }) => code);
  const lineAt = ({ code, day }: Pick<ChartEvent, "code" | "day">): number =>
    axis + step * (codes.indexOf(code) + (day === undefined ? (1 - BAR) / 2 : inMonth(day)));
  const numbers = monthNumbers(months, {
    step,
    tallest: TALLEST_BAR,
    widthOf: widthOfNumber,
    widthOfWas,
  });
  const halfBar = Math.min(WIDEST_BAR, BAR * step) / 2;
  const highOf = (value: number | null): number => ((value ?? 0) / peak) * TALLEST_BAR;
  const bars = months.map(({ value }, index): Obstacle => {
    const number = numbers[index] ?? NO_NUMBER;
    const half = Math.max(halfBar, widthOfNumber(number.text) / 2, widthOfWas(number.was) / 2);
    const high = highOf(value) + NUMBER_LINE * numberLines(number);
    return { left: middleOf(index) - half, right: middleOf(index) + half, high };
  });
  const bare: Plot = {
    left: axis,
    right: width,
    obstacles: bars,
    grid: ticks.map(highOf),
    line: TEXT_LINE,
    widthOf,
  };
  const own = ownPeriod(months, middleOf, bare, widthIn(measure, OWN_SIZE));
  const plot = { ...bare, obstacles: [...bars, ...own] };
  const { marks, key, head } = placedEvents(events, plot, {
    months: codes,
    width,
    lineAt,
    widthOf,
  });
  const base = top + Math.max(ABOVE, head) + TALLEST_BAR;
  const yOf = (value: number): number => base - (value / peak) * TALLEST_BAR;
  /**
   * The y at which the line of an event ends: above a bar or a number that it would cross, else at
   * the axis.
   */
  const footOf = (x: number): number => {
    const crossed = months.flatMap(({ value }, index) => {
      const number = numbers[index] ?? NO_NUMBER;
      const away = Math.abs(x - middleOf(index));
      const half = Math.max(widthOfNumber(number.text), widthOfWas(number.was)) / 2;
      const isOver = half > 0 && away < half + 2;
      if (isOver) return [yOf(value ?? 0) - NUMBER_LINE * numberLines(number) - 2];
      return away < halfBar ? [yOf(value ?? 0) - 2] : [];
    });
    const words = own.filter(({ left, right }) => x > left - 2 && x < right + 2);
    return Math.min(base, ...crossed, ...words.map(({ high }) => base - high));
  };
  const nameWidth = widthIn(measure, NAME_SIZE);
  const widestName = Math.max(...MONTHS.map((month) => nameWidth(monthAbbreviation(month))));
  const everyMonths = [1, 3].find((some) => some * step >= widestName + BETWEEN_NAMES) ?? 12;
  const keyWidth = widthIn(measure, KEY_SIZE);
  const short = withShortWords(key, width, keyWidth);
  const keyLines = key === "" ? [] : linesWithin(short, width, keyWidth);
  return {
    height: base + BELOW + TEXT_LINE * keyLines.length,
    rows: [
      ...ticks.flatMap((value): Row[] => [
        markRow("grid", { x: axis, x2: width, y: yOf(value) }),
        markRow("tick", { x: axis - 6, y: yOf(value), text: formatInteger(value) }),
      ]),
      ...months.map(({ value, isOwn }, index) =>
        markRow("bar", {
          x: middleOf(index) - halfBar,
          x2: middleOf(index) + halfBar,
          y: yOf(value ?? 0),
          y2: base,
          role: isOwn ? "main" : "past",
        }),
      ),
      ...months.flatMap((month, index) => {
        const [x, x2] = [middleOf(index) - halfBar, middleOf(index) + halfBar];
        const high = base - yOf(month.value ?? 0);
        return partRow(month, { x, x2, y: base - high * partShare(month), y2: base });
      }),
      markRow("rule", { x: axis, x2: width, y: base }),
      ...marks.map(({ high, ...event }) => {
        const x = lineAt(event);
        return markRow("rule", { x, y: base - high, y2: footOf(x) });
      }),
      ...own.map(({ left, right, low, high }) =>
        markRow("own", { x: (left + right) / 2, y: base - (low + high) / 2, text: OWN_PERIOD }),
      ),
      ...marks.map(({ text, high, isBefore, ...event }) =>
        markRow("label", {
          x: lineAt(event) + (isBefore ? -EVENT_GAP : EVENT_GAP),
          // A text of several lines is placed by the middle of its first line.
          y: base - high + TEXT_LINE / 2,
          text,
          align: isBefore ? "right" : "left",
        }),
      ),
      ...months.flatMap(({ value }, index) => {
        const { text, was } = numbers[index] ?? NO_NUMBER;
        const [x, y] = [middleOf(index), yOf(value ?? 0) - NUMBER_LINE / 2];
        if (text === "") return [];
        return was === ""
          ? [markRow("number", { x, y, text })]
          : [
              markRow("number", { x, y: y - NUMBER_LINE, text }),
              markRow("was", { x, y, text: was }),
            ];
      }),
      ...months.flatMap(({ code }, index) => {
        const text = nameOf(code, index, everyMonths);
        return text === "" ? [] : [markRow("month", { x: middleOf(index), y: base + 13, text })];
      }),
      ...keyLines.map((text, line) =>
        markRow("quiet", { x: 0, y: base + BELOW + TEXT_LINE * (line + 0.5), text }),
      ),
    ],
  };
}

const NO_NUMBER: MonthNumber = { text: "", was: "" };

/** The place of a day in its month: 0 at the beginning, nearly 1 at the end. */
function inMonth(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  return (date.getTime() - first) / (next - first);
}

/**
 * Returns "mrt", with the year below it in January and in the first month. Empty if there is no
 * room.
 */
function nameOf(code: string, index: number, everyMonths: number): string {
  const month = Number(code.slice(5));
  if ((month - 1) % everyMonths !== 0) return "";
  const name = monthAbbreviation(month);
  return month === 1 || index === 0 ? `${name}\n${code.slice(0, 4)}` : name;
}

/** The place of the words for the months of the period. Empty if there are no other months. */
function ownPeriod(
  months: readonly Month[],
  middleOf: (index: number) => number,
  plot: Plot,
  widthOf: WidthOf,
): readonly TextPlace[] {
  const own = [...months.keys()].filter((index) => months[index]?.isOwn === true);
  if (own.length === months.length) return [];
  const half = widthOf(OWN_PERIOD) / 2;
  const middle = own.reduce((sum, index) => sum + middleOf(index), 0) / Math.max(1, own.length);
  const away = ({ left }: TextPlace): number => Math.abs(left + half - middle);
  // Above the lowest bars, and as near to the middle as possible.
  return [middle, ...own.map(middleOf)]
    .slice(0, own.length === 0 ? 0 : undefined)
    .map((x) => Math.min(Math.max(x, plot.left + half), plot.right - half - 2))
    .map((x) => lowestPlace({ left: x - half, right: x + half, lines: 1 }, plot))
    .toSorted((a, b) => a.low - b.low || away(a) - away(b))
    .slice(0, 1);
}

/**
 * Returns the events with the heights of their texts above the axis, and the room above the tallest
 * bar. The texts are in the plot, or above it if that takes less room or if only letters fit.
 */
function placedEvents(events: readonly ChartEvent[], plot: Plot, places: MonthPlaces) {
  const full = Math.max(...plot.obstacles.map(({ high }) => high)) - TALLEST_BAR;
  const { marks, lines, key } = eventMarks(events, places);
  const above = {
    marks: marks.map(({ line, ...mark }) => {
      return { ...mark, high: TALLEST_BAR + full + TEXT_LINE * (lines - line) + ABOVE_NUMBERS };
    }),
    key,
    head: full + TEXT_LINE * lines + ABOVE_NUMBERS,
  };
  const inside = eventsInPlot(events, places.lineAt, plot);
  if (inside === null) return above;
  const head = Math.max(full, ...inside.map(({ high }) => high - TALLEST_BAR));
  return head <= above.head || key !== "" ? { marks: inside, key: "", head } : above;
}

/** Round numbers from 0 to the highest value: about as many as `TICKS`. */
function ticksTo(peak: number): readonly number[] {
  const rough = peak / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const over = rough / power;
  const times = over >= 7.1 ? 10 : over >= 3.2 ? 5 : over >= 1.4 ? 2 : 1;
  const step = Math.max(1, times * power);
  return Array.from({ length: Math.floor(peak / step) + 1 }, (_, index) => index * step);
}
