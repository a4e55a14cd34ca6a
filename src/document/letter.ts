import { isoMonth, monthOfDay } from "../period/month.ts";
import type { Day } from "../period/day.ts";
import type { Material } from "./block-entry.ts";

/** The support letter (ondersteuningsbrief) to parents. */
export interface Letter {
  /**
   * The day on which it was first sent. Null if the settings name no day and the registrations give
   * only the month.
   */
  readonly firstDay: Day | null;
  /** The month from which registrations through the letter are counted, as `jjjj-mm`. */
  readonly firstMonth: string;
  /**
   * The day on which it was last sent. Null if that is the first day, is still to come or is not
   * known.
   */
  readonly lastDay: Day | null;
}

/**
 * What is known about the letter at the end of the period. Null before it was sent, because a
 * report does not mention a letter that nobody has. If the settings name no day, the month of the
 * first registration through the letter counts.
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
