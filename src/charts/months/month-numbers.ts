import type { WidthOf } from "../lay-out.ts";

/** Pixels: the least room between two numbers, and the height of a number. */
const BETWEEN = 4;
export const NUMBER_LINE = 14;

/** A month of the chart. */
export interface Month {
  /** As `jjjj-mm`. */
  readonly code: string;
  /** Null where nothing is known of it. */
  readonly value: number | null;
  /** How much of the value is a part that stands out; null where that is not known. */
  readonly part: number | null;
  /** The number as it prints. */
  readonly text: string;
  /** What it was before it was revised; null where it was not. */
  readonly was: string | null;
  /** It belongs to the period of the report. */
  readonly isOwn: boolean;
}

/** What stands above the bar of a month; empty where nothing does. */
export interface MonthNumber {
  readonly text: string;
  /** "(was 103)", below the number. */
  readonly was: string;
}

/** Where the bars are that numbers stand above. */
interface NumberRoom {
  /** Pixels from one bar to the next, and of the tallest bar. */
  readonly step: number;
  readonly tallest: number;
  readonly widthOf: WidthOf;
  /** How wide what a number was is, in its smaller letters. */
  readonly widthOfWas: WidthOf;
}

/**
 * What stands above the bar of each month: the number of the highest, the last, the first, the months
 * of the period and the revised ones, in this order as long as each has room beside the others. Below
 * a revised number stands what it was, where that has room as well.
 */
export function monthNumbers(
  months: readonly Month[],
  { step, tallest, widthOf, widthOfWas }: NumberRoom,
): readonly MonthNumber[] {
  const peak = Math.max(1, ...months.map(({ value }) => value ?? 0));
  const heights = months.map(({ value }) => ((value ?? 0) / peak) * tallest);
  const shown = new Map<number, { readonly text: string; readonly was: string; width: number }>();
  /** Whether a text above a bar, so wide and high, touches no other bar, number or edge. */
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

/** How many lines a number takes above its bar. */
export function lines({ text, was }: MonthNumber): number {
  return (text === "" ? 0 : 1) + (was === "" ? 0 : 1);
}

/** The months that have a number, those that matter most first. */
function inOrder(months: readonly Month[]): readonly number[] {
  // Where nothing is known a 0 would claim what nobody knows.
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
