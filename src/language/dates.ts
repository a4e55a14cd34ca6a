import { nl } from "date-fns/locale/nl";

import {
  type Day,
  isYearInRange,
  lastDay,
  type Month,
  monthOf,
  monthOfDay,
  monthOfYear,
  monthsIn,
  parseIsoDay,
  parsePeriod,
  type Period,
  periodOfMonths,
  utcDate,
  yearOf,
} from "../period/period.ts";

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

const ORDINALS = new Map([
  ["eerste", 1],
  ["tweede", 2],
  ["derde", 3],
  ["vierde", 4],
]);

/** The length of each kind of period, in months. */
const LENGTHS = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/**
 * A month, quarter, half-year or year. Without a year it takes the year of the other part of its
 * span.
 */
interface Part {
  readonly kind: keyof typeof LENGTHS;
  /** Its number within the year, from 1. */
  readonly number: number;
  readonly year: number | null;
}

const YEAR = String.raw`(?<year>(?:19|20)\d\d)`;
const GAP = String.raw`[\s_/.-]*`;
const BREAK = String.raw`[\s_/.-]+`;
const ORDINAL = String.raw`(?<ordinal>eerste|tweede|derde|vierde|[1-4](?:e|ste|de))`;
const SPAN = "(?<span>kwartaal|halfjaar|helft)";
const QUARTER = `(?:q|k|kw|kwartaal)${GAP}(?<quarter>[1-4])`;
const HALF = `(?:h|halfjaar)${GAP}(?<half>[12])`;
const NAME = "(?<name>[a-z]+)";

/** Every spelling of a part. A spelling without a year takes the year of the other part. */
const SPELLINGS: readonly RegExp[] = [
  YEAR,
  ...[QUARTER, HALF].flatMap((span) => [`${YEAR}${GAP}${span}`, `${span}(?:${GAP}${YEAR})?`]),
  `${ORDINAL} ?${SPAN}(?: ${YEAR})?`,
  `${YEAR} ${ORDINAL} ?${SPAN}`,
  `${NAME}(?:[\\s-]+${YEAR})?`,
  `${YEAR}[\\s-]+${NAME}`,
  `${YEAR}${BREAK}(?<month>\\d{1,2})`,
  `${YEAR}(?<month>0[1-9]|1[0-2])`,
  `(?<month>\\d{1,2})${BREAK}${YEAR}`,
].map((spelling) => new RegExp(`^${spelling}$`));

/** The separator between the first and the last part of a span. */
const BETWEEN = /\s*(?:\.{2,3}|--| t\/m | tot en met | - |–|—)\s*|(?<=[a-z])-(?=[a-z])/;
/** "en" joins two parts. They are a span only if they follow each other. */
const AND = / en /;
const LONGEST = 60;

/** One way to read a text: the periods that it names, in order of time. */
export interface WrittenPeriods {
  readonly periods: readonly Period[];
  /** The first part comes after the last. The user may have exchanged them. */
  readonly isTurned: boolean;
}

/**
 * Every way to read a text as a period, or as a span of periods of one kind: "Q1 2024", "maart
 * 2024", "2023-Q1..2024-Q2". A span of months is one period. Empty if the text is not a period.
 */
export function writtenPeriods(text: string): readonly WrittenPeriods[] {
  const exact = parsePeriod(text);
  if (exact !== undefined) return [{ periods: [exact], isTurned: false }];
  if (text.length > LONGEST) return [];
  const folded = ` ${text.toLowerCase()} `
    .replaceAll(/\s+/g, " ")
    .replaceAll(/(?<= )(?:het|de|hele|heel|van|jaar) /g, "")
    .replaceAll(/(?<=[a-z])\.(?= |$)/g, "")
    .trim();
  // The "en" in "tot en met" does not join two parts.
  const spanned = folded.split(BETWEEN);
  const isPair = spanned.length === 1;
  const parts = isPair ? folded.split(AND) : spanned;
  const [first = "", last] = parts;
  if (last === undefined) {
    return partsOf(first).flatMap((part) => {
      const months = monthsOf(part, null);
      return months === undefined
        ? []
        : [{ periods: [periodOfMonths(...months)], isTurned: false }];
    });
  }
  if (parts.length > 2) return [];
  return partsOf(first).flatMap((one) =>
    partsOf(last).flatMap((other) => spanOf(one, other, isPair)),
  );
}

/**
 * Splits a list of periods into its items: "2023-Q4, 2024-Q1", "2023-Q1 en 2024-Q1". Another text
 * is one item.
 */
export function listedPeriods(text: string): readonly string[] {
  const listed = text.split(/[,;]/).filter((part) => part.trim() !== "");
  if (listed.length === 0) return [text];
  return listed.flatMap((part) => {
    const pair = part.split(/\s+en\s+/i);
    const isList =
      pair.length > 1 &&
      writtenPeriods(part).length === 0 &&
      pair.every((one) => writtenPeriods(one).length > 0);
    return isList ? pair : [part];
  });
}

/** True for a period that lacks only its year: "Q1", "maart". */
export function lacksYear(text: string): boolean {
  return writtenPeriods(text).length === 0 && writtenPeriods(`${text} 2000`).length > 0;
}

/**
 * The readings of a span from one part to another. Empty for parts of different kinds, and for a
 * pair with a gap between its parts.
 */
function spanOf(one: Part, other: Part, isPair: boolean): readonly WrittenPeriods[] {
  const [start, end] = [monthsOf(one, other.year), monthsOf(other, one.year)];
  if (one.kind !== other.kind || start === undefined || end === undefined) return [];
  const isTurned = end[0] < start[0];
  const [[from, firstEnd], [to, until]] = isTurned ? [end, start] : [start, end];
  if (isPair && to - firstEnd > 1) return [];
  if (one.kind === "month") return [{ periods: [periodOfMonths(from, to)], isTurned }];
  const length = LENGTHS[one.kind];
  const count = (until + 1 - from) / length;
  const periods = Array.from({ length: count }, (_, index) => {
    const begin = from + index * length;
    return periodOfMonths(begin as Month, (begin + length - 1) as Month);
  });
  return [{ periods, isTurned }];
}

/** The ways to read one part. */
function partsOf(text: string): readonly Part[] {
  const parts = SPELLINGS.flatMap((spelling): readonly Part[] => {
    const found = spelling.exec(text)?.groups;
    if (found === undefined) return [];
    const year = found["year"] === undefined ? null : Number(found["year"]);
    const { quarter, half, name, month, ordinal, span } = found;
    if (quarter !== undefined) return [{ kind: "quarter", number: Number(quarter), year }];
    if (half !== undefined) return [{ kind: "half", number: Number(half), year }];
    if (ordinal !== undefined) {
      const number = ORDINALS.get(ordinal) ?? Number.parseInt(ordinal, 10);
      return [{ kind: span === "kwartaal" ? "quarter" : "half", number, year }];
    }
    if (name !== undefined) {
      const number = monthNumber(name);
      return number === undefined ? [] : [{ kind: "month", number, year }];
    }
    if (month === undefined) return [{ kind: "year", number: 1, year }];
    const number = Number(month);
    const asMonth: Part = { kind: "month", number, year };
    // "2024-1" can mean a month or a quarter.
    const isQuarter = text.startsWith(String(year)) && month.length === 1 && number <= 4;
    return isQuarter ? [asMonth, { kind: "quarter", number, year }] : [asMonth];
  });
  const once = new Map(parts.map((part) => [JSON.stringify(part), part]));
  return [...once.values()];
}

/** The first and the last month of a part. Undefined for an impossible number. */
function monthsOf(
  { kind, number, year: own }: Part,
  otherYear: number | null,
): readonly [Month, Month] | undefined {
  const year = own ?? otherYear;
  const length = LENGTHS[kind];
  if (year === null || !isYearInRange(year) || number < 1 || number * length > 12) return undefined;
  return [monthOf(year, (number - 1) * length + 1), monthOf(year, number * length)];
}

/**
 * The canonical ids of the periods that a text most likely means. Leaves out spans of several
 * periods.
 */
export function likelyPeriods(text: string): readonly string[] {
  return writtenPeriods(text).flatMap(({ periods: [period, ...others] }) =>
    period === undefined || others.length > 0 ? [] : [period.id.replace("--", "..")],
  );
}
