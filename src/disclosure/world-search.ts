import type { BoundedSystem, World } from "./bounded-system.ts";
import { copyOf, type Bounds } from "./bounds.ts";
import { someWorld, type Component } from "./solver.ts";

/** The distance, in constraints, around a broken constraint within which other values are tried. */
const RINGS = 2;

/** The distance, in constraints, around an unknown within which the solver looks first. */
const RINGS_OF_SOLVER = 4;

/**
 * Searches by hand for a world near some values. It gives every unknown its nearest possible value,
 * except the unknowns around the constraints that this breaks. It fixes those one after the other.
 * The caller must check the result by plain arithmetic.
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
 * null if there is none, or if too many unknowns would differ.
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
