import type { Constraint, LinearSystem } from "./links.ts";

/** For each unknown, the constraints that contain it. */
export type Uses = readonly (readonly number[])[];

/** Lists for each unknown the constraints that contain it. */
export function usesOf({ low, constraints }: LinearSystem): Uses {
  const uses: number[][] = low.map(() => []);
  constraints.forEach(({ unknowns }, constraint) => {
    for (const unknown of unknowns) uses[unknown]?.push(constraint);
  });
  return uses;
}

/** The feasibility interval of each unknown: its least and its greatest possible value. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Returns a copy that can be narrowed further. */
export function copyOf({ low, high }: Bounds): Bounds {
  return { low: low.slice(), high: high.slice() };
}

/**
 * Returns true if a constraint is satisfied by `values`, if given, and by all values within their
 * bounds of the other unknowns.
 */
export function holdsWithin(
  { unknowns, weights, min, max }: Constraint,
  { low, high }: Bounds,
  values?: Float64Array,
): boolean {
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

/**
 * The greatest average number of visits to each constraint. Contradictory bounds can narrow for
 * ever in small steps. The solver decides about such systems.
 */
const MOST_VISITS_EACH = 8;

/**
 * Narrows `bounds` in place with every constraint, until nothing changes. Returns "empty" if no
 * value is left for some unknown: the system then has no feasible solution. Returns "creeping" if
 * it stopped while the bounds still changed, after too many small steps.
 *
 * @param from the constraints to begin with; all constraints if left out
 */
export function narrow(
  { constraints }: LinearSystem,
  uses: Uses,
  bounds: Bounds,
  from: Iterable<number> = constraints.keys(),
): "narrow" | "empty" | "creeping" {
  const queue = new Queue(constraints.length);
  for (const place of from) queue.add(place);
  const changed: number[] = [];
  let visits = 0;
  for (let place = queue.next(); place !== undefined; place = queue.next()) {
    visits += 1;
    if (visits > MOST_VISITS_EACH * queue.reached) return "creeping";
    const constraint = constraints[place];
    changed.length = 0;
    if (constraint !== undefined && !narrowBy(constraint, bounds, changed)) return "empty";
    for (let index = 0; index < changed.length; index += 1) {
      const around = uses[changed[index] ?? 0] ?? [];
      for (let at = 0; at < around.length; at += 1) {
        const other = around[at] ?? 0;
        if (other !== place) queue.add(other);
      }
    }
  }
  return "narrow";
}

/** The states of a constraint in the queue. A constraint that was never added has neither. */
const WAITING = 1;
const DONE = 2;

/** A queue of constraints that contains each constraint once. */
class Queue {
  readonly #waiting: number[] = [];
  readonly #state: Uint8Array;
  /** The number of constraints that have ever been in the queue. */
  reached = 0;
  #first = 0;

  constructor(size: number) {
    this.#state = new Uint8Array(size);
  }

  add(place: number): void {
    const state = this.#state[place];
    if (state === WAITING) return;
    if (state !== DONE) this.reached += 1;
    this.#state[place] = WAITING;
    this.#waiting.push(place);
  }

  next(): number | undefined {
    const place = this.#waiting[this.#first];
    if (place === undefined) return undefined;
    this.#first += 1;
    this.#state[place] = DONE;
    return place;
  }
}

/**
 * Narrows the unknowns of one constraint, and adds the narrowed ones to `changed`. Returns false if
 * no value is left. Creates no objects, because it runs very often.
 */
function narrowBy(
  { unknowns, weights, min, max }: Constraint,
  { low, high }: Bounds,
  changed: number[],
): boolean {
  // The least and the greatest possible sum. Infinite parts are counted separately.
  let least = 0;
  let greatest = 0;
  let endlessDown = 0;
  let endlessUp = 0;
  for (let at = 0; at < unknowns.length; at += 1) {
    const unknown = unknowns[at] ?? 0;
    const weight = weights[at] ?? 0;
    const down = weight * ((weight > 0 ? low[unknown] : high[unknown]) ?? 0);
    const up = weight * ((weight > 0 ? high[unknown] : low[unknown]) ?? 0);
    if (down === -Infinity) endlessDown += 1;
    else least += down;
    if (up === Infinity) endlessUp += 1;
    else greatest += up;
  }
  if (endlessDown === 0 && least > max) return false;
  if (endlessUp === 0 && greatest < min) return false;
  const settles = endlessDown === 0 && least >= min && endlessUp === 0 && greatest <= max;
  if (settles) return true;
  for (let at = 0; at < unknowns.length; at += 1) {
    const unknown = unknowns[at] ?? 0;
    const weight = weights[at] ?? 0;
    const lowest = low[unknown] ?? 0;
    const highest = high[unknown] ?? Infinity;
    if (lowest === highest) continue;
    const down = weight * (weight > 0 ? lowest : highest);
    const up = weight * (weight > 0 ? highest : lowest);
    // The room that the other unknowns leave: weight × value is at most max − (their least sum),
    // and at least min − (their greatest sum).
    const othersLeast = withoutPart(least, down, endlessDown, -Infinity);
    const othersGreatest = withoutPart(greatest, up, endlessUp, Infinity);
    const upper = (max - othersLeast) / weight;
    const lower = (min - othersGreatest) / weight;
    const newLow = Math.ceil(weight > 0 ? lower : upper);
    const newHigh = Math.floor(weight > 0 ? upper : lower);
    if (newLow <= lowest && newHigh >= highest) continue;
    low[unknown] = Math.max(lowest, newLow);
    high[unknown] = Math.min(highest, newHigh);
    if (Math.max(lowest, newLow) > Math.min(highest, newHigh)) return false;
    changed.push(unknown);
  }
  return true;
}

/** Subtracts one part from a sum with `endless` infinite parts. */
function withoutPart(finite: number, part: number, endless: number, end: number): number {
  if (part === end) return endless > 1 ? end : finite;
  return endless > 0 ? end : finite - part;
}

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
   * Returns true if a constraint is satisfied by `values`, if given, and by all possible values of
   * the other unknowns.
   */
  holds(place: number, values?: World): boolean {
    const constraint = this.system.constraints[place];
    return constraint === undefined || holdsWithin(constraint, this.bounds, values);
  }

  /**
   * Returns the constraints that the values of a component's unknowns break; null if a value is not
   * a whole number or lies outside its own bounds. If none is broken, the values are a world,
   * whatever the unknowns of other components are. Skips constraints whose values are the same in
   * `base` (a known world, or null), because they are satisfied.
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
