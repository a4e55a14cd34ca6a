import type { Cell, Relation } from "../figures/definition.ts";
import { compareCodePoints } from "../language/characters.ts";

/**
 * The threshold of the threshold rule: a smaller cell could identify a family. Publication requires
 * at least this value.
 */
export const DEFAULT_THRESHOLD = 5;

/**
 * The sensitive stocks whose small changes are not shown. `results`: results and returned children,
 * because a published flow also shows their changes. `all`: all sensitive stocks.
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

/** With fewer rows the median is withheld, because the middle row could identify a family. */
export const FEWEST_FOR_MEDIAN = 10;

/** With fewer rows the 90th percentile is withheld, because fewer than five rows lie beyond it. */
export const FEWEST_FOR_P90 = 50;

/** The code of the answer for everything that has no answer of its own. */
const OTHER = "overig";

/**
 * Returns the cells of a breakdown in the order of secondary suppression: the unknown, then
 * "overig", then the others from the last to the first. The order is the same in every period and
 * never depends on size, so it reveals nothing about a withheld number.
 *
 * @param cells in the order of the codebook; for an open list, in the order of `byName`
 */
export function inOrderOfSuppression<C extends { readonly code: string }>(
  cells: readonly C[],
  relations: readonly Relation[],
): readonly C[] {
  const unknown = unknownOf(relations);
  const rank = ({ code }: C): number => (code === unknown ? 0 : code === OTHER ? 1 : 2);
  return cells.toReversed().toSorted((one, other) => rank(one) - rank(other));
}

/**
 * Sorts the cells of an open list, which is sorted by size, in an order that does not depend on
 * size.
 */
export function byName<C extends { readonly code: string }>(cells: readonly C[]): readonly C[] {
  return cells.toSorted((one, other) => compareCodePoints(one.code, other.code));
}

/** Returns the code of the category that means "no answer"; undefined if a breakdown has none. */
export function unknownOf(relations: readonly Relation[]): string | undefined {
  for (const relation of relations) {
    if (relation.kind === "addsUp") return relation.unknown;
    if (relation.kind === "severalAnswers") return relation.alone;
  }
  return undefined;
}
