import type { ComparisonRow } from "../compare/comparison.ts";
import { monthOfDay } from "../period/month.ts";
import type { Material, Revisions } from "./block-entry.ts";
import { nounFor, NOUNS, verbFor } from "../language/words.ts";
import { differenceOf, type Count, type Facts } from "./facts.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { numberRun, say, type Run, type Text } from "../model/text.ts";

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
      const name: Text = [{ text: label, origin: side.originOf(ORIGIN_OF.label(FIGURE, code)) }];
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

/** What the revisions say of registrations of before the report. */
export interface Shift {
  /** How many registrations there are more, or fewer; null where the total is the same. */
  readonly count: Count | null;
  readonly isMore: boolean;
  readonly months: readonly RevisedMonth[];
  readonly hasRisen: boolean;
  readonly hasFallen: boolean;
}

/** How the registrations up to the end of the earlier period shifted since it was published. */
export function shiftOf(material: Material, revisions: Revisions): Shift {
  const { published, anew } = revisions;
  const months = revisedMonths(material);
  const before = published.count("registrations.total");
  const now = anew.count("registrations.total");
  const reaches = reachesPublished(material.facts, revisions);
  const difference = reaches ? (now?.value ?? 0) - (before?.value ?? 0) : 0;
  return {
    count: before === null || now === null || difference === 0 ? null : differenceOf(now, before),
    isMore: difference > 0,
    months,
    hasRisen: months.some((month) => month.now.value > month.before.value),
    hasFallen: months.some((month) => month.now.value < month.before.value),
  };
}

/** "kwamen er nog 2 aanmeldingen bij", "verviel er 1 aanmelding"; null where neither. */
export function moreOrFewer({ count, isMore, hasRisen, hasFallen }: Shift): Text | null {
  if (count === null) return null;
  const noun = nounFor(NOUNS.registration, count.value);
  const inAll = hasRisen && hasFallen ? " alles bij elkaar" : "";
  return isMore
    ? say`${verbFor(count.value, "kwam", "kwamen")} er${inAll} nog ${count.run} ${noun} bij`
    : say`${verbFor(count.value, "verviel", "vervielen")} er${inAll} ${count.run} ${noun}`;
}
