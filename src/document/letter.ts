import { isoMonth, monthOfDay } from "../period/month.ts";
import type { Day } from "../period/day.ts";
import type { Material } from "./block-entry.ts";

/** The ondersteuningsbrief, from the day on which it first went out. */
export interface Letter {
  /** The first day; null where the settings name none and the registrations tell. */
  readonly firstDay: Day | null;
  /** The month from which registrations through it are counted, as `jjjj-mm`. */
  readonly firstMonth: string;
  /** The day on which it went out last; null where that is the first, still to come or not known. */
  readonly lastDay: Day | null;
}

/**
 * What is known of the letter at the end of the period. Null before it went out: a report does not
 * speak of a letter that nobody had. Where the settings name no day, the first registration
 * through it tells the month.
 */
export function letterOf({ facts, events }: Pick<Material, "facts" | "events">): Letter | null {
  const days = events
    .filter(({ isLetter }) => isLetter)
    .map(({ day }) => day)
    .toSorted((a, b) => a - b);
  const sent = days.filter((day) => day <= facts.referenceDay);
  const [first, last] = [sent[0], sent.at(-1)];
  if (first !== undefined && last !== undefined) {
    return {
      firstDay: first,
      firstMonth: isoMonth(monthOfDay(first)),
      lastDay: last === days.at(-1) && last !== first ? last : null,
    };
  }
  if (days.length > 0) return null;
  const months = facts.breakdown("registrations.viaLetterByMonth")?.categories ?? [];
  const month = months.find(({ value }) => (value ?? 0) > 0)?.code;
  return month === undefined ? null : { firstDay: null, firstMonth: month, lastDay: null };
}
