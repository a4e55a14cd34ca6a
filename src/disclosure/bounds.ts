import type { Constraint, LinearSystem } from "./linear-system.ts";

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
 * Returns true if a constraint is satisfied by some values, whatever values the other unknowns have
 * within their bounds.
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
 * The greatest average number of visits to each constraint. Bounds that contradict each other can
 * creep for ever; the solver decides about such systems.
 */
const MOST_VISITS_EACH = 8;

/**
 * Narrows `bounds` in place with every constraint, until nothing changes. Returns "empty" if no
 * value is left for some unknown: the system then has no feasible solution. Returns "creeping" if
 * it stopped before the bounds came to rest; contradictory bounds never do.
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

/** The states of a constraint in the queue; at first it has neither. */
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
