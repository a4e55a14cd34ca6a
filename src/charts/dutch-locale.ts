/** Numbers in charts as Dutch print has them. */
export const DUTCH_NUMBERS = {
  decimal: ",",
  thousands: ".",
  grouping: [3],
  currency: ["€ ", ""],
} as const;
