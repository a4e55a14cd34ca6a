import { compareCodePoints } from "../language/order.ts";
import type { Relation } from "../figures/definition.ts";

/** The answer that lumps what no other answer names. */
const OTHER = "overig";

/**
 * The cells of a breakdown in the order in which secondary suppression takes them: the unknown,
 * "overig", then from the end of the list. The order is the same in every period and never goes by
 * size, so that it tells nothing of a withheld number.
 *
 * @param cells in the order of the codebook; those of an open list `byName`
 */
export function inOrderOfSuppression<C extends { readonly code: string }>(
  cells: readonly C[],
  relations: readonly Relation[],
): readonly C[] {
  const unknown = unknownOf(relations);
  const rank = ({ code }: C): number => (code === unknown ? 0 : code === OTHER ? 1 : 2);
  return cells.toReversed().toSorted((one, other) => rank(one) - rank(other));
}

/** The cells of an open list, which stand by size, in an order that tells nothing of it. */
export function byName<C extends { readonly code: string }>(cells: readonly C[]): readonly C[] {
  return cells.toSorted((one, other) => compareCodePoints(one.code, other.code));
}

/** The code of the category that is no answer; undefined where a breakdown has none. */
export function unknownOf(relations: readonly Relation[]): string | undefined {
  for (const relation of relations) {
    if (relation.kind === "addsUp") return relation.unknown;
    if (relation.kind === "severalAnswers") return relation.alone;
  }
  return undefined;
}
