/** Why two numbers differ, or why they are not subtracted. */
export const CLASSES = [
  "new",
  "revision",
  "definition",
  "length",
  "protection",
  "unavailable",
] as const;

export type RowClass = (typeof CLASSES)[number];
