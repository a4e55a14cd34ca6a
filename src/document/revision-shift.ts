import { nounFor, NOUNS, verbFor } from "../language/words.ts";
import type { Material, Revisions } from "./block-entry.ts";
import { differenceOf, type Count } from "./facts.ts";
import { reachesPublished, revisedMonths, type RevisedMonth } from "./revised-months.ts";
import { say, type Text } from "../model/text.ts";

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
