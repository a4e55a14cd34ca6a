import { BoundedSystem, type Uses, usesOf, type World } from "./bounds.ts";
import type { LinearSystem } from "./links.ts";
import { type Component, solvedAround, someWorld, worldNear } from "./world-search.ts";

/** A component with a first feasible solution. */
interface Worlds extends Component {
  /** Null if none was found. */
  readonly base: World | null;
}

/** The distance from a known value within which other possible values are searched. */
const FARTHEST = 4;

/**
 * Finds the values that the unknowns of a system can have. Each value that it counts has a
 * certificate: a world (a feasible solution in whole numbers) that is checked by plain arithmetic.
 * A fault in the solver can make it count too few values, never too many.
 */
export class PossibleValues {
  /** The system. Each part of it is narrowed when one of its unknowns is first needed. */
  readonly #bounded: BoundedSystem;
  /** The values near which the search for a first world begins. */
  readonly #near: World;
  readonly #like: PossibleValues | undefined;
  /**
   * For each unknown whose bounds were narrowed: false if no value is left for some unknown around
   * it.
   */
  readonly #isOpen = new Map<number, boolean>();
  readonly #worlds = new Map<number, Worlds>();
  /** For each unknown, the values found so far, each with a world that proves it. */
  readonly #seen = new Map<number, Map<number, World>>();

  /**
   * @param uses the constraints that contain each unknown, if the caller has already counted them
   * @param like the possible values of a similar system: its worlds are tried first
   */
  constructor(system: LinearSystem, uses: Uses = usesOf(system), like?: PossibleValues) {
    this.#bounded = new BoundedSystem(system, uses);
    this.#near = like === undefined ? this.#bounded.nothing() : like.bases();
    this.#like = like;
  }

  /** True if a world was found that satisfies the whole system. */
  get isFeasible(): boolean {
    const { low, high, constraints } = this.#bounded.system;
    const isWithin = low.every((least, unknown) => least <= (high[unknown] ?? Infinity));
    if (!isWithin) return false;
    const all = this.#bounded.nothing();
    for (const unknown of low.keys()) {
      if (this.#bounded.isFixed(unknown)) continue;
      const { base } = this.#worldsOf(unknown);
      if (base === null) return false;
      all[unknown] = this.#bounded.isFixed(unknown) ? NaN : (base[unknown] ?? NaN);
    }
    return constraints.every((_, place) => this.#bounded.holds(place, all));
  }

  /**
   * Counts the possible values of an unknown, up to `most`. Returns 0 if no world was found for its
   * component, and 1 if no second value was found.
   */
  count(unknown: number, most: number, { isByHand } = { isByHand: false }): number {
    if (this.#bounded.isFixed(unknown)) return 1;
    if (!this.#narrowAround(unknown)) return 0;
    if (this.#bounded.isFixed(unknown)) return 1;
    const worlds = this.#worldsOf(unknown);
    const from = worlds.base?.[unknown];
    if (from === undefined) return 0;
    const seen = this.#seenOf(unknown);
    this.#lookAgain(unknown, most, worlds);
    // The nearest values come first: their worlds are most similar to the known one.
    for (const direction of [1, -1]) {
      for (let step = 1; step <= FARTHEST && seen.size < most; step += 1) {
        const value = from + direction * step;
        if (seen.has(value) || this.#look(unknown, [value, value], worlds, isByHand)) continue;
        // An impossible value can lie between two possible ones: if two children stay together, 0
        // and 2 are possible, but not 1. One value beyond it proves that the number cannot be
        // derived exactly. The search then stops, which can only make the count too low.
        const next = value + direction;
        this.#look(unknown, direction > 0 ? [next, Infinity] : [-Infinity, next], worlds, isByHand);
        break;
      }
    }
    return Math.min(seen.size, most);
  }

  /** Returns the values in the known worlds, and for other unknowns those of the similar system. */
  bases(): World {
    const all = this.#near.slice();
    for (const { unknowns, base } of new Set(this.#worlds.values())) {
      if (base === null) continue;
      for (const unknown of unknowns) all[unknown] = base[unknown] ?? NaN;
    }
    return all;
  }

  /** Tries the worlds that proved values in a similar system. */
  #lookAgain(unknown: number, most: number, worlds: Worlds): void {
    const { unknowns, base } = worlds;
    if (base === null) return;
    const seen = this.#seenOf(unknown);
    for (let like = this.#like; like !== undefined; like = like.#like) {
      for (const [value, world] of like.#seen.get(unknown) ?? []) {
        if (seen.size >= most) return;
        if (seen.has(value)) continue;
        const again = base.slice();
        for (const one of unknowns) {
          const before = world[one];
          if (before !== undefined && !Number.isNaN(before)) again[one] = before;
        }
        this.#keep(again, worlds);
      }
    }
  }

  /**
   * Searches for a world in which an unknown has a value in a range, and notes all values that the
   * world proves. It first searches by hand, then with the solver near the known world, then with
   * the solver anywhere.
   */
  #look(
    unknown: number,
    range: readonly [number, number],
    worlds: Worlds,
    isByHand: boolean,
  ): boolean {
    const target = this.#bounded.withValueIn(unknown, range);
    const { base } = worlds;
    if (target === null || base === null) return false;
    if (this.#keep(worldNear(this.#bounded, worlds, target, base, base), worlds)) return true;
    if (isByHand) return false;
    return (
      this.#keep(solvedAround(unknown, this.#bounded, worlds, target, base), worlds) ||
      this.#keep(someWorld(worlds, target), worlds)
    );
  }

  /** Accepts a world as a certificate if it satisfies the constraints. */
  #keep(found: World | null, { unknowns, base }: Worlds): boolean {
    if (found === null || this.#bounded.brokenBy(unknowns, found, base)?.length !== 0) return false;
    this.#see(unknowns, found);
    return true;
  }

  #see(unknowns: readonly number[], world: World): void {
    for (const unknown of unknowns) {
      const value = world[unknown];
      if (value === undefined) continue;
      const seen = this.#seenOf(unknown);
      if (!seen.has(value)) seen.set(value, world);
    }
  }

  #seenOf(unknown: number): Map<number, World> {
    const known = this.#seen.get(unknown);
    if (known !== undefined) return known;
    const seen = new Map<number, World>();
    this.#seen.set(unknown, seen);
    return seen;
  }

  /**
   * Returns the component of an unknown that is not fixed, with its first world if one was found.
   */
  #worldsOf(start: number): Worlds {
    const known = this.#worlds.get(start);
    if (known !== undefined) return known;
    const isOpen = this.#narrowAround(start);
    const component = this.#componentOf(start);
    const { bounds } = this.#bounded;
    const first = isOpen
      ? (worldNear(this.#bounded, component, bounds, this.#near, null) ??
        someWorld(component, bounds))
      : null;
    const { unknowns } = component;
    const isSound = first !== null && this.#bounded.brokenBy(unknowns, first, null)?.length === 0;
    const base = isSound ? first : null;
    if (base !== null) this.#see(unknowns, base);
    const worlds = { ...component, base };
    for (const unknown of unknowns) this.#worlds.set(unknown, worlds);
    return worlds;
  }

  /**
   * Returns the unknowns that are not fixed and are connected to `start` by constraints that the
   * bounds do not settle.
   */
  #componentOf(start: number): Component {
    const { unknowns, constraints } = this.#bounded.reach(
      start,
      (place) => !this.#bounded.holds(place),
      (unknown) => !this.#bounded.isFixed(unknown),
    );
    const { system } = this.#bounded;
    return {
      unknowns,
      constraints: [...constraints].flatMap((place) => system.constraints[place] ?? []),
    };
  }

  /**
   * Narrows the bounds of an unknown and of all unknowns that are connected to it by unknowns that
   * are not fixed. Returns false if no value is left for one of them.
   */
  #narrowAround(start: number): boolean {
    const known = this.#isOpen.get(start);
    if (known !== undefined) return known;
    const { low, high } = this.#bounded.system;
    const { unknowns, constraints } = this.#bounded.reach(
      start,
      (place) => !this.#bounded.holds(place),
      (unknown) => low[unknown] !== high[unknown],
    );
    const isOpen = this.#bounded.narrow(this.#bounded.bounds, constraints) !== "empty";
    for (const unknown of unknowns) this.#isOpen.set(unknown, isOpen);
    return isOpen;
  }
}
