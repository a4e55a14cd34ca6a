import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { nounFor, NOUNS, verbFor } from "../../language/words.ts";
import { isoMonth, monthOfDay } from "../../period/month.ts";
import type { Facts } from "../facts.ts";
import { numberRun, say, type Run, type Text } from "../../model/text.ts";

const FIGURE = "registrations.byMonth";

/** The months of the registrations that a chart draws, and what it leaves out before them. */
export interface DrawnMonths {
  readonly byMonth: PublishedBreakdown;
  /** Its first and last month. */
  readonly span: Run;
  /** How many registrations are left out, and why; null where none are. */
  readonly leftOut: Text | null;
}

/**
 * The months from the first registration on whose date is not far from all others: one date of years
 * before would leave the other months no room. Null where no month has a registration.
 */
export function drawnMonths(byMonth: PublishedBreakdown, { firstDay }: Facts): DrawnMonths | null {
  const { categories } = byMonth;
  const from = firstDay === null ? null : isoMonth(monthOfDay(firstDay));
  const start = categories.findIndex(
    ({ code, value }) => from === null || (code >= from && (value ?? 0) > 0),
  );
  const drawn = categories.slice(Math.max(0, start));
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (first === undefined || last === undefined) return null;
  const isAll = drawn.length === categories.length;
  const left = categories
    .slice(0, categories.length - drawn.length)
    .reduce((sum, { value }) => sum + (value ?? 0), 0);
  return {
    byMonth: { ...byMonth, categories: drawn },
    span: {
      text: `${first.label} t/m ${last.label}`,
      origin: `span(${isAll ? FIGURE : `${FIGURE}.${first.code}`})`,
    },
    leftOut: isAll ? null : leftOutText(left, first),
  };
}

function leftOutText(
  count: number,
  { code, label }: PublishedBreakdown["categories"][number],
): Text {
  const month = { text: label, origin: `${FIGURE}.${code}.label` };
  const registrations = say`${numberRun(count, `before(${FIGURE}.${code})`)} ${nounFor(NOUNS.registration, count)}`;
  const why =
    count === 1 ? "die datum ver van alle andere ligt" : "die datums ver van alle andere liggen";
  return say`In de grafiek en de tabel ${verbFor(count, "ontbreekt", "ontbreken")} ${registrations} van vóór ${month}, omdat ${why}.`;
}
