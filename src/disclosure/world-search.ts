import { solve } from "yalps";

import { type BoundedSystem, type Bounds, copyOf, holdsWithin, type World } from "./bounds.ts";
import type { Constraint } from "./links.ts";

/** The distance, in constraints, around a broken constraint within which other values are tried. */
const RINGS = 2;

/** The distance, in constraints, around an unknown within which the solver looks first. */
const RINGS_OF_SOLVER = 4;

/**
 * Searches for a world (a feasible solution) near some values, without the solver. Gives every
 * unknown its nearest possible value. Then it gives new values to the unknowns around the
 * constraints that this breaks, one after the other. The caller must check the result by plain
 * arithmetic.
 *
 * @param target the bounds within which the world must lie
 * @param near the values to start from, a world or not
 * @param base a known world of the component; null if there is none
 */
export function worldNear(
  system: BoundedSystem,
  { unknowns }: Component,
  target: Bounds,
  near: World,
  base: World | null,
): World | null {
  const all = system.nothing();
  for (const unknown of unknowns) all[unknown] = nearest(near[unknown], unknown, target);
  const broken = system.brokenBy(unknowns, all, base);
  if (broken === null || broken.length === 0) return broken === null ? null : all;
  let places = new Set(broken);
  for (let ring = 0; ring < RINGS; ring += 1) {
    const free = new Set([...places].flatMap((place) => system.openIn(place)));
    const found = fixOneByOne(system, unknowns, free, all, target);
    if (found !== null) return found;
    places = system.around(free);
  }
  return fixOneByOne(system, unknowns, new Set(unknowns), all, target);
}

/**
 * Fixes all unknowns except those in `free` at their values, and then those in `free` one after the
 * other.
 */
function fixOneByOne(
  system: BoundedSystem,
  unknowns: readonly number[],
  free: ReadonlySet<number>,
  values: World,
  target: Bounds,
): World | null {
  const tried = copyOf(target);
  for (const unknown of unknowns) if (!free.has(unknown)) fix(unknown, values, tried);
  if (system.narrow(tried, system.around(free)) !== "narrow") return null;
  for (const unknown of free) {
    if (tried.low[unknown] === tried.high[unknown]) continue;
    fix(unknown, values, tried);
    if (system.narrow(tried, system.uses[unknown] ?? []) !== "narrow") return null;
  }
  const world = system.nothing();
  for (const unknown of unknowns) world[unknown] = tried.low[unknown] ?? 0;
  return world;
}

/**
 * Lets the solver search for a world that differs from a known one only around an unknown. Returns
 * null if none was found, or if more than half of the unknowns could differ.
 */
export function solvedAround(
  start: number,
  system: BoundedSystem,
  { unknowns }: Component,
  target: Bounds,
  base: World,
): World | null {
  const near = around(start, system);
  if (near.size * 2 > unknowns.length) return null;
  const tried = copyOf(target);
  for (const unknown of unknowns) if (!near.has(unknown)) fix(unknown, base, tried);
  const places = system.around(near);
  if (system.narrow(tried, places) === "empty") return null;
  const constraints = [...places].flatMap((place) => system.system.constraints[place] ?? []);
  const found = someWorld({ unknowns: [...near], constraints }, tried);
  if (found === null) return null;
  for (const unknown of unknowns) {
    if (!near.has(unknown)) found[unknown] = tried.low[unknown] ?? NaN;
  }
  return found;
}

function around(start: number, system: BoundedSystem): ReadonlySet<number> {
  const found = new Set([start]);
  let ring = [start];
  for (let distance = 0; distance < RINGS_OF_SOLVER; distance += 1) {
    ring = [...system.around(ring)]
      .flatMap((place) => system.openIn(place))
      .filter((one) => !found.has(one) && found.add(one));
  }
  return found;
}

function fix(unknown: number, values: World, bounds: Bounds): void {
  const value = nearest(values[unknown], unknown, bounds);
  bounds.low[unknown] = value;
  bounds.high[unknown] = value;
}

/**
 * Returns the value within bounds that is nearest to another value; the least one if that is
 * undefined.
 */
function nearest(value: number | undefined, unknown: number, { low, high }: Bounds): number {
  const least = low[unknown] ?? 0;
  if (value === undefined || Number.isNaN(value)) return least;
  return Math.min(Math.max(value, least), high[unknown] ?? Infinity);
}

/** A part of a system that shares no unfixed unknown with the rest. */
export interface Component {
  /** Its unfixed unknowns. */
  readonly unknowns: readonly number[];
  /** The constraints between them that values within the bounds can still break. */
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
 * Returns the unknowns whose greatest value follows from a constraint and from bounds of other
 * unknowns that the solver knows. The solver needs no row for these, which makes it faster.
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
