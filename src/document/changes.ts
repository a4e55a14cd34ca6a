import { toldDifference } from "../compare/comparison.ts";
import { figureOf } from "../figures/catalogue.ts";
import type { Material } from "./block-entry.ts";
import type { Count } from "./counts.ts";
import type { Facts } from "./facts.ts";

/** A count and the same count in the previous period. */
export interface ShownChange {
  readonly now: Count;
  readonly before: Count;
  /** The count minus the earlier count, as the comparison gives it. */
  readonly difference: number;
}

/**
 * The change of a count, or of the total of a breakdown, since the previous period. Null if there
 * is no previous period, or if the comparison withholds the difference.
 */
export function shownChange(
  { facts, previous, comparison }: Pick<Material, "facts" | "previous" | "comparison">,
  id: string,
): ShownChange | null {
  const isBreakdown = figureOf(id).kind === "breakdown";
  const countIn = (side: Facts): Count | null => (isBreakdown ? side.total(id) : side.count(id));
  const now = countIn(facts);
  const before = previous === null ? null : countIn(previous);
  const difference = toldDifference(comparison, id);
  if (now === null || before === null || difference === null) return null;
  return { now, before, difference };
}
