/** Fewer kept periods show no trend of their own. */
export const FEWEST_KEPT = 4;

/** More than these would not fit beside the report's own. */
export const MOST_KEPT = 11;
/** The figures of periods before the previous one: those that a trend shows. */
export const SERIES_FIGURES: readonly string[] = [
  "registrations.total",
  "responseTimes.contactWithin2DaysInPeriod",
  "responseTimes.welcomeWithin7DaysInPeriod",
];
