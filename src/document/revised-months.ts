import type { ComparisonRow } from "../compare/comparison.ts";
import { monthOfDay } from "../period/month.ts";
import type { Material, Revisions } from "./block-entry.ts";
import type { Facts } from "./facts.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { numberRun, type Run, type Text } from "../model/text.ts";

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

/**
 * The revised months, the first in time first; none where nothing earlier was published, or where
 * the export tells nothing of what was.
 */
export function revisedMonths({ facts, revisions }: Material): readonly RevisedMonth[] {
  if (revisions === null || !reachesPublished(facts, revisions)) return [];
  const { published, anew, figures } = revisions;
  const months = figures.find(({ figure }) => figure === FIGURE)?.numbers ?? [];
  return months
    .flatMap((row) => {
      const { category: code, categoryLabel: label } = row;
      if (code === null || label === null) return [];
      const side = row.new.status === "absent" ? published : anew;
      const name: Text = [{ text: label, origin: side.originOf(`${FIGURE}.${code}.label`) }];
      const year = { text: code.slice(0, 4), origin: ORIGIN_OF.year(side.originOf(FIGURE)) };
      const before = registrationsOf(row.old, published.originOf(`${FIGURE}.${code}`));
      const now = registrationsOf(row.new, anew.originOf(`${FIGURE}.${code}`));
      return [{ code, name, year, before, now }];
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** How many months are revised. */
export function revisedMonthsRun(months: readonly RevisedMonth[], { anew }: Revisions): Run {
  return numberRun(months.length, ORIGIN_OF.revised(anew.originOf(FIGURE)));
}

/** Whether the export goes on as long as what was published: an older one has lost nothing. */
export function reachesPublished({ latestDay }: Facts, { published }: Revisions): boolean {
  return latestDay === null || monthOfDay(latestDay) >= published.period.lastMonth;
}

/** Before the first registration there was none. */
function registrationsOf({ value }: ComparisonRow["old"], origin: string): Registrations {
  return { value: value ?? 0, run: numberRun(value ?? 0, origin) };
}
