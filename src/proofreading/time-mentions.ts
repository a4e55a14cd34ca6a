import { monthName } from "../language/dates.ts";
import { dayOf, type Day } from "../period/day.ts";
import { firstDay, lastDay, monthOf, type Month } from "../period/month.ts";
import type { Span } from "./passage.ts";

/** A time that a text mentions. */
export interface TimeMention extends Span {
  /** `list`: several consecutive months, as a list or a range. */
  readonly kind: "day" | "month" | "list" | "quarter" | "half" | "year";
  /** The typed year; null if there is none. */
  readonly year: number | null;
  /** The first and the last day in a given year; undefined if that year has no such day. */
  readonly inYear: (year: number) => TimeSpan | undefined;
  /** The typed day of the week, 0 for Sunday; null if there is none. */
  readonly weekday: number | null;
}

/** Both days are included. */
export interface TimeSpan {
  readonly from: Day;
  readonly to: Day;
}

export const WEEKDAYS = "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag".split(" ");

const MONTHS = Array.from({ length: 12 }, (_, index) => monthName(index + 1));
const MONTH = `(?:${MONTHS.join("|")})`;
const ORDINALS = "eerste tweede derde vierde".split(" ");
const TO = String.raw`\s*(?:,|en|tot en met|t\/m|tot|–|-)\s*`;
const YEAR = String.raw`(?:19|20)\d\d`;

/** Latin letters only. A pattern for all letters starts slowly, and Dutch has no others. */
const LETTERS = "a-zÀ-ɏ";

const WORDS = new RegExp(
  [
    String.raw`(?:(?<weekday>${WEEKDAYS.join("|")})\s+)?(?<day>\d{1,2})\s+(?<dayMonth>${MONTH})(?:\s+(?<dayYear>${YEAR}))?`,
    String.raw`(?:(?<numberWeekday>${WEEKDAYS.join("|")})\s+)?(?<numberDay>\d{1,2})-(?<numberMonth>\d{1,2})-(?<numberYear>${YEAR})`,
    String.raw`(?<months>${MONTH}(?:\s+${YEAR})?(?:${TO}${MONTH}(?:\s+${YEAR})?)*)`,
    String.raw`(?:(?<quarter>${ORDINALS.join("|")})\s+kwartaal|(?<half>eerste|tweede)\s+(?:half\s?jaar|helft(?=\s+van\s+${YEAR}))|Q(?<q>[1-4])|H(?<h>[12]))(?:(?:\s+van|\s+in|\s*,|-)?\s*(?<partYear>${YEAR}))?`,
    String.raw`(?<year>${YEAR})`,
  ]
    .map((one) => String.raw`(?<![${LETTERS}\d.,/-])(?:${one})(?![${LETTERS}\d-])`)
    .join("|"),
  "gi",
);

/** A quick test before the slow pattern above. Most passages mention no time. */
export const MAY_NAME = new RegExp(String.raw`${MONTH}|kwartaal|half|helft|\d{4}|[QH][1-4]`, "i");

/** The days, months, quarters, half years and years that a text mentions, in its order. */
export function timesIn(text: string): readonly TimeMention[] {
  return [...text.matchAll(WORDS)].flatMap(({ 0: words, index, groups = {} }) => {
    const read = dayFrom(groups) ?? monthsFrom(groups) ?? partFrom(groups) ?? yearFrom(groups);
    return read === undefined ? [] : [{ start: index, end: index + words.length, ...read }];
  });
}

type Read = Omit<TimeMention, "start" | "end">;
type Groups = Readonly<Record<string, string | undefined>>;

function dayFrom(groups: Groups): Read | undefined {
  const { day = groups["numberDay"], weekday = groups["numberWeekday"] } = groups;
  if (day === undefined) return undefined;
  const month = groups["numberMonth"] ?? numberOfMonth(groups["dayMonth"] ?? "");
  const inYear = (year: number): TimeSpan | undefined => {
    const found = dayOf(year, Number(month), Number(day));
    return found === undefined ? undefined : { from: found, to: found };
  };
  const typed = weekday === undefined ? null : WEEKDAYS.indexOf(weekday.toLowerCase());
  const year = typedYear(groups["dayYear"] ?? groups["numberYear"]);
  return { kind: "day", year, inYear, weekday: typed };
}

/**
 * Months as a list or a range. The year after the last month is the year of all, unless the range
 * begins in the year before.
 */
function monthsFrom({ months }: Groups): Read | undefined {
  if (months === undefined) return undefined;
  const names = (months.match(new RegExp(MONTH, "gi")) ?? []).map(numberOfMonth);
  const years = months.match(new RegExp(YEAR, "g")) ?? [];
  const [first = 1] = names;
  const last = names.at(-1) ?? first;
  const inYear = (year: number): TimeSpan =>
    monthSpan(monthOf(first > last ? year - 1 : year, first), monthOf(year, last));
  const follow = names.every(
    (name, at) => at === 0 || name % 12 === ((names[at - 1] ?? 0) + 1) % 12,
  );
  const isSpan = /tot|t\/m|–|-/.test(months);
  const kind = names.length > 1 && (isSpan || follow) ? "list" : "month";
  return { kind, year: typedYear(years.at(-1)), inYear, weekday: null };
}

function partFrom(groups: Groups): Read | undefined {
  const { quarter, half, q, h, partYear } = groups;
  const number = (digit: string | undefined, word: string | undefined): number | undefined => {
    if (digit !== undefined) return Number(digit);
    return word === undefined ? undefined : ORDINALS.indexOf(word.toLowerCase()) + 1;
  };
  const [quarterNumber, halfNumber] = [number(q, quarter), number(h, half)];
  const [part, length] = quarterNumber === undefined ? [halfNumber, 6] : [quarterNumber, 3];
  if (part === undefined) return undefined;
  const inYear = (year: number): TimeSpan =>
    monthSpan(monthOf(year, (part - 1) * length + 1), monthOf(year, part * length));
  const kind = length === 3 ? "quarter" : "half";
  return { kind, year: typedYear(partYear), inYear, weekday: null };
}

function yearFrom({ year }: Groups): Read | undefined {
  if (year === undefined) return undefined;
  const inYear = (one: number): TimeSpan => monthSpan(monthOf(one, 1), monthOf(one, 12));
  return { kind: "year", year: Number(year), inYear, weekday: null };
}

function monthSpan(first: Month, last: Month): TimeSpan {
  return { from: firstDay(first), to: lastDay(last) };
}

function numberOfMonth(name: string): number {
  return MONTHS.indexOf(name.toLowerCase()) + 1;
}

function typedYear(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
