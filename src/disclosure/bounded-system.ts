import { copyOf, holdsWithin, narrow, type Bounds, type Uses } from "./bounds.ts";
import type { LinearSystem } from "./linear-system.ts";

/** A value of each unknown of a component, by the unknown; `NaN` for the unknowns of others. */
export type World = Float64Array;

/** A linear system, with bounds that are narrowed as it is looked into. */
export class BoundedSystem {
  readonly system: LinearSystem;
  readonly uses: Uses;
  readonly bounds: Bounds;

  /** @param uses where the unknowns of the system stand */
  constructor(system: LinearSystem, uses: Uses) {
    this.system = system;
    this.uses = uses;
    this.bounds = { low: Float64Array.from(system.low), high: Float64Array.from(system.high) };
  }

  /** No value of any unknown. */
  nothing(): World {
    return new Float64Array(this.system.low.length).fill(NaN);
  }

  isFixed(unknown: number): boolean {
    return this.bounds.low[unknown] === this.bounds.high[unknown];
  }

  /** The unknowns of a constraint that are open. */
  openIn(place: number): readonly number[] {
    const { unknowns } = this.system.constraints[place] ?? { unknowns: [] };
    return unknowns.filter((unknown) => !this.isFixed(unknown));
  }

  /** The constraints in which some unknowns stand. */
  around(unknowns: Iterable<number>): Set<number> {
    return new Set([...unknowns].flatMap((unknown) => this.uses[unknown] ?? []));
  }

  /** Narrows bounds in place, from some constraints on. */
  narrow(bounds: Bounds, from: Iterable<number>): ReturnType<typeof narrow> {
    return narrow(this.system, this.uses, bounds, from);
  }

  /** Bounds in which an unknown has a value of a range, narrowed; null where nothing is left of one. */
  withValueIn(unknown: number, [from, to]: readonly [number, number]): Bounds | null {
    const { bounds } = this;
    const [low, high] = [bounds.low[unknown] ?? 0, bounds.high[unknown] ?? Infinity];
    const [least, most] = [Math.max(low, from), Math.min(high, to)];
    if (least > most) return null;
    if (least === low && most === high) return bounds;
    const tried = copyOf(bounds);
    tried.low[unknown] = least;
    tried.high[unknown] = most;
    return this.narrow(tried, this.uses[unknown] ?? []) === "empty" ? null : tried;
  }

  /** Whether a constraint holds for some values, and whatever the unknowns without one are. */
  holds(place: number, values?: World): boolean {
    const constraint = this.system.constraints[place];
    return constraint === undefined || holdsWithin(constraint, this.bounds, values);
  }

  /**
   * The constraints that values of the unknowns of a component break; null where a value is no whole
   * number or lies outside its own bounds. Where none is broken, the values are a world, whatever the
   * unknowns of other components are. Constraints in which nothing differs from `base`, a known world
   * or null, hold and are not checked again.
   */
  brokenBy(
    unknowns: readonly number[],
    values: World,
    base: World | null,
  ): readonly number[] | null {
    const { low, high } = this.system;
    const checked = new Set<number>();
    const broken: number[] = [];
    for (const unknown of unknowns) {
      const value = values[unknown];
      if (value === undefined || !Number.isSafeInteger(value)) return null;
      if (base !== null && base[unknown] === value) continue;
      if (value < (low[unknown] ?? 0) || value > (high[unknown] ?? Infinity)) return null;
      for (const place of this.uses[unknown] ?? []) {
        if (checked.has(place)) continue;
        checked.add(place);
        if (!this.holds(place, values)) broken.push(place);
      }
    }
    return broken;
  }

  /** What can be reached from an unknown, over some constraints and some unknowns. */
  reach(
    start: number,
    isOver: (constraint: number) => boolean,
    isInto: (unknown: number) => boolean,
  ): { readonly unknowns: readonly number[]; readonly constraints: ReadonlySet<number> } {
    const found = new Set([start]);
    const constraints = new Set<number>();
    for (const unknown of found) {
      for (const place of this.uses[unknown] ?? []) {
        if (constraints.has(place) || !isOver(place)) continue;
        constraints.add(place);
        for (const other of this.system.constraints[place]?.unknowns ?? []) {
          if (isInto(other)) found.add(other);
        }
      }
    }
    return { unknowns: [...found], constraints };
  }
}
