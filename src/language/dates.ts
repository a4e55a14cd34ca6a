import { nl } from "date-fns/locale/nl";

import { parseIsoDay, utcDate, type Day } from "../period/day.ts";
import { lastDay, monthOfDay, monthOfYear, yearOf, type Month } from "../period/month.ts";
import { monthsIn, type Period } from "../period/period.ts";

/** A day in full: "19 september 2023". */
export function formatDay(day: Day): string {
  return `${utcDate(day).getUTCDate()} ${formatMonth(monthOfDay(day))}`;
}

/**
 * A time of day: "10.00 uur".
 *
 * @param minutes since midnight
 */
export function formatTime(minutes: number): string {
  const twoDigits = (value: number): string => String(value).padStart(2, "0");
  return `${twoDigits(Math.floor(minutes / 60))}.${twoDigits(minutes % 60)} uur`;
}

/** A day without its year: "14 mei". */
export function formatDayOfYear(day: Day): string {
  const date = utcDate(day);
  return `${date.getUTCDate()} ${monthName(date.getUTCMonth() + 1)}`;
}

/** An ISO 8601 date in full. Returns the text unchanged if it is not a valid day. */
export function formatIsoDay(iso: string): string {
  const day = parseIsoDay(iso);
  return day === undefined ? iso : formatDay(day);
}

/**
 * The day that a number is about: "eind december 2023" for the last day of a month, "op 14 mei
 * 2024" for another day.
 */
export function formatAsOf(day: Day): string {
  return isLastOfMonth(day) ? `eind ${formatMonth(monthOfDay(day))}` : `op ${formatDay(day)}`;
}

/**
 * The short form of `formatAsOf`, for a place beside a bar and in a narrow column: "eind dec 2023",
 * "14 mei 2024". Its spaces do not break.
 */
export function formatAsOfShort(day: Day): string {
  const month = monthOfDay(day);
  const start = isLastOfMonth(day) ? "eind" : String(utcDate(day).getUTCDate());
  return [start, monthAbbreviation(monthOfYear(month)), yearOf(month)].join("\u00a0");
}

/** Writes out the month in a text of `formatAsOfShort`, for listeners: "eind december 2023". */
export function withWholeMonth(short: string): string {
  const [start = "", abbreviation = "", year = ""] = short.split("\u00a0");
  for (let month = 1; month <= 12; month += 1) {
    if (monthAbbreviation(month) === abbreviation) return `${start} ${monthName(month)} ${year}`;
  }
  return short;
}

function isLastOfMonth(day: Day): boolean {
  return day === lastDay(monthOfDay(day));
}

/** A month of the year (1–12) by name: "maart". */
export function monthName(month: number): string {
  // Uses the locale only: the function `format` of this library takes 140 ms to load, a tenth of a
  // run.
  return nl.localize.month((month - 1) as Parameters<typeof nl.localize.month>[0]);
}

const MONTH_NUMBERS = new Map(
  Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) =>
    [monthName(month), monthAbbreviation(month), monthName(month).slice(0, 3)].map(
      (name) => [name, month] as const,
    ),
  ),
);

/**
 * The month of the year (1–12) by its name or abbreviation: 3 for "maart", "mrt" and "maa".
 * Undefined for another word.
 */
export function monthNumber(name: string): number | undefined {
  return MONTH_NUMBERS.get(name);
}

/** A month with its year: "maart 2024". */
export function formatMonth(month: Month): string {
  return `${monthName(monthOfYear(month))} ${yearOf(month)}`;
}

/**
 * A period by its months, as file names and the terminal show it: "maart 2024", "februari en maart
 * 2023", "februari t/m april 2024", "december 2023 t/m februari 2024". A quarter, half-year or year
 * is shown by its months too.
 */
export function formatPeriod(period: Period): string {
  const { firstMonth, lastMonth } = period;
  const length = monthsIn(period);
  if (length === 1) return formatMonth(lastMonth);
  const sameYear = yearOf(firstMonth) === yearOf(lastMonth);
  const start = sameYear ? monthName(monthOfYear(firstMonth)) : formatMonth(firstMonth);
  return `${start} ${length === 2 ? "en" : "t/m"} ${formatMonth(lastMonth)}`;
}

/**
 * Replaces the abbreviation "t/m" in a text of `formatPeriod`, for readers and listeners: "februari
 * tot en met april 2024".
 */
export function spelledOut(period: string): string {
  return period.replace(" t/m ", " tot en met ");
}

/** A period in a sentence: "februari tot en met april 2024". A year is "2024". */
export function formatPeriodInFull(period: Period): string {
  return /^\d{4}$/.test(period.id) ? period.id : spelledOut(formatPeriod(period));
}

/** A month of the year (1–12) in three letters: "jan", "mrt". */
export function monthAbbreviation(month: number): string {
  const index = (month - 1) as Parameters<typeof nl.localize.month>[0];
  return nl.localize.month(index, { width: "abbreviated" }).replace(".", "");
}

/** A period in its shortest form: "mrt 2024", "jan–mrt 2024", "nov–jan 2023–2024", "2024". */
export function formatPeriodShort(period: Period): string {
  const { firstMonth, lastMonth } = period;
  if (/^\d{4}$/.test(period.id)) return period.id;
  const name = (month: Month): string => monthAbbreviation(monthOfYear(month));
  const span = (first: string, last: string): string =>
    first === last ? last : `${first}–${last}`;
  const months = span(name(firstMonth), name(lastMonth));
  const years = span(String(yearOf(firstMonth)), String(yearOf(lastMonth)));
  return `${months} ${years}`;
}
