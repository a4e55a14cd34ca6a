import type { WidthOf } from "../lay-out.ts";

/** Pixels: the least room between two numbers or a number and a line, and the height of a number. */
const BETWEEN = 4;
const LINE = 15;

/** Marks a revised number. */
const REVISED = "*";

/** A month of the chart. */
export interface Month {
  /** As `jjjj-mm`. */
  readonly code: string;
  /** Null where nothing is known of it. */
  readonly value: number | null;
  /** The number as it prints. */
  readonly text: string;
  /** What it was before it was revised; null where it was not. */
  readonly was: string | null;
  /** It belongs to the period of the report. */
  readonly isOwn: boolean;
}

/**
 * What stands above the bar of each month: its number where it is of the period, the highest or
 * revised, with an asterisk where it is revised. Above narrow bars only the highest has a number,
 * and what is revised the asterisk alone.
 *
 * @param step pixels from one bar to the next
 * @param tallest pixels of the tallest bar
 */
export function monthNumbers(
  months: readonly Month[],
  { step, tallest, widthOf }: { step: number; tallest: number; widthOf: WidthOf },
): readonly string[] {
  const peak = Math.max(0, ...months.map(({ value }) => value ?? 0));
  const firstPeak = months.findIndex(({ value }) => value === peak);
  const starred = months.filter(({ was }) => was !== null);
  const hasRoom = widthOf(months[firstPeak]?.text ?? "") + BETWEEN <= step;
  const starsHaveRoom = starred.every(({ text }) => widthOf(text + REVISED) + BETWEEN <= step);
  const isCrowded = (index: number, text: string): boolean =>
    months.some(
      ({ value, was }, other) =>
        other !== index &&
        was !== null &&
        Math.abs(other - index) * step < (widthOf(text) + widthOf(REVISED)) / 2 + BETWEEN &&
        (Math.abs((value ?? 0) - peak) * tallest) / peak < LINE,
    );
  return months.map(({ value, text, was, isOwn }, index) => {
    // Where nothing is known a 0 would claim what nobody knows.
    if (value === null) return "";
    const mark = was === null ? "" : REVISED;
    const marked = `${text}${mark}`;
    if (index === firstPeak) return hasRoom || !isCrowded(index, marked) ? marked : mark;
    if (mark !== "") return starsHaveRoom ? marked : mark;
    return hasRoom && (isOwn || value === peak) ? marked : "";
  });
}
