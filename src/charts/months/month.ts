import { monthAbbreviation } from "../../language/dates.ts";
import type { ChartBlock } from "../../model/blocks.ts";
import { plainText } from "../../model/text.ts";
import {
  inLines,
  type LaidOut,
  legendRows,
  lineCount,
  markRow,
  NARROW,
  partOf,
  type Row,
  widestOf,
  type WidthOf,
  withShortWords,
} from "../lay-out.ts";
import type { ChartEvent } from "./event-texts.ts";

// The months of a chart: their numbers, their legend, and their layout on a narrow screen.

/** In pixels: the least space between two numbers, and the height of a number. */
const BETWEEN = 4;
export const NUMBER_LINE = 14;

/** A month of the chart. */
export interface Month {
  /** In the form `jjjj-mm`. */
  readonly code: string;
  /** Null if it is unknown. */
  readonly value: number | null;
  /** The size of the highlighted part of the value. Null if it is unknown. */
  readonly part: number | null;
  /** The number as text. */
  readonly text: string;
  /** The number before its revision. Null if it was not revised. */
  readonly was: string | null;
  /** True if it is in the period of the report. */
  readonly isOwn: boolean;
}

/** The months of a chart. */
export function monthsOf({ categories, series }: ChartBlock): readonly Month[] {
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

// Numbers.

/** The texts above the bar of a month. Empty if there are none. */
export interface MonthNumber {
  readonly text: string;
  /** "(was 103)", below the number. */
  readonly was: string;
}

/** The sizes of the bars under the numbers. */
interface NumberRoom {
  /** The distance between bars and the height of the tallest bar, in pixels. */
  readonly step: number;
  readonly tallest: number;
  readonly widthOf: WidthOf;
  /** The width of a former number, in its smaller letters. */
  readonly widthOfWas: WidthOf;
}

/**
 * Chooses the texts above the bars: the number of the highest month, the last, the first, the
 * months of the period and the revised months, in this order, as long as each fits beside the
 * others. Below a revised number is the former number, if that fits too.
 */
export function monthNumbers(
  months: readonly Month[],
  { step, tallest, widthOf, widthOfWas }: NumberRoom,
): readonly MonthNumber[] {
  const peak = Math.max(1, ...months.map(({ value }) => value ?? 0));
  const heights = months.map(({ value }) => ((value ?? 0) / peak) * tallest);
  const shown = new Map<number, { readonly text: string; readonly was: string; width: number }>();
  /** Returns true if a text of this size above a bar touches no other bar, number or edge. */
  const isFree = (index: number, width: number, high: number): boolean => {
    const own = heights[index] ?? 0;
    const middle = step * (index + 0.5);
    if (middle < width / 2 || middle + width / 2 > step * months.length) return false;
    return heights.every((height, other) => {
      const away = Math.abs(other - index) * step;
      if (other === index) return true;
      const number = shown.get(other);
      const isBeside = number !== undefined && away < (width + number.width) / 2 + BETWEEN;
      const top = height + (number === undefined ? 0 : numberLines(number) * NUMBER_LINE);
      const isOver = isBeside && top > own && height < own + high;
      return !isOver && (away >= (width + step) / 2 || height <= own);
    });
  };
  for (const index of inOrder(months)) {
    const { text = "", was = null } = months[index] ?? {};
    const width = widthOf(text);
    if (shown.has(index) || !isFree(index, width, NUMBER_LINE)) continue;
    shown.set(index, { text, was: "", width });
    if (was === null) continue;
    const before = `(was ${was})`;
    const wide = Math.max(width, widthOfWas(before));
    if (isFree(index, wide, 2 * NUMBER_LINE)) shown.set(index, { text, was: before, width: wide });
  }
  return months.map((_, index) => {
    const { text = "", was = "" } = shown.get(index) ?? {};
    return { text, was };
  });
}

/** The number of lines of a number above its bar. */
export function numberLines({ text, was }: MonthNumber): number {
  return (text === "" ? 0 : 1) + (was === "" ? 0 : 1);
}

/** The months with a number, the most important first. */
function inOrder(months: readonly Month[]): readonly number[] {
  // An unknown month gets no number: a 0 would be a wrong statement.
  const known = [...months.keys()].filter((index) => months[index]?.value !== null);
  const peak = Math.max(0, ...months.map(({ value }) => value ?? 0));
  const are = (isChosen: (month: Month) => boolean): readonly number[] =>
    known.filter((index) => {
      const month = months[index];
      return month !== undefined && isChosen(month);
    });
  return [
    ...are(({ value }) => value === peak),
    ...known.slice(-1),
    ...known.slice(0, 1),
    ...are(({ isOwn }) => isOwn),
    ...are(({ was }) => was !== null),
  ];
}

// The legend, and the highlighted part.

/** The words for the colour of the months of the period. */
export const OWN_PERIOD = "deze periode";

/** The space between the legend and the bars, in pixels. */
const BELOW_LEGEND = 6;

/**
 * The legend above the bars: the highlighted part, and the colour of the period if bars have no
 * room for words. Empty if there is neither.
 */
export function legendOf({ categories, series }: ChartBlock, width: number, widthOf: WidthOf) {
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

/** The part of a bar as a fraction, from 0 to 1. */
export function partShare({ value, part }: Month): number {
  return Math.min(1, (part ?? 0) / Math.max(1, value ?? 0));
}

/** The row for the part at the foot of a bar. Empty if there is none. */
export function partRow(
  { value, part }: Month,
  place: { readonly x: number; readonly x2: number; readonly y: number; readonly y2: number },
): readonly Row[] {
  if ((value ?? 0) === 0 || (part ?? 0) === 0) return [];
  return [markRow("part", { ...place, role: "second" })];
}

// A narrow screen.

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

/** Lays out the months below each other, with each event above its month. */
export function belowEachOther(
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
