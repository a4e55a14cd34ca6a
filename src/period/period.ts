import {
  addMonths,
  type Day,
  firstDay,
  isoMonth,
  isYearInRange,
  lastDay,
  type Month,
  monthOf,
  monthOfYear,
  yearOf,
} from "./day.ts";

/** A span of whole calendar months: the subject of a report. */
export interface Period {
  /** The canonical id: the shortest name for exactly these months. */
  readonly id: string;
  readonly firstMonth: Month;
  readonly lastMonth: Month;
  /** The first day. */
  readonly from: Day;
  /** The last day, which is also the reference date (peildatum). */
  readonly to: Day;
}

/**
 * Reads a period as a user writes it: `2024`, `2024-H1`, `2024-Q1`, `2024-03`, or two months joined
 * by `..`, `--` or `/`. Undefined if the text is none of these, a month is outside the years 2000
 * to 2099, or the last month comes before the first.
 */
export function parsePeriod(text: string): Period | undefined {
  const trimmed = text.trim();
  const range = /^(\d{4}-\d{2})(?:\.\.|--|\/)(\d{4}-\d{2})$/.exec(trimmed);
  const first = namedSpan(range?.[1] ?? trimmed);
  const last = range === null ? first : namedSpan(range[2] ?? "");
  if (first === undefined || last === undefined || last[1] < first[0]) return undefined;
  return periodOfMonths(first[0], last[1]);
}

/** The period with exactly this id, which is also its folder name; undefined for none. */
export function periodNamed(name: string): Period | undefined {
  const period = parsePeriod(name);
  return period?.id === name ? period : undefined;
}

/** The period from the first day of `first` to the last day of `last`. */
export function periodOfMonths(first: Month, last: Month): Period {
  return {
    id: canonicalId(first, last),
    firstMonth: first,
    lastMonth: last,
    from: firstDay(first),
    to: lastDay(last),
  };
}

/** The equally long span of months directly before `period`. */
export function precedingPeriod(period: Period): Period {
  const length = monthsIn(period);
  return periodOfMonths(addMonths(period.firstMonth, -length), addMonths(period.firstMonth, -1));
}

/** The number of calendar months in `period`. */
export function monthsIn(period: Period): number {
  return period.lastMonth - period.firstMonth + 1;
}

/** True if `day` is in `period`. */
export function isWithin(period: Period, day: Day): boolean {
  return day >= period.from && day <= period.to;
}

function namedSpan(name: string): readonly [Month, Month] | undefined {
  const match = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?$/i.exec(name);
  if (match === null) return undefined;
  const [, yearText, quarter, half, month] = match;
  const year = Number(yearText);
  if (!isYearInRange(year)) return undefined;
  const span = (first: number, length: number): readonly [Month, Month] => [
    monthOf(year, first),
    monthOf(year, first + length - 1),
  ];
  if (quarter !== undefined) return span(Number(quarter) * 3 - 2, 3);
  if (half !== undefined) return span(Number(half) * 6 - 5, 6);
  if (month !== undefined) return span(Number(month), 1);
  return span(1, 12);
}

function canonicalId(first: Month, last: Month): string {
  const length = last - first + 1;
  const year = yearOf(first);
  const start = monthOfYear(first);
  if (length === 1) return isoMonth(first);
  if (length === 12 && start === 1) return `${year}`;
  if (length === 6 && start % 6 === 1) return `${year}-H${(start + 5) / 6}`;
  if (length === 3 && start % 3 === 1) return `${year}-Q${(start + 2) / 3}`;
  return `${isoMonth(first)}--${isoMonth(last)}`;
}

/** The first and last day of a period: as numbers, or in ISO 8601. */
interface Span {
  readonly from: string | number;
  readonly to: string | number;
}

/** Orders periods by their last day. If two end on the same day, the shorter one comes first. */
export function byTime(a: Span, b: Span): number {
  return a.to === b.to ? compare(b.from, a.from) : compare(a.to, b.to);
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
