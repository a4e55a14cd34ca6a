import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatPeriod } from "../language/dates.ts";
import { monthsIn, parsePeriod, type Period } from "../period/period.ts";

/** The period that figures are of. */
function periodOf({ period }: PublishedFigures): Period {
  const parsed = parsePeriod(period.id);
  if (parsed === undefined) throw new Error("figures of no period");
  return parsed;
}

/** The period that figures are of, in words. */
export function periodInWords(figures: PublishedFigures): string {
  return formatPeriod(periodOf(figures));
}

/** How many months figures are of. */
export function monthsOf(figures: PublishedFigures): number {
  return monthsIn(periodOf(figures));
}
