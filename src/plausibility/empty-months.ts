import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatMonth } from "../language/dates.ts";
import { parseIsoDay } from "../period/day.ts";
import { lastDay, monthOfDay } from "../period/month.ts";
import { implausible, type Implausible } from "./implausible.ts";
import { median } from "./median.ts";

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
export function monthsIn(
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
