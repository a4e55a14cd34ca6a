import { narrow, usesOf, type Bounds, type Uses } from "./bounds.ts";
import type { LinearSystem } from "./linear-system.ts";
import { optimum, type Component } from "./solver.ts";

/** Open unknowns that only a shown number parts from the rest, with what binds them. */
interface Region {
  /** By their places in the system. */
  readonly constraints: ReadonlySet<number>;
  /** False where nothing is left of one of its unknowns. */
  readonly isOpen: boolean;
}

/** A component with the values of its unknowns that are known to be possible together. */
interface Worlds extends Component {
  /** Every constraint in which one of its unknowns stands. */
  readonly touching: readonly number[];
  /** The first world that was found; null where none was. */
  readonly base: ReadonlyMap<number, number> | null;
  /** The values that some world gives each unknown. */
  readonly seen: ReadonlyMap<number, Set<number>>;
}

/** So many values on either side are tried before the solver is asked for the ends. */
const STEPS_BEFORE_ENDS = 4;

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
  readonly #regions = new Map<number, Region>();
  readonly #worlds = new Map<number, Worlds>();

  /** @param uses where the unknowns of the system stand, for whoever has counted that already */
  constructor(system: LinearSystem, uses: Uses = usesOf(system)) {
    this.#system = system;
    this.#uses = uses;
    this.#bounds = { low: [...system.low], high: [...system.high] };
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
  count(unknown: number, most: number): number {
    if (this.#isFixed(unknown)) return 1;
    if (!this.#regionOf(unknown).isOpen) return 0;
    if (this.#isFixed(unknown)) return 1;
    const worlds = this.#worldsOf(unknown);
    const seen = worlds.seen.get(unknown);
    const from = worlds.base?.get(unknown);
    if (seen === undefined || from === undefined) return 0;
    const [low, high] = [this.#low(unknown), this.#high(unknown)];
    // The nearest values first: those of worlds that are most like the one at hand.
    let hasUp = true;
    let hasDown = true;
    for (let step = 1; seen.size < most && (hasUp || hasDown); step += 1) {
      hasUp = hasUp && from + step <= high;
      hasDown = hasDown && from - step >= low;
      if (hasUp) this.#look(unknown, from + step, worlds);
      if (hasDown && seen.size < most) this.#look(unknown, from - step, worlds);
      if (step < STEPS_BEFORE_ENDS || seen.size >= most) continue;
      // Near values have no world. The ends tell how far it is worth looking.
      const ends = this.#ends(unknown, worlds);
      hasUp = hasUp && from + step < (ends?.greatest ?? from);
      hasDown = hasDown && from - step > (ends?.least ?? from);
    }
    return Math.min(seen.size, most);
  }

  /** Looks for a world in which an unknown has a value, and keeps what it shows of all unknowns. */
  #look(unknown: number, value: number, worlds: Worlds): void {
    if (worlds.seen.get(unknown)?.has(value) === true) return;
    const asked = { low: [...this.#bounds.low], high: [...this.#bounds.high] };
    asked.low[unknown] = value;
    asked.high[unknown] = value;
    if (!narrow(this.#system, this.#uses, asked, this.#uses[unknown] ?? [])) return;
    const goal = { unknown, direction: "minimize" } as const;
    this.#keep(this.#dive(worlds, asked, worlds.base) ?? optimum(worlds, asked, goal), worlds);
  }

  /** The least and the greatest value of an unknown for which the solver finds a world. */
  #ends(
    unknown: number,
    worlds: Worlds,
  ): { readonly least: number; readonly greatest: number } | null {
    const [least, greatest] = (["minimize", "maximize"] as const).map((direction) => {
      const found = optimum(worlds, this.#bounds, { unknown, direction });
      return this.#keep(found, worlds) ? found?.get(unknown) : undefined;
    });
    return least === undefined || greatest === undefined ? null : { least, greatest };
  }

  /** Fixes one unknown after the other at the value nearest to what it is in another world. */
  #dive(
    { unknowns }: Component,
    asked: Bounds,
    near: ReadonlyMap<number, number> | null,
  ): ReadonlyMap<number, number> | null {
    const tried = { low: [...asked.low], high: [...asked.high] };
    for (const unknown of unknowns) {
      const [low, high] = [tried.low[unknown] ?? 0, tried.high[unknown] ?? Infinity];
      if (low === high) continue;
      const value = Math.min(Math.max(near?.get(unknown) ?? low, low), high);
      tried.low[unknown] = value;
      tried.high[unknown] = value;
      if (!narrow(this.#system, this.#uses, tried, this.#uses[unknown] ?? [])) return null;
    }
    return new Map(unknowns.map((unknown) => [unknown, tried.low[unknown] ?? 0]));
  }

  /** Takes a world for a certificate, where it is one. */
  #keep(found: ReadonlyMap<number, number> | null, worlds: Worlds): boolean {
    if (found === null || !this.#isWorld(found, worlds)) return false;
    for (const [unknown, value] of found) worlds.seen.get(unknown)?.add(value);
    return true;
  }

  /**
   * Whether values of the unknowns of a component are a world: each is a whole number that the
   * system allows by itself, and every constraint that touches one holds, whatever the unknowns of
   * other components are.
   */
  #isWorld(values: ReadonlyMap<number, number>, { touching }: Pick<Worlds, "touching">): boolean {
    const { low, high } = this.#system;
    const isAllowed = [...values].every(([unknown, value]) => {
      const [least, most] = [low[unknown] ?? 0, high[unknown] ?? Infinity];
      return Number.isSafeInteger(value) && value >= least && value <= most;
    });
    return isAllowed && touching.every((place) => this.#holds(place, values));
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

  #baseOf(unknown: number): number | undefined {
    return this.#isFixed(unknown) ? undefined : this.#worldsOf(unknown).base?.get(unknown);
  }

  /** The component of an open unknown, with a first world. */
  #worldsOf(start: number): Worlds {
    const known = this.#worlds.get(start);
    if (known !== undefined) return known;
    const { isOpen } = this.#regionOf(start);
    const component = this.#componentOf(start);
    const touching = [...new Set(component.unknowns.flatMap((one) => this.#uses[one] ?? []))];
    const goal = { unknown: start, direction: "minimize" } as const;
    const first = isOpen
      ? (this.#dive(component, this.#bounds, null) ?? optimum(component, this.#bounds, goal))
      : null;
    const base = first !== null && this.#isWorld(first, { touching }) ? first : null;
    const seen = new Map(
      component.unknowns.map((unknown) => {
        const value = base?.get(unknown);
        return [unknown, new Set(value === undefined ? [] : [value])];
      }),
    );
    const worlds = { ...component, touching, base, seen };
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
      () => true,
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

const NOTHING: ReadonlyMap<number, number> = new Map();
