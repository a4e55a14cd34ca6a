import { copyOf, narrow, usesOf, type Bounds, type Uses } from "./bounds.ts";
import type { LinearSystem } from "./linear-system.ts";
import { someWorld, type Component } from "./solver.ts";

/** Open unknowns that only a shown number parts from the rest, with what binds them. */
interface Region {
  /** By their places in the system. */
  readonly constraints: ReadonlySet<number>;
  /** False where nothing is left of one of its unknowns. */
  readonly isOpen: boolean;
}

/** A value of each unknown of a component, by the unknown; `NaN` for the unknowns of others. */
type World = Float64Array;

/** A component with a first world of it. */
interface Worlds extends Component {
  /** Null where none was found. */
  readonly base: World | null;
}

/** So far around what is broken other values are tried. */
const RINGS = 2;

/** So many constraints away a world is first looked for by the solver. */
const NEARBY_RINGS = 4;

/** So far on either side of a possible value others are looked for. */
const FARTHEST = 4;

/**
 * Which values the unknowns of a system can have. Each value that it counts has a certificate: a
 * world of whole numbers that satisfies the system, checked by plain arithmetic. A fault of the
 * solver can make it count too few values, never too many.
 */
export class PossibleValues {
  readonly #system: LinearSystem;
  readonly #uses: Uses;
  /** Narrowed region by region, when a number of it is asked for. */
  readonly #bounds: Bounds;
  /** Where to look for a first world. */
  readonly #near: World;
  readonly #like: PossibleValues | undefined;
  readonly #regions = new Map<number, Region>();
  readonly #worlds = new Map<number, Worlds>();
  /** The values that each unknown has in a world, with a world that shows it. */
  readonly #seen = new Map<number, Map<number, World>>();

  /**
   * @param uses where the unknowns of the system stand, for whoever has counted that already
   * @param like what was counted in much the same system: its worlds are looked at first
   */
  constructor(system: LinearSystem, uses: Uses = usesOf(system), like?: PossibleValues) {
    this.#system = system;
    this.#uses = uses;
    this.#bounds = { low: Float64Array.from(system.low), high: Float64Array.from(system.high) };
    this.#near = like === undefined ? nothing(system) : like.bases();
    this.#like = like;
  }

  /** Whether a world that satisfies the system was found. */
  get isFeasible(): boolean {
    const { low, high, constraints } = this.#system;
    const isWithin = low.every((least, unknown) => least <= (high[unknown] ?? Infinity));
    if (!isWithin) return false;
    const all = nothing(this.#system);
    for (const unknown of low.keys()) {
      if (this.#isFixed(unknown)) continue;
      const { base } = this.#worldsOf(unknown);
      if (base === null) return false;
      all[unknown] = this.#isFixed(unknown) ? NaN : (base[unknown] ?? NaN);
    }
    return constraints.every((_, place) => this.#holds(place, all));
  }

  /**
   * How many values an unknown can have, counted up to `most`. 0 where no world satisfies what it
   * hangs together with; 1 where its value follows.
   */
  count(unknown: number, most: number, { isByHand } = { isByHand: false }): number {
    if (this.#isFixed(unknown)) return 1;
    if (!this.#regionOf(unknown).isOpen) return 0;
    if (this.#isFixed(unknown)) return 1;
    const worlds = this.#worldsOf(unknown);
    const from = worlds.base?.[unknown];
    if (from === undefined) return 0;
    const seen = this.#seenOf(unknown);
    this.#lookAgain(unknown, most, worlds);
    // The nearest values first: those of worlds that are most like the one at hand. Behind one for
    // which nothing is found there are no others.
    for (const direction of [1, -1]) {
      for (let step = 1; step <= FARTHEST && seen.size < most; step += 1) {
        const value = from + direction * step;
        if (seen.has(value)) continue;
        const answer = this.#look(unknown, value, worlds);
        const isFound =
          answer === "found" ||
          (answer === "undecided" && !isByHand && this.#solve(unknown, value, worlds));
        if (!isFound) break;
      }
    }
    return Math.min(seen.size, most);
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

  /** Looks by hand for a world in which an unknown has a value, and keeps what it shows of all. */
  #look(unknown: number, value: number, worlds: Worlds): "found" | "refuted" | "undecided" {
    const asked = this.#fixed(unknown, value, this.#bounds);
    if (asked === null) return "refuted";
    const isFound = this.#keep(
      this.#dive(worlds, asked, worlds.base ?? this.#near, worlds.base),
      worlds,
    );
    return isFound ? "found" : "undecided";
  }

  /** Has the solver look for such a world: near the known one, and then anywhere. */
  #solve(unknown: number, value: number, worlds: Worlds): boolean {
    const asked = this.#fixed(unknown, value, this.#bounds);
    if (asked === null) return false;
    const isNearby = this.#keep(this.#solveNearby(unknown, worlds, asked), worlds);
    return isNearby || this.#keep(someWorld(worlds, asked), worlds);
  }

  /** Has the solver look for a world that differs from the known one only around an unknown. */
  #solveNearby(unknown: number, { unknowns, base }: Worlds, asked: Bounds): World | null {
    if (base === null) return null;
    const tried = copyOf(asked);
    const near = this.#around(unknown);
    if (near.size * 2 > unknowns.length) return null;
    for (const other of unknowns) {
      if (near.has(other)) continue;
      const value = nearest(base[other], other, tried);
      tried.low[other] = value;
      tried.high[other] = value;
    }
    const places = new Set([...near].flatMap((one) => this.#uses[one] ?? []));
    if (narrow(this.#system, this.#uses, tried, places) === "empty") return null;
    const constraints = [...places].flatMap((place) => this.#system.constraints[place] ?? []);
    const found = someWorld({ unknowns: [...near], constraints }, tried);
    if (found === null) return null;
    for (const other of unknowns) if (!near.has(other)) found[other] = tried.low[other] ?? NaN;
    return found;
  }

  #around(start: number): ReadonlySet<number> {
    const found = new Set([start]);
    let ring = [start];
    for (let distance = 0; distance < NEARBY_RINGS; distance += 1) {
      ring = ring
        .flatMap((one) => this.#uses[one] ?? [])
        .flatMap((place) => this.#openIn(place))
        .filter((one) => !found.has(one) && found.add(one));
    }
    return found;
  }

  /**
   * Looks for a world near another one: with every unknown at the nearest value that is left to it,
   * but for those around what this breaks. Those are fixed one after the other.
   */
  #dive({ unknowns }: Component, asked: Bounds, near: World, base: World | null): World | null {
    const all = nothing(this.#system);
    for (const unknown of unknowns) all[unknown] = nearest(near[unknown], unknown, asked);
    const broken = this.#brokenBy(unknowns, all, base);
    if (broken === null || broken.length === 0) return broken === null ? null : all;
    let places = new Set(broken);
    for (let ring = 0; ring < RINGS; ring += 1) {
      const free = new Set([...places].flatMap((place) => this.#openIn(place)));
      const found = this.#fixOneByOne(unknowns, free, all, asked);
      if (found !== null) return found;
      places = new Set([...free].flatMap((unknown) => this.#uses[unknown] ?? []));
    }
    return this.#fixOneByOne(unknowns, new Set(unknowns), all, asked);
  }

  /** Fixes all unknowns but those of `free` at their values, and those one after the other. */
  #fixOneByOne(
    unknowns: readonly number[],
    free: ReadonlySet<number>,
    values: World,
    asked: Bounds,
  ): World | null {
    const tried = copyOf(asked);
    const fix = (unknown: number): void => {
      const value = nearest(values[unknown], unknown, tried);
      tried.low[unknown] = value;
      tried.high[unknown] = value;
    };
    for (const unknown of unknowns) if (!free.has(unknown)) fix(unknown);
    const around = new Set([...free].flatMap((unknown) => this.#uses[unknown] ?? []));
    if (narrow(this.#system, this.#uses, tried, around) !== "narrow") return null;
    for (const unknown of free) {
      if (tried.low[unknown] === tried.high[unknown]) continue;
      fix(unknown);
      const from = this.#uses[unknown] ?? [];
      if (narrow(this.#system, this.#uses, tried, from) !== "narrow") return null;
    }
    const world = nothing(this.#system);
    for (const unknown of unknowns) world[unknown] = tried.low[unknown] ?? 0;
    return world;
  }

  #openIn(place: number): readonly number[] {
    const { unknowns } = this.#system.constraints[place] ?? { unknowns: [] };
    return unknowns.filter((unknown) => !this.#isFixed(unknown));
  }

  /** Bounds in which an unknown has a value, narrowed; null where nothing is left of one. */
  #fixed(unknown: number, value: number, bounds: Bounds): Bounds | null {
    const [least, most] = [bounds.low[unknown] ?? 0, bounds.high[unknown] ?? Infinity];
    if (value < least || value > most) return null;
    if (least === most) return bounds;
    const tried = copyOf(bounds);
    tried.low[unknown] = value;
    tried.high[unknown] = value;
    const outcome = narrow(this.#system, this.#uses, tried, this.#uses[unknown] ?? []);
    return outcome === "empty" ? null : tried;
  }

  /** Takes a world for a certificate, where it is one. */
  #keep(found: World | null, { unknowns, base }: Worlds): boolean {
    if (found === null || this.#brokenBy(unknowns, found, base)?.length !== 0) return false;
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
   * The constraints that values of the unknowns of a component break; null where one is no whole
   * number that the system allows by itself. Where nothing is broken the values are a world,
   * whatever the unknowns of other components are. Of what a known world has alike nothing is broken.
   */
  #brokenBy(
    unknowns: readonly number[],
    values: World,
    base: World | null,
  ): readonly number[] | null {
    const { low, high } = this.#system;
    const checked = new Set<number>();
    const broken: number[] = [];
    for (const unknown of unknowns) {
      const value = values[unknown];
      if (value === undefined || !Number.isSafeInteger(value)) return null;
      if (base !== null && base[unknown] === value) continue;
      if (value < (low[unknown] ?? 0) || value > (high[unknown] ?? Infinity)) return null;
      for (const place of this.#uses[unknown] ?? []) {
        if (checked.has(place)) continue;
        checked.add(place);
        if (!this.#holds(place, values)) broken.push(place);
      }
    }
    return broken;
  }

  /** Whether a constraint holds for some values, and whatever the unknowns without one are. */
  #holds(place: number, values?: World): boolean {
    const constraint = this.#system.constraints[place];
    if (constraint === undefined) return true;
    const { unknowns, weights, min, max } = constraint;
    const { low, high } = this.#bounds;
    let least = 0;
    let greatest = 0;
    for (let at = 0; at < unknowns.length; at += 1) {
      const unknown = unknowns[at] ?? 0;
      const weight = weights[at] ?? 0;
      const value = values?.[unknown] ?? NaN;
      const isKnown = !Number.isNaN(value);
      const lowest = isKnown ? value : (low[unknown] ?? 0);
      const highest = isKnown ? value : (high[unknown] ?? Infinity);
      least += weight * (weight > 0 ? lowest : highest);
      greatest += weight * (weight > 0 ? highest : lowest);
    }
    return least >= min && greatest <= max;
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

  /** The component of an open unknown, with a first world. */
  #worldsOf(start: number): Worlds {
    const known = this.#worlds.get(start);
    if (known !== undefined) return known;
    const { isOpen } = this.#regionOf(start);
    const component = this.#componentOf(start);
    const first = isOpen
      ? (this.#dive(component, this.#bounds, this.#near, null) ??
        someWorld(component, this.#bounds))
      : null;
    const isWorld = first !== null && this.#brokenBy(component.unknowns, first, null)?.length === 0;
    const base = isWorld ? first : null;
    if (base !== null) this.#see(component.unknowns, base);
    const worlds = { ...component, base };
    for (const unknown of component.unknowns) this.#worlds.set(unknown, worlds);
    return worlds;
  }

  /** The open unknowns that hang together with one, by constraints that the bounds do not settle. */
  #componentOf(start: number): Component {
    const { unknowns, constraints } = this.#reach(
      start,
      (place) => !this.#holds(place),
      (unknown) => !this.#isFixed(unknown),
    );
    return {
      unknowns,
      constraints: [...constraints].flatMap((place) => this.#system.constraints[place] ?? []),
    };
  }

  /** The region of an unknown; its bounds are narrow from now on. */
  #regionOf(start: number): Region {
    const known = this.#regions.get(start);
    if (known !== undefined) return known;
    const { low, high } = this.#system;
    const { unknowns, constraints } = this.#reach(
      start,
      (place) => !this.#holds(place),
      (unknown) => low[unknown] !== high[unknown],
    );
    const isOpen = narrow(this.#system, this.#uses, this.#bounds, constraints) !== "empty";
    const region = { constraints, isOpen };
    for (const unknown of unknowns) this.#regions.set(unknown, region);
    return region;
  }

  /** What can be reached from an unknown, over some constraints and some unknowns. */
  #reach(
    start: number,
    isOver: (constraint: number) => boolean,
    isInto: (unknown: number) => boolean,
  ): { readonly unknowns: readonly number[]; readonly constraints: ReadonlySet<number> } {
    const found = new Set([start]);
    const constraints = new Set<number>();
    for (const unknown of found) {
      for (const place of this.#uses[unknown] ?? []) {
        if (constraints.has(place) || !isOver(place)) continue;
        constraints.add(place);
        for (const other of this.#system.constraints[place]?.unknowns ?? []) {
          if (isInto(other)) found.add(other);
        }
      }
    }
    return { unknowns: [...found], constraints };
  }

  #isFixed(unknown: number): boolean {
    return this.#bounds.low[unknown] === this.#bounds.high[unknown];
  }
}

/** The value within bounds that is nearest to another; the least where there is no other. */
function nearest(value: number | undefined, unknown: number, { low, high }: Bounds): number {
  const least = low[unknown] ?? 0;
  return Math.min(Math.max(value ?? least, least), high[unknown] ?? Infinity);
}

/** No value of any unknown. */
function nothing({ low }: LinearSystem): World {
  return new Float64Array(low.length).fill(NaN);
}
