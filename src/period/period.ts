// Calendar days, months and moments, and the periods of reports. None of them has a time zone.

/**
 * A calendar day: the number of days since 1 January 1970. It is a number, not a Date, so it has no
 * clock and no time zone, and `<` compares it.
 */
export type Day = number & { readonly __unit: "day" };

const MS_PER_DAY = 86_400_000;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

/** True for the years that the export's contract allows in a date. */
export function isYearInRange(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** The day of a calendar date (month 1–12), or undefined if that date does not exist (31-02). */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  const time = Date.UTC(year, month - 1, dayOfMonth);
  const date = new Date(time);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists ? ((time / MS_PER_DAY) as Day) : undefined;
}

/** The day `count` days after `day`. */
export function addDays(day: Day, count: number): Day {
  return (day + count) as Day;
}

/** The day as a Date at midnight in UTC: read it with the UTC getters only. */
export function utcDate(day: Day): Date {
  return new Date(day * MS_PER_DAY);
}

/** The day in ISO 8601: "2024-04-30". */
export function isoDay(day: Day): string {
  return utcDate(day).toISOString().slice(0, 10);
}

/** The day of an ISO 8601 date, or undefined if the text is no date of the years 2000 to 2099. */
export function parseIsoDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isYearInRange(year) ? dayOf(year, month, dayOfMonth) : undefined;
}

/** A calendar month: the number of months since January of the year 0. */
export type Month = number & { readonly __unit: "month" };

/** The month of a year and a month number 1–12. */
export function monthOf(year: number, month: number): Month {
  return (year * 12 + month - 1) as Month;
}

/** The month `count` months after `month`. */
export function addMonths(month: Month, count: number): Month {
  return (month + count) as Month;
}

/** The month of `day`. */
export function monthOfDay(day: Day): Month {
  const date = utcDate(day);
  return monthOf(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

/** The calendar year of `month`. */
export function yearOf(month: Month): number {
  return Math.floor(month / 12);
}

/** The number of `month` within its year, 1–12. */
export function monthOfYear(month: Month): number {
  return (month % 12) + 1;
}

/** The first day of `month`. */
export function firstDay(month: Month): Day {
  const day = dayOf(yearOf(month), monthOfYear(month), 1);
  if (day === undefined) throw new RangeError("this month is outside the calendar");
  return day;
}

/** The last day of `month`. */
export function lastDay(month: Month): Day {
  return addDays(firstDay(addMonths(month, 1)), -1);
}

/** The month in ISO 8601: "2024-04". */
export function isoMonth(month: Month): string {
  return `${yearOf(month)}-${String(monthOfYear(month)).padStart(2, "0")}`;
}

/** The months from `first` up to and including `last`; none if `last` comes before `first`. */
export function monthsBetween(first: Month, last: Month): Month[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    addMonths(first, index),
  );
}

/** A moment of publication: a day, and the time of day if it was given. */
export interface Moment {
  readonly day: Day;
  /** Minutes since midnight, or null if only the day is known. */
  readonly minutes: number | null;
}

/** Reads `2024-05-27` or `2024-05-27T10:30`; undefined for any other text. */
export function parseMoment(text: string): Moment | undefined {
  const [date = "", time, ...more] = text.trim().split("T");
  const day = parseIsoDay(date);
  if (day === undefined || more.length > 0) return undefined;
  if (time === undefined) return { day, minutes: null };
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match === null ? undefined : { day, minutes: Number(match[1]) * 60 + Number(match[2]) };
}

/** The moment as it was written: `2024-05-27` or `2024-05-27T10:30`. */
export function isoMoment({ day, minutes }: Moment): string {
  if (minutes === null) return isoDay(day);
  const twoDigits = (value: number): string => String(value).padStart(2, "0");
  return `${isoDay(day)}T${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/**
 * Seconds since 1 January 1970. Reads the moment as UTC, so that the machine's time zone does not
 * matter.
 */
export function epochSeconds({ day, minutes }: Moment): number {
  return day * 86_400 + (minutes ?? 0) * 60;
}

// Periods.

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

/** The period with exactly this id, which is also its folder name; undefined if there is none. */
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
