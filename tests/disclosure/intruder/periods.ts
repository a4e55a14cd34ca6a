/** Periods of every length, each published alone. */
export const PERIODS: readonly string[] = [
  "2022-Q3",
  "2023-02",
  "2023-Q1",
  "2023-H1",
  "2023-11",
  "2023-Q4",
  "2024-02..2024-04",
  "2024-Q1",
];

/** Eight successive quarters. */
export const CHAIN: readonly string[] = [
  "2022-Q2",
  "2022-Q3",
  "2022-Q4",
  "2023-Q1",
  "2023-Q2",
  "2023-Q3",
  "2023-Q4",
  "2024-Q1",
];

/** A period and its parts, in the orders in which they can be published. */
export const NESTS: readonly (readonly string[])[] = [
  ["2024-Q1", "2024-01..2024-02", "2024-03"],
  ["2024-03", "2024-01..2024-02", "2024-Q1"],
  ["2023-10", "2023-11", "2023-12", "2023-Q4"],
];
