import { compareFigures } from "../compare/compare-figures.ts";
import type { ComparisonRow } from "../compare/comparison.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { formatMonth } from "../language/dates.ts";
import { formatDecimal, formatInteger } from "../language/words.ts";
import { lastDay, monthOfDay, parseIsoDay } from "../period/period.ts";
import { implausible, type Implausible, monthsOf, onlyColumnOf, periodInWords } from "./stocks.ts";

// Unusual flows.

/** With fewer earlier periods, nothing is usual yet. */
const FEWEST_PERIODS = 4;
/** The limit for single months, which vary more. */
const FEWEST_MONTHS = 6;
/** Two years of months; older months no longer show what is usual. */
const MOST_MONTHS = 24;
/** The number of robust standard deviations from the median that makes a number unusual. */
const FAR = 3;
/**
 * The ratio between the standard deviation and the median absolute deviation of a normal
 * distribution.
 */
const MAD_TO_DEVIATION = 1.4826;
/**
 * An unusual number is more than about this many times the median, or less than the median divided
 * by it. A letter to many people triples registrations, which is not unusual.
 */
const TIMES_AT_LEAST = 4;
/** A number that deviates by less than this, over the whole period, is not unusual. */
const FEWEST_OFF = 10;
/**
 * An unusual percentage deviates by at least this many points. With 30 rows, chance alone makes a
 * share vary by 9 points.
 */
const POINTS_AT_LEAST = 25;
/** With fewer rows, a percentage says little. */
const FEWEST_ROWS = 30;

/** The flows that count registrations, each with the figure that counts them by month. */
const BY_MONTH: Readonly<Record<string, string>> = {
  "registrations.inPeriod": "registrations.byMonth",
  "registrations.viaLetterInPeriod": "registrations.viaLetterByMonth",
};

/**
 * Finds flows far outside what was usual, compared with the months before the period if the export
 * contains them, otherwise with the snapshots of earlier periods. For numbers it compares the
 * number per month with the usual one, as a ratio; for percentages the difference in points.
 *
 * @param isDoubted returns true for figures that another rule reports
 */
export function unusualFlows(
  now: PublishedFigures,
  snapshots: readonly PublishedFigures[],
  isDoubted: (figure: string) => boolean,
): readonly Implausible[] {
  if (now.source.latestDate === null || now.source.latestDate < now.period.to) return [];
  const isFlow = (id: string): boolean => isOwnFlow(id) && !isDoubted(id);
  // A comparison of the period with itself gives its numbers in the form of the other comparisons.
  const ofItself = compareFigures(now, now, isFlow).rows;
  const earlier = separatePeriods(now, snapshots).map((one) => ({
    months: monthsOf(one),
    rows: compareFigures(one, now, isFlow).rows,
  }));
  return ofItself.filter(isWhole).flatMap((row) => {
    const value = row.new.value;
    if (value === null || row.new.status !== "shown") return [];
    const before = earlier.flatMap(({ months, rows }) => {
      const other = rows.find((one) => one.figure === row.figure && one.field === row.field);
      const number = other === undefined ? null : comparableValue(other);
      return number === null ? [] : [row.unit === "procent" ? number : number / months];
    });
    return row.unit === "procent"
      ? unusualPercentage(row, value, before, ofItself)
      : unusualNumber(
          row,
          value,
          earlierMonths(row.figure, now) ?? sinceItBegan(before),
          monthsOf(now),
        );
  });
}

/** Returns true for a flow, unless it is another flow grouped by theme. */
function isOwnFlow(id: string): boolean {
  const figure = CATALOGUE.find((one) => one.id === id);
  return figure?.measure === "flow" && figure.relations.every(({ kind }) => kind !== "themesOf");
}

/** Returns true for a number of the flow as a whole, or its percentage. */
function isWhole({ kind, category, field }: ComparisonRow): boolean {
  const fields = { count: "value", breakdown: "total", share: "percentage", quantiles: null };
  return category === null && field === fields[kind];
}

/**
 * Returns the number of a flow in a snapshot; null if a redefinition lies between or it was
 * withheld.
 */
function comparableValue({ class: name, old }: ComparisonRow): number | null {
  const isComparable = name === null || name === "new" || name === "length";
  return isComparable && old.status === "shown" ? old.value : null;
}

/**
 * Returns the snapshots of periods before the export's period, newest first. Of periods that
 * overlap, it takes the last one only.
 */
function separatePeriods(
  now: PublishedFigures,
  snapshots: readonly PublishedFigures[],
): readonly PublishedFigures[] {
  let start = now.period.from;
  return snapshots.toReversed().filter(({ period }) => {
    if (period.to >= start) return false;
    start = period.from;
    return true;
  });
}

/**
 * Returns the numbers of the months before the period, newest first, from the first month that had
 * any; null if there are too few.
 */
function earlierMonths(id: string, now: PublishedFigures): readonly number[] | null {
  const byMonth = BY_MONTH[id];
  if (byMonth === undefined) return null;
  const first = now.period.from.slice(0, "jjjj-mm".length);
  const before = monthsIn(now, byMonth).filter(({ code }) => code < first);
  const filled = sinceItBegan(before.map(({ value }) => value).toReversed()).slice(0, MOST_MONTHS);
  return filled.length < FEWEST_MONTHS ? null : filled;
}

/**
 * Removes the zeros before the first positive number from a list that has the newest number first.
 */
function sinceItBegan(numbers: readonly number[]): readonly number[] {
  return numbers.slice(0, numbers.findLastIndex((number) => number > 0) + 1);
}

function unusualNumber(
  { figure, label }: ComparisonRow,
  value: number,
  perMonth: readonly number[],
  months: number,
): readonly Implausible[] {
  const usual = median(perMonth);
  if (usual === null || perMonth.length < FEWEST_PERIODS) return [];
  if (Math.abs(value - usual * months) < FEWEST_OFF) return [];
  const times = (number: number): number => Math.log((number + 0.5) / (usual + 0.5));
  const spread = median(perMonth.map((number) => Math.abs(times(number)))) ?? 0;
  const far = Math.max(Math.log(TIMES_AT_LEAST), FAR * MAD_TO_DEVIATION * spread);
  if (Math.abs(times(value / months)) <= far) return [];
  const now = months === 1 ? formatInteger(value) : `${formatInteger(value)} in ${months} maanden`;
  return [flow(figure, label, now, `${formatDecimal(usual).replace(/,0$/, "")} per maand`)];
}

function unusualPercentage(
  { figure, label }: ComparisonRow,
  value: number,
  before: readonly number[],
  ofItself: readonly ComparisonRow[],
): readonly Implausible[] {
  const usual = median(before);
  const rows = ofItself.find((one) => one.figure === figure && one.field === "denominator")?.new
    .value;
  if (usual === null || before.length < FEWEST_PERIODS || (rows ?? 0) < FEWEST_ROWS) return [];
  const spread = median(before.map((number) => Math.abs(number - usual))) ?? 0;
  const far = Math.max(POINTS_AT_LEAST, FAR * MAD_TO_DEVIATION * spread);
  if (Math.abs(value - usual) < far) return [];
  return [flow(figure, label, `${value}%`, `${Math.round(usual)}%`)];
}

function flow(id: string, label: string, now: string, usual: string): Implausible {
  return implausible("export-flow-unusual", onlyColumnOf(id), label, now, usual);
}

// Empty months.

const REGISTRATIONS_BY_MONTH = "registrations.byMonth";

/** The number of months before and after a month that show how many registrations are usual. */
const MONTHS_AROUND = 6;
/** With fewer months around it, nothing is usual. */
const FEWEST_MONTHS_AROUND = 4;
/**
 * If this many register in a usual month, a month with none is not chance, even if registrations
 * come in bursts.
 */
const WELL_FILLED = 10;

interface MonthCount {
  readonly code: string;
  readonly value: number;
}

/**
 * Finds months without a registration among months with many. Ignores a month that the export does
 * not cover fully, and a month that is already 0 in a snapshot.
 */
export function emptyMonths(
  now: PublishedFigures,
  snapshots: readonly PublishedFigures[],
): readonly Implausible[] {
  const latest = parseIsoDay(now.source.latestDate ?? "");
  const months = monthsIn(now).filter(({ code }) => {
    const day = parseIsoDay(`${code}-01`);
    return day !== undefined && latest !== undefined && lastDay(monthOfDay(day)) <= latest;
  });
  const knownEmpty = new Set(
    snapshots.flatMap((one) =>
      monthsIn(one).flatMap(({ code, value }) => (value === 0 ? [code] : [])),
    ),
  );
  const empty = months.flatMap(({ code, value }, at) => {
    const usual = usualAround(months, at);
    const isOdd = value === 0 && usual !== null && usual >= WELL_FILLED && !knownEmpty.has(code);
    return isOdd ? [{ code, usual }] : [];
  });
  const [first] = empty;
  if (first === undefined) return [];
  const names = empty.map(({ code }) => monthName(code));
  return [implausible("export-month-empty", "aanmelddatum", names, Math.round(first.usual))];
}

/** Returns the registrations of each month that figures show. */
function monthsIn(
  { figures }: PublishedFigures,
  id = REGISTRATIONS_BY_MONTH,
): readonly MonthCount[] {
  const figure = figures[id];
  if (figure === undefined || !("categories" in figure)) return [];
  return figure.categories.flatMap(({ code, value }) => (value === null ? [] : [{ code, value }]));
}

function usualAround(months: readonly MonthCount[], at: number): number | null {
  const around = [
    ...months.slice(Math.max(0, at - MONTHS_AROUND), at),
    ...months.slice(at + 1, at + 1 + MONTHS_AROUND),
  ];
  return around.length < FEWEST_MONTHS_AROUND ? null : median(around.map(({ value }) => value));
}

function monthName(code: string): string {
  const day = parseIsoDay(`${code}-01`);
  return day === undefined ? code : formatMonth(monthOfDay(day));
}

// Fewer rows.

/**
 * Finds an export with fewer rows than the export of a snapshot, and compares it with the snapshot
 * that has the most. An older export may have fewer rows: a snapshot of a later period counts only
 * if this export covers at least the same dates.
 */
export function fewerRows(
  now: PublishedFigures,
  snapshots: readonly PublishedFigures[],
): readonly Implausible[] {
  const earlier = snapshots.filter(
    ({ period, source }) =>
      period.to <= now.period.to || (source.latestDate ?? "") <= (now.source.latestDate ?? ""),
  );
  const [most] = earlier.toSorted((a, b) => b.source.rows - a.source.rows);
  if (most === undefined || now.source.rows >= most.source.rows) return [];
  const kind = "export-rows-fewer";
  return [implausible(kind, null, periodInWords(most), most.source.rows, now.source.rows)];
}

/** Returns the median: the mean of the middle two for an even number of values, null for none. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
