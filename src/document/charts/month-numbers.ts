import type { PublishedBreakdown, PublishedCategory } from "../../disclosure/published-figures.ts";
import { formatInteger } from "../../language/numbers.ts";
import { CHART_WIDTHS } from "../../model/report-model.ts";

/** Characters of numbers, with the room between two, that fit side by side above all bars. */
const CHARACTERS_SIDE_BY_SIDE = 130;

/** Pixels of the tallest bar, of a line with its number, of a character and of the axis. */
export const TALLEST_BAR = 145;
const LINE = 15;
const CHARACTER = 7.3;
const AXIS = 40;

/** Pixels between two numbers, of which one may stand beside the line of an event. */
const BETWEEN = 4;

/** Marks a revised number; what it was stands below the chart. */
const REVISED = "*";

interface MonthsToNumber {
  /** The months of the report's period as `jjjj-mm`. */
  readonly inPeriod: ReadonlySet<string>;
  readonly revised: ReadonlySet<string>;
  /** The last month of which anything is known, or null where that is not said. */
  readonly lastKnown: string | null;
}

/**
 * What stands above the bar of each month: its number where it is of the period, the highest or
 * revised, with an asterisk where it is revised. Above narrow bars only the highest has a number,
 * and what is revised the asterisk alone.
 */
export function monthNumbers(
  { categories }: PublishedBreakdown,
  { inPeriod, revised, lastKnown }: MonthsToNumber,
): readonly string[] {
  const peak = Math.max(0, ...categories.map(({ value }) => value ?? 0));
  const firstPeak = categories.findIndex(({ value }) => value === peak);
  const step = (CHART_WIDTHS.page - AXIS) / categories.length;
  const hasRoom = categories.length * (formatInteger(peak).length + 0.5) <= CHARACTERS_SIDE_BY_SIDE;
  const starred = categories.filter(({ code }) => revised.has(code));
  const digits = Math.max(0, ...starred.map(({ value }) => formatInteger(value ?? 0).length));
  const starsHaveRoom = (digits + REVISED.length) * CHARACTER + BETWEEN <= step;
  const isCrowded = (index: number, text: string): boolean =>
    categories.some(
      ({ code, value }, other) =>
        other !== index &&
        revised.has(code) &&
        Math.abs(other - index) * step < ((text.length + 1) * CHARACTER) / 2 &&
        (Math.abs((value ?? 0) - peak) * TALLEST_BAR) / peak < LINE,
    );
  const numberOf = ({ code, value }: PublishedCategory, index: number): string => {
    const mark = revised.has(code) ? REVISED : "";
    const text = `${formatInteger(value ?? 0)}${mark}`;
    // Beyond the end of the export a 0 would claim what nobody knows.
    if (lastKnown !== null && code > lastKnown) return "";
    if (index === firstPeak) return hasRoom || !isCrowded(index, text) ? text : mark;
    if (mark !== "") return starsHaveRoom ? text : mark;
    return hasRoom && (inPeriod.has(code) || value === peak) ? text : "";
  };
  return categories.map(numberOf);
}
