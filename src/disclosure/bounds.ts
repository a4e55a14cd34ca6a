import type { LinearSystem } from "./linear-system.ts";

/** The constraints in which each unknown stands. */
export type Uses = readonly (readonly number[])[];

/** Lists for each unknown the constraints in which it stands. */
export function usesOf({ low, constraints }: LinearSystem): Uses {
  const uses: number[][] = low.map(() => []);
  constraints.forEach(({ unknowns }, constraint) => {
    for (const unknown of unknowns) uses[unknown]?.push(constraint);
  });
  return uses;
}

/** The least and the greatest value that each unknown can have. */
export interface Bounds {
  readonly low: number[];
  readonly high: number[];
}

/** So often a constraint is looked at again at most; what is then left, the solver decides. */
const MOST_VISITS = 200;

/**
 * Narrows `bounds` in place by what each constraint leaves of its unknowns, until nothing changes.
 * False where nothing is left of one: then no world satisfies the system.
 *
 * @param from the constraints to begin with; all where left out
 */
export function narrow(
  { constraints }: LinearSystem,
  uses: Uses,
  bounds: Bounds,
  from: Iterable<number> = constraints.keys(),
): boolean {
  const queue = new Set(from);
  const visits = new Map<number, number>();
  for (const constraint of queue) {
    queue.delete(constraint);
    const visit = (visits.get(constraint) ?? 0) + 1;
    visits.set(constraint, visit);
    if (visit > MOST_VISITS) continue;
    const changed = narrowBy(constraints[constraint], bounds);
    if (changed === null) return false;
    for (const unknown of changed) {
      for (const other of uses[unknown] ?? []) if (other !== constraint) queue.add(other);
    }
  }
  return true;
}

/** The unknowns that one constraint narrowed; null where it leaves nothing. */
function narrowBy(
  constraint: LinearSystem["constraints"][number] | undefined,
  { low, high }: Bounds,
): readonly number[] | null {
  if (constraint === undefined) return [];
  const { unknowns, weights, min, max } = constraint;
  const changed: number[] = [];
  // The least and the greatest that the sum can be, with what is endless counted apart.
  let least = 0;
  let greatest = 0;
  let endlessDown = 0;
  let endlessUp = 0;
  unknowns.forEach((unknown, place) => {
    const weight = weights[place] ?? 0;
    const [down, up] = [
      atLeast(weight, low[unknown], high[unknown]),
      atMost(weight, low[unknown], high[unknown]),
    ];
    if (down === -Infinity) endlessDown += 1;
    else least += down;
    if (up === Infinity) endlessUp += 1;
    else greatest += up;
  });
  if ((endlessDown === 0 && least > max) || (endlessUp === 0 && greatest < min)) return null;
  for (const [place, unknown] of unknowns.entries()) {
    const weight = weights[place] ?? 0;
    const [lowest, highest] = [low[unknown] ?? 0, high[unknown] ?? Infinity];
    const [down, up] = [atLeast(weight, lowest, highest), atMost(weight, lowest, highest)];
    const othersLeast = sumOfOthers(least, down, endlessDown, -Infinity);
    const othersGreatest = sumOfOthers(greatest, up, endlessUp, Infinity);
    // weight × value ≤ max − the least of the others, and ≥ min − the greatest of the others.
    const upper = max - othersLeast;
    const lower = min - othersGreatest;
    const [newLow, newHigh] =
      weight > 0
        ? [Math.ceil(lower / weight), Math.floor(upper / weight)]
        : [Math.ceil(upper / weight), Math.floor(lower / weight)];
    if (newLow > lowest || newHigh < highest) {
      low[unknown] = Math.max(lowest, newLow);
      high[unknown] = Math.min(highest, newHigh);
      if ((low[unknown] ?? 0) > (high[unknown] ?? 0)) return null;
      // The sums above are of the bounds before; what is narrowed now comes round again.
      changed.push(unknown);
    }
  }
  return changed;
}

function atLeast(weight: number, low = 0, high = Infinity): number {
  return weight > 0 ? weight * low : weight * high;
}

function atMost(weight: number, low = 0, high = Infinity): number {
  return weight > 0 ? weight * high : weight * low;
}

/** A sum without one of its parts, where `endless` of the parts have no end. */
function sumOfOthers(finite: number, part: number, endless: number, end: number): number {
  if (part === end) return endless > 1 ? end : finite;
  return endless > 0 ? end : finite - part;
}
