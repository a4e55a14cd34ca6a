import { narrow, usesOf, type Bounds, type Uses } from "./bounds.ts";
import { isWorld, type LinearSystem } from "./linear-system.ts";
import { optimum, type Component } from "./solver.ts";

/**
 * Which values the unknowns of a system can have. Each value that it counts has a certificate: a
 * whole world that satisfies the system, checked by plain arithmetic. A fault of the solver can make
 * it count too few values, never too many.
 */
export class PossibleValues {
  readonly #system: LinearSystem;
  readonly #uses: Uses;
  /** Null where no world satisfies the system. */
  readonly #bounds: Bounds | null;
  readonly #components = new Map<number, Component>();
  /** One value for each unknown, all together a world; null until one is found, or where none is. */
  #base: number[] | null | undefined;
  readonly #seen = new Map<number, Set<number>>();

  constructor(system: LinearSystem) {
    this.#system = system;
    this.#uses = usesOf(system);
    const bounds = { low: [...system.low], high: [...system.high] };
    const isOpen = bounds.low.every((low, unknown) => low <= (bounds.high[unknown] ?? Infinity));
    this.#bounds = isOpen && narrow(system, this.#uses, bounds) ? bounds : null;
  }

  /** Whether any world satisfies the system, as far as can be shown. */
  get isFeasible(): boolean {
    return this.#world() !== null;
  }

  /** False where the bounds alone show that no world satisfies the system. */
  get isOpen(): boolean {
    return this.#bounds !== null;
  }

  /**
   * How many values an unknown can have, counted up to `most`. 0 where no world satisfies the
   * system; 1 where its value follows.
   */
  count(unknown: number, most: number): number {
    const world = this.#world();
    const bounds = this.#bounds;
    if (world === null || bounds === null) return 0;
    const [low, high] = [bounds.low[unknown] ?? 0, bounds.high[unknown] ?? Infinity];
    if (low === high) return 1;
    const seen = this.#valuesOf(unknown);
    // The nearest values first: those of worlds that are most like the one at hand.
    const from = world[unknown] ?? low;
    let hasUp = true;
    let hasDown = true;
    for (let step = 1; seen.size < most && (hasUp || hasDown); step += 1) {
      hasUp = hasUp && from + step <= high;
      hasDown = hasDown && from - step >= low;
      if (hasUp) this.#look(unknown, from + step);
      if (hasDown && seen.size < most) this.#look(unknown, from - step);
      if (step < STEPS_BEFORE_ENDS || seen.size >= most) continue;
      // Near values have no world. The ends tell how far it is worth looking.
      const ends = this.#ends(unknown, bounds);
      if (ends === null) break;
      hasUp = hasUp && from + step < ends.greatest;
      hasDown = hasDown && from - step > ends.least;
    }
    return Math.min(seen.size, most);
  }

  /** The values of an unknown that have a certificate so far. */
  #valuesOf(unknown: number): Set<number> {
    let seen = this.#seen.get(unknown);
    if (seen === undefined) this.#seen.set(unknown, (seen = new Set()));
    const value = this.#base?.[unknown];
    if (value !== undefined) seen.add(value);
    return seen;
  }

  /** Looks for a world in which an unknown has a value, and keeps what it shows of all unknowns. */
  #look(unknown: number, value: number): boolean {
    if (this.#valuesOf(unknown).has(value)) return true;
    const bounds = this.#bounds;
    if (bounds === null) return false;
    const asked = { low: [...bounds.low], high: [...bounds.high] };
    asked.low[unknown] = value;
    asked.high[unknown] = value;
    if (!narrow(this.#system, this.#uses, asked, this.#uses[unknown] ?? [])) return false;
    const component = this.#componentOf(unknown);
    const found = this.#dive(component, asked) ?? this.#solve(component, asked, unknown);
    return found !== null && this.#keep(found);
  }

  /** Fixes one unknown after the other at the value nearest to what it is in the base world. */
  #dive({ unknowns }: Component, asked: Bounds): ReadonlyMap<number, number> | null {
    const tried = { low: [...asked.low], high: [...asked.high] };
    for (const unknown of unknowns) {
      const [low, high] = [tried.low[unknown] ?? 0, tried.high[unknown] ?? Infinity];
      if (low === high) continue;
      const value = Math.min(Math.max(this.#base?.[unknown] ?? low, low), high);
      tried.low[unknown] = value;
      tried.high[unknown] = value;
      if (!narrow(this.#system, this.#uses, tried, this.#uses[unknown] ?? [])) return null;
    }
    return new Map(unknowns.map((unknown) => [unknown, tried.low[unknown] ?? 0]));
  }

  #solve(
    component: Component,
    bounds: Bounds,
    unknown: number,
    direction: "minimize" | "maximize" = "minimize",
  ): ReadonlyMap<number, number> | null {
    return optimum(component, bounds, { unknown, direction });
  }

  /** The least and the greatest value of an unknown for which the solver finds a world. */
  #ends(
    unknown: number,
    bounds: Bounds,
  ): { readonly least: number; readonly greatest: number } | null {
    const component = this.#componentOf(unknown);
    const [least, greatest] = (["minimize", "maximize"] as const).map((direction) => {
      const found = this.#solve(component, bounds, unknown, direction);
      if (found === null || !this.#keep(found)) return undefined;
      return found.get(unknown);
    });
    return least === undefined || greatest === undefined ? null : { least, greatest };
  }

  /** Takes the values of some unknowns for a certificate, where with all others they are a world. */
  #keep(found: ReadonlyMap<number, number>): boolean {
    if (this.#base === null || this.#base === undefined) return false;
    const world = [...this.#base];
    for (const [unknown, value] of found) world[unknown] = value;
    if (!isWorld(this.#system, world)) return false;
    for (const [unknown, value] of found) this.#valuesOf(unknown).add(value);
    return true;
  }

  /** A first world: each component by itself, by diving where that leads to one, else by the solver. */
  #world(): readonly number[] | null {
    if (this.#base !== undefined) return this.#base;
    this.#base = null;
    const bounds = this.#bounds;
    if (bounds === null) return null;
    const world = bounds.low.map((low) => low);
    const done = new Set<Component>();
    for (const unknown of world.keys()) {
      if (bounds.low[unknown] === bounds.high[unknown]) continue;
      const component = this.#componentOf(unknown);
      if (done.has(component)) continue;
      done.add(component);
      const found = this.#dive(component, bounds) ?? this.#solve(component, bounds, unknown);
      if (found === null) return null;
      for (const [one, value] of found) world[one] = value;
    }
    if (!isWorld(this.#system, world)) return null;
    this.#base = world;
    return world;
  }

  /** The open unknowns that hang together with one, by constraints that the bounds do not settle. */
  #componentOf(start: number): Component {
    const known = this.#components.get(start);
    if (known !== undefined) return known;
    const unknowns: number[] = [start];
    const found = new Set(unknowns);
    const constraints = new Set<number>();
    for (const unknown of unknowns) {
      for (const number of this.#uses[unknown] ?? []) {
        if (constraints.has(number) || this.#isSettled(number)) continue;
        constraints.add(number);
        for (const other of this.#system.constraints[number]?.unknowns ?? []) {
          if (found.has(other) || this.#bounds?.low[other] === this.#bounds?.high[other]) continue;
          found.add(other);
          unknowns.push(other);
        }
      }
    }
    const component = {
      unknowns,
      constraints: [...constraints].flatMap((number) => this.#system.constraints[number] ?? []),
    };
    for (const unknown of unknowns) this.#components.set(unknown, component);
    return component;
  }

  /** True for a constraint that holds whatever its unknowns are within their bounds. */
  #isSettled(number: number): boolean {
    const constraint = this.#system.constraints[number];
    if (constraint === undefined || this.#bounds === null) return true;
    let [least, greatest] = [0, 0];
    constraint.unknowns.forEach((unknown, place) => {
      const weight = constraint.weights[place] ?? 0;
      const ends = [this.#bounds?.low[unknown] ?? 0, this.#bounds?.high[unknown] ?? Infinity];
      const [first = 0, second = 0] = weight > 0 ? ends : ends.toReversed();
      least += weight * first;
      greatest += weight * second;
    });
    return least >= constraint.min && greatest <= constraint.max;
  }
}

/** So many values on either side are tried before the solver is asked for the ends. */
const STEPS_BEFORE_ENDS = 4;
