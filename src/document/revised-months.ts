import type { ComparisonRow } from "../compare/comparison.ts";
import { monthOfDay } from "../period/month.ts";
import type { Material, Revisions } from "./block-entry.ts";
import { nounFor, NOUNS, verbFor } from "../language/words.ts";
import { differenceOf, type Count } from "./counts.ts";
import { type Facts } from "./facts.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { numberRun, say, type Run, type Text } from "../model/text.ts";

const FIGURE = "registrations.byMonth";

/**
 * The maximum number of revised months that a list shows one by one. With more it has an item for
 * each year.
 */
export const MOST_REVISIONS_LISTED = 6;

/** A number of registrations with its origin. */
interface Registrations {
  readonly value: number;
  readonly run: Run;
}

/** A month with a number of registrations that differs from the published number. */
export interface RevisedMonth {
  /** As `jjjj-mm`. */
  readonly code: string;
  readonly name: Text;
  /** The year alone, for the head of a column. */
  readonly year: Run;
  readonly before: Registrations;
  readonly now: Registrations;
}

/**
 * The revised months in order of time. Empty if there is no earlier publication, or if the export
 * ends before the period of that publication.
 */
export function revisedMonths({ facts, revisions }: Material): readonly RevisedMonth[] {
  if (revisions === null || !reachesPublished(facts, revisions)) return [];
  const { published, recomputed, figures } = revisions;
  const months = figures.find(({ figure }) => figure === FIGURE)?.numbers ?? [];
  return months
    .flatMap((row) => {
      const { category: code, categoryLabel: label } = row;
      if (code === null || label === null) return [];
      const side = row.new.status === "absent" ? published : recomputed;
      const name: Text = [{ text: label, origin: side.originOf(ORIGIN_OF.label(FIGURE, code)) }];
      const year = { text: code.slice(0, 4), origin: ORIGIN_OF.year(side.originOf(FIGURE)) };
      const before = registrationsOf(row.old, published.originOf(`${FIGURE}.${code}`));
      const now = registrationsOf(row.new, recomputed.originOf(`${FIGURE}.${code}`));
      return [{ code, name, year, before, now }];
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The number of revised months. */
export function revisedMonthsRun(months: readonly RevisedMonth[], { recomputed }: Revisions): Run {
  return numberRun(months.length, ORIGIN_OF.revised(recomputed.originOf(FIGURE)));
}

/**
 * True if the export reaches the last month of the publication. If it does not, missing
 * registrations are not revisions.
 */
export function reachesPublished({ latestDay }: Facts, { published }: Revisions): boolean {
  return latestDay === null || monthOfDay(latestDay) >= published.period.lastMonth;
}

/** A month before the first registration has 0 registrations. */
function registrationsOf({ value }: ComparisonRow["old"], origin: string): Registrations {
  return { value: value ?? 0, run: numberRun(value ?? 0, origin) };
}

/** How the number of registrations from before the report changed after it was published. */
export interface Shift {
  /** The absolute change of the total; null if the total is the same. */
  readonly count: Count | null;
  readonly isMore: boolean;
  readonly months: readonly RevisedMonth[];
  readonly hasRisen: boolean;
  readonly hasFallen: boolean;
}

/** The change of the registrations up to the end of the earlier period since its publication. */
export function shiftOf(material: Material, revisions: Revisions): Shift {
  const { published, recomputed } = revisions;
  const months = revisedMonths(material);
  const before = published.count("registrations.total");
  const now = recomputed.count("registrations.total");
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

/** "kwamen er nog 2 aanmeldingen bij", "verviel er 1 aanmelding". Null if the total is the same. */
export function moreOrFewer({ count, isMore, hasRisen, hasFallen }: Shift): Text | null {
  if (count === null) return null;
  const noun = nounFor(NOUNS.registration, count.value);
  const inAll = hasRisen && hasFallen ? " alles bij elkaar" : "";
  return isMore
    ? say`${verbFor(count.value, "kwam", "kwamen")} er${inAll} nog ${count.run} ${noun} bij`
    : say`${verbFor(count.value, "verviel", "vervielen")} er${inAll} ${count.run} ${noun}`;
}
