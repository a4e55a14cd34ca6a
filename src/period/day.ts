// Calendar days, months and moments. None of them has a time zone.

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
