import type { WidthOf } from "../lay-out.ts";

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
      const top = height + (number === undefined ? 0 : lines(number) * NUMBER_LINE);
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
export function lines({ text, was }: MonthNumber): number {
  return (text === "" ? 0 : 1) + (was === "" ? 0 : 1);
}

/** The months with a number, the most important first. */
function inOrder(months: readonly Month[]): readonly number[] {
  // An unknown month gets no number: a 0 would claim something.
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
