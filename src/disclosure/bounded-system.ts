import { copyOf, holdsWithin, narrow, type Bounds, type Uses } from "./bounds.ts";
import type { LinearSystem } from "./linear-system.ts";

/**
 * One feasible solution: a whole number for each unknown of a component, by the unknown. `NaN` for
 * the unknowns of other components.
 */
export type World = Float64Array;

/** A linear system with bounds that become narrower as it is examined. */
export class BoundedSystem {
  readonly system: LinearSystem;
  readonly uses: Uses;
  readonly bounds: Bounds;

  /** @param uses the constraints that contain each unknown */
  constructor(system: LinearSystem, uses: Uses) {
    this.system = system;
    this.uses = uses;
    this.bounds = { low: Float64Array.from(system.low), high: Float64Array.from(system.high) };
  }

  /** Returns a world without any values. */
  nothing(): World {
    return new Float64Array(this.system.low.length).fill(NaN);
  }

  isFixed(unknown: number): boolean {
    return this.bounds.low[unknown] === this.bounds.high[unknown];
  }

  /** Returns the unknowns of a constraint that have more than one possible value. */
  openIn(place: number): readonly number[] {
    const { unknowns } = this.system.constraints[place] ?? { unknowns: [] };
    return unknowns.filter((unknown) => !this.isFixed(unknown));
  }

  /** Returns the constraints that contain at least one of some unknowns. */
  around(unknowns: Iterable<number>): Set<number> {
    return new Set([...unknowns].flatMap((unknown) => this.uses[unknown] ?? []));
  }

  /** Narrows bounds in place, beginning with the constraints of `from`. */
  narrow(bounds: Bounds, from: Iterable<number>): ReturnType<typeof narrow> {
    return narrow(this.system, this.uses, bounds, from);
  }

  /**
   * Returns narrowed bounds within which an unknown lies in a range; null if no value is left for
   * some unknown.
   */
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

  /**
   * Returns true if a constraint is satisfied by some values, whatever the values of the other
   * unknowns are.
   */
  holds(place: number, values?: World): boolean {
    const constraint = this.system.constraints[place];
    return constraint === undefined || holdsWithin(constraint, this.bounds, values);
  }

  /**
   * Returns the constraints that the values of a component's unknowns break; null if a value is not
   * a whole number or lies outside its own bounds. If none is broken, the values are a world,
   * whatever the unknowns of other components are. Does not check constraints whose values do not
   * differ from `base`, a known world or null: they are satisfied.
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

  /**
   * Returns the unknowns and constraints that are connected to `start` by the constraints and
   * unknowns that the two functions accept.
   */
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
