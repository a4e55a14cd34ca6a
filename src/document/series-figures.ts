/** The figures of periods before the previous one: those that a trend shows. */
export const SERIES_FIGURES: readonly string[] = [
  "registrations.total",
  "responseTimes.contactWithin2DaysInPeriod",
  "responseTimes.welcomeWithin7DaysInPeriod",
];
