import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatPeriod } from "../language/dates.ts";
import { monthsIn, parsePeriod, type Period } from "../period/period.ts";

/** Returns the period of figures. */
function periodOf({ period }: PublishedFigures): Period {
  const parsed = parsePeriod(period.id);
  if (parsed === undefined) throw new Error("figures without a known period");
  return parsed;
}

/** Returns the period of figures in words. */
export function periodInWords(figures: PublishedFigures): string {
  return formatPeriod(periodOf(figures));
}

/** Returns the number of months in the period of figures. */
export function monthsOf(figures: PublishedFigures): number {
  return monthsIn(periodOf(figures));
}
