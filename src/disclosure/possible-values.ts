import { narrow, usesOf, type Bounds, type Uses } from "./bounds.ts";
import type { LinearSystem } from "./linear-system.ts";
import { someWorld, type Component } from "./solver.ts";

/** Open unknowns that only a shown number parts from the rest, with what binds them. */
interface Region {
  /** By their places in the system. */
  readonly constraints: ReadonlySet<number>;
  /** False where nothing is left of one of its unknowns. */
  readonly isOpen: boolean;
}

/** A component with the values of its unknowns that are known to be possible together. */
interface Worlds extends Component {
  /** The first world that was found; null where none was. */
  readonly base: ReadonlyMap<number, number> | null;
  /** The values that some world gives each unknown. */
  readonly seen: ReadonlyMap<number, Set<number>>;
}

/** So far around what is broken other values are tried. */
const RINGS = 2;

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
  readonly #near: ReadonlyMap<number, number>;
  readonly #regions = new Map<number, Region>();
  readonly #worlds = new Map<number, Worlds>();

  /**
   * @param uses where the unknowns of the system stand, for whoever has counted that already
   * @param like what was counted in much the same system: its worlds are looked at first
   */
  constructor(system: LinearSystem, uses: Uses = usesOf(system), like?: PossibleValues) {
    this.#system = system;
    this.#uses = uses;
    this.#bounds = { low: [...system.low], high: [...system.high] };
    this.#near = like === undefined ? NOTHING : like.bases();
  }

  /** Whether a world that satisfies the system was found. */
  get isFeasible(): boolean {
    const { low, high, constraints } = this.#system;
    const isWithin = low.every((least, unknown) => least <= (high[unknown] ?? Infinity));
    if (!isWithin) return false;
    return (
      low.every((_, unknown) => this.#isFixed(unknown) || this.#worldsOf(unknown).base !== null) &&
      constraints.every((_, place) => this.#holds(place))
    );
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
    const seen = worlds.seen.get(unknown);
    const from = worlds.base?.get(unknown);
    if (seen === undefined || from === undefined) return 0;
    // The nearest values first: those of worlds that are most like the one at hand. Behind one that
    // the bounds refute there are no others.
    const undecided: number[] = [];
    for (const direction of [1, -1]) {
      for (let step = 1; step <= FARTHEST && seen.size < most; step += 1) {
        const value = from + direction * step;
        const answer = seen.has(value) ? "found" : this.#look(unknown, value, worlds);
        if (answer === "refuted") break;
        if (answer === "undecided") undecided.push(value);
      }
    }
    if (isByHand) return Math.min(seen.size, most);
    for (const value of undecided) {
      if (seen.size < most) this.#solve(unknown, value, worlds);
    }
    return Math.min(seen.size, most);
  }

  /** Looks by hand for a world in which an unknown has a value, and keeps what it shows of all. */
  #look(unknown: number, value: number, worlds: Worlds): "found" | "refuted" | "undecided" {
    const asked = this.#fixed(unknown, value, this.#bounds);
    if (asked === null) return "refuted";
    const isFound = this.#keep(
      this.#dive(worlds, asked, worlds.base ?? NOTHING, worlds.base),
      worlds,
    );
    return isFound ? "found" : "undecided";
  }

  /** Has the solver look for such a world. */
  #solve(unknown: number, value: number, worlds: Worlds): void {
    const asked = this.#fixed(unknown, value, this.#bounds);
    if (asked !== null) this.#keep(someWorld(worlds, asked), worlds);
  }

  /**
   * Looks for a world near another one: with every unknown at the nearest value that is left to it,
   * but for those around what this breaks. Those are fixed one after the other.
   */
  #dive(
    { unknowns }: Component,
    asked: Bounds,
    near: ReadonlyMap<number, number>,
    base: ReadonlyMap<number, number> | null,
  ): ReadonlyMap<number, number> | null {
    const all = new Map(
      unknowns.map((unknown) => [unknown, nearest(near.get(unknown), unknown, asked)]),
    );
    const broken = this.#brokenBy(all, base);
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
    values: ReadonlyMap<number, number>,
    asked: Bounds,
  ): ReadonlyMap<number, number> | null {
    const tried = { low: [...asked.low], high: [...asked.high] };
    const fix = (unknown: number): void => {
      const value = nearest(values.get(unknown), unknown, tried);
      tried.low[unknown] = value;
      tried.high[unknown] = value;
    };
    for (const unknown of unknowns) if (!free.has(unknown)) fix(unknown);
    const around = new Set([...free].flatMap((unknown) => this.#uses[unknown] ?? []));
    if (!narrow(this.#system, this.#uses, tried, around)) return null;
    for (const unknown of free) {
      if (tried.low[unknown] === tried.high[unknown]) continue;
      fix(unknown);
      if (!narrow(this.#system, this.#uses, tried, this.#uses[unknown] ?? [])) return null;
    }
    return new Map(unknowns.map((unknown) => [unknown, tried.low[unknown] ?? 0]));
  }

  #openIn(place: number): readonly number[] {
    const { unknowns } = this.#system.constraints[place] ?? { unknowns: [] };
    return unknowns.filter((unknown) => !this.#isFixed(unknown));
  }

  /** Bounds in which an unknown has a value, narrowed; null where nothing is left of one. */
  #fixed(unknown: number, value: number, { low, high }: Bounds): Bounds | null {
    const [least, most] = [low[unknown] ?? 0, high[unknown] ?? Infinity];
    if (value < least || value > most) return null;
    if (least === most) return { low, high };
    const tried = { low: [...low], high: [...high] };
    tried.low[unknown] = value;
    tried.high[unknown] = value;
    return narrow(this.#system, this.#uses, tried, this.#uses[unknown] ?? []) ? tried : null;
  }

  /** Takes a world for a certificate, where it is one. */
  #keep(found: ReadonlyMap<number, number> | null, { seen, base }: Worlds): boolean {
    if (found === null || this.#brokenBy(found, base)?.length !== 0) return false;
    for (const [unknown, value] of found) seen.get(unknown)?.add(value);
    return true;
  }

  /**
   * The constraints that values of the unknowns of a component break; null where one is no whole
   * number that the system allows by itself. Where nothing is broken the values are a world,
   * whatever the unknowns of other components are. Of what a known world has alike nothing is broken.
   */
  #brokenBy(
    values: ReadonlyMap<number, number>,
    base: ReadonlyMap<number, number> | null,
  ): readonly number[] | null {
    const { low, high } = this.#system;
    const checked = new Set<number>();
    const broken: number[] = [];
    for (const [unknown, value] of values) {
      if (base?.get(unknown) === value) continue;
      const [least, most] = [low[unknown] ?? 0, high[unknown] ?? Infinity];
      if (!Number.isSafeInteger(value) || value < least || value > most) return null;
      for (const place of this.#uses[unknown] ?? []) {
        if (checked.has(place)) continue;
        checked.add(place);
        if (!this.#holds(place, values)) broken.push(place);
      }
    }
    return broken;
  }

  /** Whether a constraint holds for some values, and whatever the other unknowns are. */
  #holds(place: number, values?: ReadonlyMap<number, number>): boolean {
    const constraint = this.#system.constraints[place];
    if (constraint === undefined) return true;
    let [least, greatest] = [0, 0];
    for (const [at, unknown] of constraint.unknowns.entries()) {
      const weight = constraint.weights[at] ?? 0;
      const known =
        values?.get(unknown) ?? (values === undefined ? this.#baseOf(unknown) : undefined);
      const [low, high] = [known ?? this.#low(unknown), known ?? this.#high(unknown)];
      least += weight * (weight > 0 ? low : high);
      greatest += weight * (weight > 0 ? high : low);
    }
    return least >= constraint.min && greatest <= constraint.max;
  }

  /** A value of each unknown of which a world is known, all together a world. */
  bases(): ReadonlyMap<number, number> {
    const own = [...new Set(this.#worlds.values())].flatMap(({ base }) => [...(base ?? [])]);
    return new Map([...this.#near, ...own]);
  }

  #baseOf(unknown: number): number | undefined {
    return this.#isFixed(unknown) ? undefined : this.#worldsOf(unknown).base?.get(unknown);
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
    const base = first !== null && this.#brokenBy(first, null)?.length === 0 ? first : null;
    const seen = new Map(
      component.unknowns.map((unknown) => {
        const value = base?.get(unknown);
        return [unknown, new Set(value === undefined ? [] : [value])];
      }),
    );
    const worlds = { ...component, base, seen };
    for (const unknown of component.unknowns) this.#worlds.set(unknown, worlds);
    return worlds;
  }

  /** The open unknowns that hang together with one, by constraints that the bounds do not settle. */
  #componentOf(start: number): Component {
    const { unknowns, constraints } = this.#reach(
      start,
      (place) => !this.#holds(place, NOTHING),
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
      (place) => !this.#holds(place, NOTHING),
      (unknown) => low[unknown] !== high[unknown],
    );
    const isOpen = narrow(this.#system, this.#uses, this.#bounds, constraints);
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

  #low(unknown: number): number {
    return this.#bounds.low[unknown] ?? 0;
  }

  #high(unknown: number): number {
    return this.#bounds.high[unknown] ?? Infinity;
  }
}

/** The value within bounds that is nearest to another; the least where there is no other. */
function nearest(value: number | undefined, unknown: number, { low, high }: Bounds): number {
  const least = low[unknown] ?? 0;
  return Math.min(Math.max(value ?? least, least), high[unknown] ?? Infinity);
}

const NOTHING: ReadonlyMap<number, number> = new Map();
