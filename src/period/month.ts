import { addDays, dayOf, utcDate, type Day } from "./day.ts";

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
