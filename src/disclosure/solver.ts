import { solve } from "yalps";

import { holdsWithin, type Bounds } from "./bounds.ts";
import type { Constraint } from "./linear-system.ts";

/** A part of a system that shares no unfixed unknown with the rest. */
export interface Component {
  /** Its unfixed unknowns. */
  readonly unknowns: readonly number[];
  /** The constraints between them that the bounds do not settle. */
  readonly constraints: readonly Constraint[];
}

/**
 * The solver gives up after this number of steps. Steps are counted, not timed, so that every
 * machine gets the same answer.
 */
const LIMITS = { maxPivots: 20_000, maxIterations: 200 } as const;

/**
 * Searches for whole values of the unknowns of a component, within `bounds`. Returns null if there
 * are none, or if none was found. Do not trust the answer: the caller must check it by plain
 * arithmetic.
 */
export function someWorld(
  { unknowns, constraints }: Component,
  { low, high }: Bounds,
): Float64Array | null {
  // The solver has no negative numbers, so each unknown is counted from its least value.
  const open = unknowns.filter((unknown) => low[unknown] !== high[unknown]);
  const columns = new Map(open.map((unknown) => [unknown, new Map<string, number>()]));
  const rows = new Map<string, { min?: number; max?: number }>();
  const binding = constraints.filter((constraint) => !holdsWithin(constraint, { low, high }));
  const implied = impliedBounds(open, binding, { low, high });
  binding.forEach(({ unknowns: used, weights, min, max }, number) => {
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
    if (most === Infinity || implied.has(unknown)) continue;
    columns.get(unknown)?.set(`u${unknown}`, 1);
    rows.set(`u${unknown}`, { max: most });
  }
  const model = { constraints: rows, variables: columns, integers: true };
  const { status, variables } = solve(model, LIMITS);
  if (status !== "optimal") return null;
  const world = new Float64Array(low.length).fill(NaN);
  for (const unknown of unknowns) world[unknown] = low[unknown] ?? 0;
  for (const [unknown, value] of variables) {
    world[unknown] = (low[unknown] ?? 0) + Math.round(value);
  }
  return world;
}

/**
 * Returns the unknowns whose greatest value is implied by a constraint, given the bounds of the
 * others that the solver has. The solver needs no row for these, which makes it faster.
 */
function impliedBounds(
  open: readonly number[],
  constraints: readonly Constraint[],
  { low, high }: Bounds,
): ReadonlySet<number> {
  const implied = new Set<number>();
  const needed = new Set<number>();
  const uses = new Map(open.map((unknown) => [unknown, new Array<Constraint>()]));
  for (const constraint of constraints) {
    for (const unknown of constraint.unknowns) uses.get(unknown)?.push(constraint);
  }
  for (const unknown of open) {
    if (needed.has(unknown)) continue;
    for (const { unknowns, weights, min, max } of uses.get(unknown) ?? []) {
      const ownWeight = weights[unknowns.indexOf(unknown)] ?? 0;
      // The side of the constraint that bounds the unknown from above.
      const sign = ownWeight > 0 ? 1 : -1;
      let room = ownWeight > 0 ? max : -min;
      const by: number[] = [];
      for (const [place, other] of unknowns.entries()) {
        if (other === unknown) continue;
        const weight = sign * (weights[place] ?? 0);
        room -= weight * ((weight > 0 ? low[other] : high[other]) ?? 0);
        if (weight < 0 && low[other] !== high[other]) by.push(other);
      }
      if (by.some((other) => implied.has(other))) continue;
      if (Math.floor(room / Math.abs(ownWeight)) > (high[unknown] ?? Infinity)) continue;
      implied.add(unknown);
      for (const other of by) needed.add(other);
      break;
    }
  }
  return implied;
}
