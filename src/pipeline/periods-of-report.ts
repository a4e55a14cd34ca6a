import { SERIES_FIGURES } from "../document/series-figures.ts";
import { precedingPeriod, type Period } from "../period/period.ts";
import type { AskedPeriod } from "./protected-figures.ts";

/** How many periods before the report's own a trend looks back at most. */
const PERIODS_BACK = 7;

/**
 * The periods that a report draws on, the newest first: its own and the previous one in full, and
 * of those before only what a trend shows.
 */
export function periodsOfReport(period: Period): readonly AskedPeriod[] {
  const asked: AskedPeriod[] = [{ period }];
  let earlier = period;
  for (let back = 1; back <= PERIODS_BACK; back += 1) {
    earlier = precedingPeriod(earlier);
    asked.push(back === 1 ? { period: earlier } : { period: earlier, figures: SERIES_FIGURES });
  }
  return asked;
}
