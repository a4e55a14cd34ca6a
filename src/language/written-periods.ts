import { isYearInRange } from "../period/day.ts";
import { monthOf, type Month } from "../period/month.ts";
import { parsePeriod, periodOfMonths, type Period } from "../period/period.ts";
import { monthNumber } from "./dates.ts";

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
