import { isDatePlaceholder } from "../../language/words.ts";
import type { DateFault } from "../../messages/codebook.ts";
import { type Day, dayOf, isYearInRange } from "../../period/period.ts";
import { excelFaultOf, Invalid } from "../export-findings.ts";

const DATE = String.raw`(?:(\d{4})([-/])(\d{2})\2(\d{2})|(\d{1,2})([-/])(\d{1,2})\6(\d{4}))`;
const SECONDS = String.raw`:[0-5]\d(?:[.,]\d+)?`;
// No time zone differs by 15 hours or more: "+31" after a time begins a telephone number.
const ZONE = String.raw` ?(?:Z|[+-](?:0\d|1[0-4])(?::?\d{2})?)`;
const TIME = String.raw`[ \u00a0T](?:[01]?\d|2[0-3]):[0-5]\d(?:${SECONDS})?(?:${ZONE})?`;
const WHOLE = new RegExp(`^${DATE}(?:${TIME})?$`);
const WITHIN_TEXT = new RegExp(String.raw`(?<!\d)${DATE}(?:${TIME})?(?!\d)`, "g");

const MAX_REMEMBERED = 20_000;

/**
 * A date with a time in American notation. It is not valid, but it shows the order of day and
 * month.
 */
const AMERICAN_TIME =
  /^(\d{1,2})([-/])(\d{1,2})\2(\d{4}),? \d{1,2}:\d{2}(?::\d{2})? ?[AP]\.?M\.?$/i;
const SHORT_YEAR = /^\d{1,2}[-/]\d{1,2}[-/]\d{2}(?!\d)/;
const DOTS = /^(?:\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})|\d{4}\.\d{1,2}\.\d{1,2})$/;
const MONTH = String.raw`(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*`;
const MONTH_NAME = new RegExp(String.raw`(?<!\p{L})${MONTH}`, "iu");
/** Day, month and year with another separator, without one, or with a single digit. */
const OTHER_FORM =
  /^(?:\d{8}|'?\d{1,4}[^\p{L}\p{Nd}]{1,3}\d{1,2}[^\p{L}\p{Nd}]{1,3}(?:\d{2}|\d{4}))$/u;
/** A year, a month, a quarter, or a day without a year. */
const NOT_WHOLE =
  /^(?:20\d{2}|\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}|\d{1,2}[-/.]\d{1,2})$|^(?:[qk]|kwartaal |week )\d|^\d{4}[- ]?[qkw]\d|kwartaal/i;
/** The parts of a text that are a date, a part of one, or nearly one. */
const NEAR_DATE = new RegExp(
  String.raw`(?<![\p{L}\p{Nd}])(?:\p{Nd}[\p{Nd}./-]*|${MONTH}\.?|[qk][1-4])(?!\p{L})`,
  "giu",
);
/** A day number of Excel without its date format: 45412 is 30 April 2024. */
const SERIAL_NUMBER = /^\d{5}(?:[.,]\d+)?$/;

const INVALID = new Map<DateFault, Invalid>();

/** The invalid cell of a fault, made once for each fault. */
function invalidDate(fault: DateFault): Invalid {
  const known = INVALID.get(fault) ?? new Invalid({ code: "date-invalid", fault });
  INVALID.set(fault, known);
  return known;
}

/** The day of a date in one of the contract's spellings; undefined for any other text. */
export function parseDate(text: string): Day | undefined {
  const match = WHOLE.exec(text);
  return match === null ? undefined : dayOfMatch(match);
}

/** Reads the dates of one column. Dates repeat, so each spelling is read once. */
export class DateReader {
  readonly order = new DateOrder();
  /**
   * The dates, of all columns, that begin with the year and so do not show the order of day and
   * month.
   */
  readonly #yearFirst: Map<string, Day>;
  readonly #others = new Map<string, Day>();

  /**
   * @param yearFirst the map that the readers of one file share
   */
  constructor(yearFirst: Map<string, Day>) {
    this.#yearFirst = yearFirst;
  }

  /** The day of a cell or of a part of one; null if it is empty. */
  read(text: string): Day | null | Invalid {
    if (text === "") return null;
    const remembered = this.#yearFirst.get(text) ?? this.#others.get(text);
    if (remembered !== undefined) return remembered;
    const trimmed = text.trim();
    if (trimmed === "") return null;
    const match = WHOLE.exec(trimmed);
    const isYearFirst = match?.[1] !== undefined;
    if (!isYearFirst) this.#noteOrder(match?.slice(5) ?? AMERICAN_TIME.exec(trimmed)?.slice(1));
    const day = match === null ? undefined : dayOfMatch(match);
    if (day === undefined) return invalidDate(dateFaultOf(trimmed));
    const days = isYearFirst ? this.#yearFirst : this.#others;
    if (days.size < MAX_REMEMBERED) days.set(text, day);
    return day;
  }

  #noteOrder([first, , second, year]: readonly (string | undefined)[] = []): void {
    if (year !== undefined) this.order.note(Number(first), Number(second), Number(year));
  }
}

/** The reason why a text is no date. */
function dateFaultOf(text: string): DateFault {
  const excel = excelFaultOf(text);
  if (excel !== undefined) return excel;
  if (isDatePlaceholder(text)) return "placeholder";
  const match = WHOLE.exec(text);
  if (match !== null) {
    const { year, month, dayOfMonth } = partsOfMatch(match);
    if (!isYearInRange(year)) return "other-year";
    return dayOf(year, dayOfMonth, month) !== undefined ? "swapped" : "no-such-day";
  }
  if (SERIAL_NUMBER.test(text)) return "serial-number";
  if (DOTS.test(text)) return "dots";
  if (SHORT_YEAR.test(text)) return "short-year";
  if (withoutDates(text) !== text) return datesIn(text) === 1 ? "beside" : "several";
  if (!/\p{Nd}/u.test(text)) return "words";
  if (MONTH_NAME.test(text)) return isWithDay(text) ? "month-name" : "not-whole";
  if (NOT_WHOLE.test(text)) return "not-whole";
  return OTHER_FORM.test(text) ? "other-form" : "no-date";
}

/** True if the text has two numbers, a day and a year, beside the name of a month. */
function isWithDay(text: string): boolean {
  return [...text.matchAll(/\p{Nd}+/gu)].length > 1;
}

function datesIn(text: string): number {
  return [...text.matchAll(WITHIN_TEXT)].filter((match) => dayOfMatch(match) !== undefined).length;
}

/** `text` without dates and parts of dates: "12 maart 2024", "12.3.24", "Q1 2024". */
export function withoutNearDates(text: string): string {
  return text.replaceAll(NEAR_DATE, " ");
}

/** `text` with a bar in place of each valid date and the time after it. */
export function withoutDates(text: string): string {
  return text.replaceAll(WITHIN_TEXT, (date, ...groups: (string | undefined)[]) =>
    dayOfMatch([date, ...groups]) === undefined ? date : "|",
  );
}

/** The day of a match. The groups of DATE come first in the match. */
function dayOfMatch(match: readonly (string | undefined)[]): Day | undefined {
  const { year, month, dayOfMonth } = partsOfMatch(match);
  return isYearInRange(year) ? dayOf(year, month, dayOfMonth) : undefined;
}

function partsOfMatch(match: readonly (string | undefined)[]): {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
} {
  return {
    year: Number(match[1] ?? match[8]),
    month: Number(match[3] ?? match[7]),
    dayOfMonth: Number(match[4] ?? match[5]),
  };
}

/**
 * Finds the order of day and month in the dates of one column. Dates that begin with the year give
 * no evidence.
 */
export class DateOrder {
  #isDayFirst = false;
  #isMonthFirst = false;
  #isUnclear = false;

  /** Takes the first two numbers and the year of a date with its year last. */
  note(first: number, second: number, year: number): void {
    if (!isYearInRange(year)) return;
    const fitsDayFirst = dayOf(year, second, first) !== undefined;
    const fitsMonthFirst = dayOf(year, first, second) !== undefined;
    if (fitsDayFirst && fitsMonthFirst) this.#isUnclear ||= first !== second;
    else if (fitsDayFirst) this.#isDayFirst = true;
    else if (fitsMonthFirst) this.#isMonthFirst = true;
  }

  /** True if some dates fit only day before month, and none fits only month before day. */
  get isDayFirst(): boolean {
    return this.#isDayFirst && !this.#isMonthFirst;
  }

  /** True if some dates fit only month before day, and none fits only day before month. */
  get isMonthFirst(): boolean {
    return this.#isMonthFirst && !this.#isDayFirst;
  }

  /**
   * True if some dates mean different days in the two orders, and no date shows the right order.
   */
  get isUnclear(): boolean {
    return this.#isUnclear && !this.#isDayFirst && !this.#isMonthFirst;
  }
}
