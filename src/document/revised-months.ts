import type { ComparisonRow } from "../compare/comparison.ts";
import { isoMonth, monthOfDay } from "../period/month.ts";
import type { Material, Revisions } from "./block-entry.ts";
import type { Facts } from "./facts.ts";
import { numberRun, type Run, type Text } from "./text.ts";

const FIGURE = "registrations.byMonth";

/** Revised months that are told one by one; more become a number and a table. */
export const MOST_REVISIONS_TOLD = 6;

/** A number of registrations with its origin. */
interface Registrations {
  readonly value: number;
  readonly run: Run;
}

/** A month of which the number of registrations is no longer as it was published. */
export interface RevisedMonth {
  /** As `jjjj-mm`. */
  readonly code: string;
  readonly name: Text;
  /** Its year alone, for the head of a column. */
  readonly year: Run;
  readonly before: Registrations;
  readonly now: Registrations;
}

/** The revised months, the first in time first; none where nothing earlier was published. */
export function revisedMonths({ facts, revisions }: Material): readonly RevisedMonth[] {
  if (revisions === null) return [];
  const { published, anew, figures } = revisions;
  const months = figures.find(({ figure }) => figure === FIGURE)?.numbers ?? [];
  return months
    .flatMap((row) => {
      const { category: code, categoryLabel: label } = row;
      // Beyond the end of the export a 0 would claim what nobody knows.
      if (code === null || label === null || code > lastMonthKnown(facts)) return [];
      const side = row.new.status === "absent" ? published : anew;
      const name: Text = [{ text: label, origin: side.originOf(`${FIGURE}.${code}.label`) }];
      const year = { text: code.slice(0, 4), origin: `year(${side.originOf(FIGURE)})` };
      const before = registrationsOf(row.old, published.originOf(`${FIGURE}.${code}`));
      const now = registrationsOf(row.new, anew.originOf(`${FIGURE}.${code}`));
      return [{ code, name, year, before, now }];
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** How many months are revised. */
export function revisedMonthsRun(months: readonly RevisedMonth[], { anew }: Revisions): Run {
  return numberRun(months.length, `revised(${anew.originOf(FIGURE)})`);
}

/** The last month of which the export can tell anything; all of them where it does not say. */
function lastMonthKnown({ latestDay }: Facts): string {
  return latestDay === null ? "9999" : isoMonth(monthOfDay(latestDay));
}

/** Before the first registration there was none. */
function registrationsOf({ value }: ComparisonRow["old"], origin: string): Registrations {
  return { value: value ?? 0, run: numberRun(value ?? 0, origin) };
}
