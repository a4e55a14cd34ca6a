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
