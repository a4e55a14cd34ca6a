import { solve } from "yalps";

import type { Bounds } from "./bounds.ts";
import type { Constraint } from "./linear-system.ts";

/** A part of a system that shares no open unknown with the rest. */
export interface Component {
  /** Its open unknowns. */
  readonly unknowns: readonly number[];
  /** What still binds them. */
  readonly constraints: readonly Constraint[];
}

/**
 * Steps after which the solver gives up. They are counted, not timed, so that every machine comes to
 * the same answer.
 */
const LIMITS = { maxPivots: 20_000, maxIterations: 200 } as const;

/**
 * Looks for whole values of the unknowns of a component, within `bounds`. Null where there are none,
 * or none was found. The answer is not to be trusted: it counts only after plain arithmetic has
 * checked it.
 */
export function someWorld(
  { unknowns, constraints }: Component,
  { low, high }: Bounds,
): ReadonlyMap<number, number> | null {
  // The solver knows no negative numbers: each unknown is counted from its least value.
  const open = unknowns.filter((unknown) => low[unknown] !== high[unknown]);
  const columns = new Map(open.map((unknown) => [unknown, new Map<string, number>()]));
  const rows = new Map<string, { min?: number; max?: number }>();
  constraints.forEach(({ unknowns: used, weights, min, max }, number) => {
    const row = `c${number}`;
    let known = 0;
    used.forEach((unknown, place) => {
      const weight = weights[place] ?? 0;
      known += weight * (low[unknown] ?? 0);
      columns.get(unknown)?.set(row, weight);
    });
    rows.set(row, {
      ...(min === -Infinity ? {} : { min: min - known }),
      ...(max === Infinity ? {} : { max: max - known }),
    });
  });
  for (const unknown of open) {
    const most = (high[unknown] ?? Infinity) - (low[unknown] ?? 0);
    if (most === Infinity) continue;
    columns.get(unknown)?.set(`u${unknown}`, 1);
    rows.set(`u${unknown}`, { max: most });
  }
  const model = { constraints: rows, variables: columns, integers: true };
  const { status, variables } = solve(model, LIMITS);
  if (status !== "optimal") return null;
  const found = new Map(variables);
  return new Map(
    unknowns.map((unknown) => [unknown, (low[unknown] ?? 0) + Math.round(found.get(unknown) ?? 0)]),
  );
}
