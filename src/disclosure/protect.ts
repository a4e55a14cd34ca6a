import type { Cell } from "../figures/definition.ts";

/** The threshold below which a cell could point at a family. Publishing asks for at least this. */
export const DEFAULT_THRESHOLD = 5;

/**
 * Of which sensitive stocks a small change is kept back: of results and returned children, which a
 * published flow tells too, or of all.
 */
export type ProtectedChanges = "results" | "all";

/** True where so few cases stand behind a number that it may not be shown. 0 is no case at all. */
export function isTooSmall(
  { value, contributors }: Pick<Cell, "value" | "contributors">,
  threshold: number,
): boolean {
  return value > 0 && (value < threshold || contributors < threshold);
}

/** Below so many rows the middle one could be a family. */
export const FEWEST_FOR_MEDIAN = 10;

/** Below so many rows fewer than five lie beyond the 90th percentile. */
export const FEWEST_FOR_P90 = 50;
