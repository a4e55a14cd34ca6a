import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { monthAbbreviation, monthName } from "../../language/dates.ts";
import type { TableBody } from "../report-model.ts";
import type { RevisedMonth } from "../revised-months.ts";
import { numberRun, plain, say, type Text } from "../text.ts";

const FIGURE = "registrations.byMonth";

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));

/** More years than this have a row each: as columns they would not fit beside each other. */
const MOST_YEARS_ACROSS = 7;

/**
 * The registrations per month: a row a month and a column a year, or the other way; months outside
 * the figure are dashes. A revised month says what it was: "105 (was 103)".
 */
export function monthsTable(
  byMonth: PublishedBreakdown,
  revised: readonly RevisedMonth[] = [],
): TableBody {
  const values = new Map(byMonth.categories.map(({ code, value }) => [code, value ?? 0]));
  const revisedByCode = new Map(revised.map((month) => [month.code, month]));
  // A month that had a registration when it was published may since be before the first.
  const codes = [...revisedByCode.keys(), ...values.keys()].toSorted();
  const years = [...new Set(codes.map((code) => code.slice(0, 4)))];
  const cell = (code: string): Text => {
    const value = values.get(code);
    const month = revisedByCode.get(code);
    if (month !== undefined) return say`${month.now.run} (was ${month.before.run})`;
    return value === undefined ? plain("–") : [numberRun(value, `${FIGURE}.${code}`)];
  };
  const sumOf = (year: string): Text => {
    const ofYear = byMonth.categories.filter(({ code }) => code.startsWith(year));
    if (ofYear.length === 0) return plain("–");
    const sum = ofYear.reduce((total, { value }) => total + (value ?? 0), 0);
    return [numberRun(sum, `sum(${FIGURE}.${year}*)`)];
  };
  const heads = years.map((year): Text => {
    const isOwn = [...values.keys()].some((code) => code.startsWith(year));
    const before = isOwn ? undefined : revised.find(({ code }) => code.startsWith(year));
    return [before?.year ?? { text: year, origin: `year(${FIGURE})` }];
  });
  const names = MONTHS.map((month) => plain(monthName(Number(month))));
  if (years.length <= MOST_YEARS_ACROSS) {
    const rows = MONTHS.map((month, index) => [
      names[index] ?? [],
      ...years.map((year) => cell(`${year}-${month}`)),
    ]);
    return tableOf([plain("Maand"), ...heads], rows, [plain("Totaal"), ...years.map(sumOf)]);
  }
  const short = MONTHS.map((month) => plain(monthAbbreviation(Number(month))));
  const rows = years.map((year, index) => [
    heads[index] ?? [],
    ...MONTHS.map((month) => cell(`${year}-${month}`)),
    sumOf(year),
  ]);
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
