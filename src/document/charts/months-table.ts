import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { monthAbbreviation, monthName } from "../../language/dates.ts";
import type { TableBody } from "../../model/chart.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import type { RevisedMonth } from "../revised-months.ts";
import { numberRun, plain, say, type Text } from "../../model/text.ts";

const FIGURE = "registrations.byMonth";

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));

/** More years than this have a row each: as columns they would not fit beside each other. */
const MOST_YEARS_ACROSS = 7;

/** The same where months are revised: a year with "105 (was 103)" takes the room of two. */
const MOST_ACROSS_REVISED = 6;

/**
 * The registrations per month: a row a month and a column a year, or the other way; months outside
 * the figure are dashes. A revised month says what it was: "105 (was 103)", or below it where years
 * are rows.
 */
export function monthsTable(
  byMonth: PublishedBreakdown,
  revised: readonly RevisedMonth[] = [],
): TableBody {
  const values = new Map(byMonth.categories.map(({ code, value }) => [code, value ?? 0]));
  const revisedByCode = new Map(revised.map((month) => [month.code, month]));
  // A month that had a registration when it was published may since be before the first.
  const known = [...revisedByCode.keys(), ...values.keys()].toSorted();
  const years = [...new Set(known.map((code) => code.slice(0, 4)))];
  const cell = (code: string): Text => {
    const value = values.get(code);
    const month = revisedByCode.get(code);
    if (month !== undefined) return [month.now.run];
    return value === undefined ? plain("–") : [numberRun(value, `${FIGURE}.${code}`)];
  };
  const before = (code: string): Text => {
    const month = revisedByCode.get(code);
    return month === undefined ? plain("–") : [month.before.run];
  };
  const both = (code: string): Text =>
    revisedByCode.has(code) ? say`${cell(code)} (was ${before(code)})` : cell(code);
  const revisedYears = years.filter((year) => revised.some(({ code }) => code.startsWith(year)));
  const isAcross =
    revised.length === 0
      ? years.length <= MOST_YEARS_ACROSS
      : years.length + revisedYears.length <= MOST_ACROSS_REVISED;
  const sumOf = (year: string): Text => {
    const ofYear = byMonth.categories.filter(({ code }) => code.startsWith(year));
    if (ofYear.length === 0) return plain("–");
    const sum = ofYear.reduce((total, { value }) => total + (value ?? 0), 0);
    return [numberRun(sum, ORIGIN_OF.sum(FIGURE, year))];
  };
  const heads = years.map((year): Text => {
    const isOwn = [...values.keys()].some((code) => code.startsWith(year));
    const gone = isOwn ? undefined : revised.find(({ code }) => code.startsWith(year));
    return [gone?.year ?? { text: year, origin: ORIGIN_OF.year(FIGURE) }];
  });
  const names = MONTHS.map((month) => plain(monthName(Number(month))));
  if (isAcross) {
    const rows = MONTHS.map((month, index) => [
      names[index] ?? [],
      ...years.map((year) => both(`${year}-${month}`)),
    ]);
    return tableOf([plain("Maand"), ...heads], rows, [plain("Totaal"), ...years.map(sumOf)]);
  }
  const short = MONTHS.map((month) => plain(monthAbbreviation(Number(month))));
  const rows = years.flatMap((year, index) => {
    const codes = MONTHS.map((month) => `${year}-${month}`);
    return [
      [heads[index] ?? [], ...codes.map(cell), sumOf(year)],
      ...(revisedYears.includes(year) ? [[plain("was"), ...codes.map(before), plain("–")]] : []),
    ];
  });
  return tableOf([plain("Jaar"), ...short, plain("totaal")], rows);
}

function tableOf(
  heads: readonly Text[],
  rows: readonly (readonly Text[])[],
  total?: readonly Text[],
): TableBody {
  return {
    columns: heads.map((label, index) => ({ label, numeric: index > 0 })),
    rows: [
      ...rows.map((cells) => ({ cells: [...cells], isTotal: false })),
      ...(total === undefined ? [] : [{ cells: [...total], isTotal: true }]),
    ],
  };
}
