import { BoundedSystem, type World } from "./bounded-system.ts";
import { usesOf, type Uses } from "./bounds.ts";
import type { LinearSystem } from "./linear-system.ts";
import { someWorld, type Component } from "./solver.ts";
import { solvedAround, worldNear } from "./world-search.ts";

/** A component with a first world of it. */
interface Worlds extends Component {
  /** Null where none was found. */
  readonly base: World | null;
}

/** So far on either side of a possible value others are looked for. */
const FARTHEST = 4;

/**
 * Which values the unknowns of a system can have. Each value that it counts has a certificate: a
 * world of whole numbers that satisfies the system, checked by plain arithmetic. A fault of the
 * solver can make it count too few values, never too many.
 */
export class PossibleValues {
  /** Narrowed part by part, when a number of it is asked for. */
  readonly #bounded: BoundedSystem;
  /** Where to look for a first world. */
  readonly #near: World;
  readonly #like: PossibleValues | undefined;
  /** For each unknown whose bounds are narrow: false where nothing is left of one of its region. */
  readonly #isOpen = new Map<number, boolean>();
  readonly #worlds = new Map<number, Worlds>();
  /** The values that each unknown has in a world, with a world that shows it. */
  readonly #seen = new Map<number, Map<number, World>>();

  /**
   * @param uses where the unknowns of the system stand, for whoever has counted that already
   * @param like what was counted in much the same system: its worlds are looked at first
   */
  constructor(system: LinearSystem, uses: Uses = usesOf(system), like?: PossibleValues) {
    this.#bounded = new BoundedSystem(system, uses);
    this.#near = like === undefined ? this.#bounded.nothing() : like.bases();
    this.#like = like;
  }

  /** Whether a world that satisfies the system was found. */
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
   * How many values an unknown can have, counted up to `most`. 0 where no world was found that
   * satisfies what it hangs together with; 1 where its value follows.
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
    // The nearest values first: those of worlds that are most like the one at hand.
    for (const direction of [1, -1]) {
      for (let step = 1; step <= FARTHEST && seen.size < most; step += 1) {
        const value = from + direction * step;
        if (seen.has(value) || this.#look(unknown, [value, value], worlds, isByHand)) continue;
        // A value can be left out between two others: 0 and 2 of two children who stay together. One
        // behind it shows that the number does not follow; more would make the count too low only.
        const next = value + direction;
        this.#look(unknown, direction > 0 ? [next, Infinity] : [-Infinity, next], worlds, isByHand);
        break;
      }
    }
    return Math.min(seen.size, most);
  }

  /** A value of each unknown of which a world is known, all together a world. */
  bases(): World {
    const all = this.#near.slice();
    for (const { unknowns, base } of new Set(this.#worlds.values())) {
      if (base === null) continue;
      for (const unknown of unknowns) all[unknown] = base[unknown] ?? NaN;
    }
    return all;
  }

  /** Looks whether the worlds that showed its values before, in much the same system, still do. */
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
   * Looks for a world in which an unknown has a value of a range, and keeps what it shows of all: by
   * hand, then by the solver near the known world, then by the solver anywhere.
   */
  #look(
    unknown: number,
    range: readonly [number, number],
    worlds: Worlds,
    isByHand: boolean,
  ): boolean {
    const asked = this.#bounded.withValueIn(unknown, range);
    const { base } = worlds;
    if (asked === null || base === null) return false;
    if (this.#keep(worldNear(this.#bounded, worlds, asked, base, base), worlds)) return true;
    if (isByHand) return false;
    return (
      this.#keep(solvedAround(unknown, this.#bounded, worlds, asked, base), worlds) ||
      this.#keep(someWorld(worlds, asked), worlds)
    );
  }

  /** Takes a world for a certificate, where it is one. */
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

  /** The component of an open unknown, with a first world. */
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

  /** The open unknowns that hang together with one, by constraints that the bounds do not settle. */
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
   * Narrows the bounds of an unknown and of those that it hangs together with by open unknowns only.
   * False where nothing is left of one.
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
