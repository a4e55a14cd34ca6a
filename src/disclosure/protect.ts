import type { Cell } from "../figures/definition.ts";

/**
 * The threshold of the threshold rule: a smaller cell could identify a family. Publication requires
 * at least this value.
 */
export const DEFAULT_THRESHOLD = 5;

/**
 * The sensitive stocks whose small changes are not shown: results and returned children, whose
 * changes a published flow shows too, or all.
 */
export type ProtectedChanges = "results" | "all";

/**
 * The threshold rule: returns true if too few cases contribute to a number to show it. 0 means that
 * there is no case, and may be shown.
 */
export function isTooSmall(
  { value, contributors }: Pick<Cell, "value" | "contributors">,
  threshold: number,
): boolean {
  return value > 0 && (value < threshold || contributors < threshold);
}

/** With fewer rows, the middle one could identify a family. */
export const FEWEST_FOR_MEDIAN = 10;

/** With fewer rows, fewer than five lie beyond the 90th percentile. */
export const FEWEST_FOR_P90 = 50;
