import type { Comparison } from "../compare/comparison.ts";

/**
 * Whether the comparison tells by how much a count, or the total of a breakdown, differs from what
 * it was: a small difference between sensitive numbers is withheld there.
 */
export function mayTellDifference(comparison: Comparison | null, id: string): boolean {
  const row = comparison?.rows.find(
    ({ figure, category, field }) =>
      figure === id && category === null && (field === "value" || field === "total"),
  );
  return row?.withheld !== true;
}
