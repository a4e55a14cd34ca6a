import type { BoundedSystem, World } from "./bounded-system.ts";
import { copyOf, type Bounds } from "./bounds.ts";
import { someWorld, type Component } from "./solver.ts";

/** So many constraints around a broken one other values are tried. */
const RINGS = 2;

/** So many constraints around an unknown the solver looks first. */
const RINGS_OF_SOLVER = 4;

/**
 * Looks by hand for a world near another one: with every unknown at the nearest value that is left
 * to it, but for those around what this breaks. Those are fixed one after the other. What it finds
 * counts only after plain arithmetic has checked it.
 *
 * @param asked the bounds within which the world must lie
 * @param near values to start from, a world or not
 * @param base a known world of the component; null where there is none
 */
export function worldNear(
  system: BoundedSystem,
  { unknowns }: Component,
  asked: Bounds,
  near: World,
  base: World | null,
): World | null {
  const all = system.nothing();
  for (const unknown of unknowns) all[unknown] = nearest(near[unknown], unknown, asked);
  const broken = system.brokenBy(unknowns, all, base);
  if (broken === null || broken.length === 0) return broken === null ? null : all;
  let places = new Set(broken);
  for (let ring = 0; ring < RINGS; ring += 1) {
    const free = new Set([...places].flatMap((place) => system.openIn(place)));
    const found = fixOneByOne(system, unknowns, free, all, asked);
    if (found !== null) return found;
    places = system.around(free);
  }
  return fixOneByOne(system, unknowns, new Set(unknowns), all, asked);
}

/** Fixes all unknowns but those of `free` at their values, and those one after the other. */
function fixOneByOne(
  system: BoundedSystem,
  unknowns: readonly number[],
  free: ReadonlySet<number>,
  values: World,
  asked: Bounds,
): World | null {
  const tried = copyOf(asked);
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
 * Has the solver look for a world that differs from a known one only around an unknown. Null where
 * there is none, or too little would be left as it is.
 */
export function solvedAround(
  start: number,
  system: BoundedSystem,
  { unknowns }: Component,
  asked: Bounds,
  base: World,
): World | null {
  const near = around(start, system);
  if (near.size * 2 > unknowns.length) return null;
  const tried = copyOf(asked);
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

/** The value within bounds that is nearest to another; the least where there is no other. */
function nearest(value: number | undefined, unknown: number, { low, high }: Bounds): number {
  const least = low[unknown] ?? 0;
  if (value === undefined || Number.isNaN(value)) return least;
  return Math.min(Math.max(value, least), high[unknown] ?? Infinity);
}
