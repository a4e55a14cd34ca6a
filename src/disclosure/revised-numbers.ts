import { copyOf, narrow, usesOf, type Bounds, type Uses } from "./bounds.ts";
import { withTold, type LinkedNumbers } from "./linked-numbers.ts";
import type { ToldNumber } from "./links.ts";
import type { LinearSystem } from "./linear-system.ts";
import { PossibleValues } from "./possible-values.ts";
import type { PublicationView } from "./publication-view.ts";

/** What publications tell that agrees, and what does not. */
export interface AgreeingNumbers {
  /** What is told without contradiction. */
  readonly told: readonly ToldNumber[];
  /** True for a number of a kept publication that was revised since. */
  readonly isRevised: (publication: PublicationView, figure: string, code: string) => boolean;
  /** The values that the numbers can have by what agrees. */
  readonly values: PossibleValues;
}

/** Whether some more of what was told agrees with the rest. */
type Agrees = (more: readonly ToldNumber[]) => boolean;

/**
 * Sets the numbers of kept publications aside that do not agree with what was published later:
 * registrations that came late changed them since. No reader can calculate with these. Usually there
 * are none.
 *
 * @param kept in order of time; what others tell always stands
 */
export function agreeingNumbers(
  kept: readonly PublicationView[],
  { system, told }: LinkedNumbers,
): AgreeingNumbers {
  const uses = usesOf(system);
  const all = new PossibleValues(withTold(system, told), uses);
  if (kept.length === 0 || all.isFeasible) {
    return { told, isRevised: () => false, values: all };
  }
  const byPublication = Map.groupBy(told, ({ publication }) => publication);
  const own = told.filter(({ publication }) => !kept.includes(publication));
  // The newest first: the older a publication is, the more has come in since.
  const newestFirst = kept.toReversed().map((publication) => byPublication.get(publication) ?? []);
  // Bounds tell nearly every contradiction, and soon; only where one is left, worlds are looked for.
  const bounds = new BoundsSoFar(withTold(system, own), uses);
  const byBounds = [...own, ...agreed(newestFirst, bounds.agrees)];
  const narrowed = new PossibleValues(withTold(system, byBounds), uses);
  if (narrowed.isFeasible) return { ...setAside(told, byBounds), values: narrowed };
  const hasWorld = (some: readonly ToldNumber[]): boolean =>
    new PossibleValues(withTold(system, some), uses).isFeasible;
  const byWorlds = [...own, ...agreed(newestFirst, withAllBefore(own, hasWorld))];
  return {
    ...setAside(told, byWorlds),
    values: new PossibleValues(withTold(system, byWorlds), uses),
  };
}

/** Takes what each publication tells, whole or else number by number, as far as it agrees. */
function agreed(
  publications: readonly (readonly ToldNumber[])[],
  agrees: Agrees,
): readonly ToldNumber[] {
  return publications.flatMap((told) => {
    if (agrees(told)) return told;
    return [...Map.groupBy(told, nameOf).values()].filter(agrees).flat();
  });
}

function nameOf({ figure, code }: Pick<ToldNumber, "figure" | "code">): string {
  return `${figure}|${code}`;
}

function setAside(
  told: readonly ToldNumber[],
  agreeing: readonly ToldNumber[],
): Pick<AgreeingNumbers, "told" | "isRevised"> {
  const kept = new Set(agreeing);
  const revised = told.filter((one) => !kept.has(one));
  return {
    told: told.filter((one) => kept.has(one)),
    isRevised: (publication, figure, code) =>
      revised.some(
        (one) => one.publication === publication && one.figure === figure && one.code === code,
      ),
  };
}

/** Asks the same of all that has agreed so far together with what comes next. */
function withAllBefore(first: readonly ToldNumber[], isPossible: Agrees): Agrees {
  let all = first;
  return (more) => {
    const longer = [...all, ...more];
    if (!isPossible(longer)) return false;
    all = longer;
    return true;
  };
}

/** The bounds of a system by what has agreed so far. */
class BoundsSoFar {
  readonly #system: LinearSystem;
  readonly #uses: Uses;
  #bounds: Bounds;

  constructor(system: LinearSystem, uses: Uses) {
    this.#system = system;
    this.#uses = uses;
    this.#bounds = { low: Float64Array.from(system.low), high: Float64Array.from(system.high) };
    narrow(system, uses, this.#bounds);
  }

  readonly agrees: Agrees = (more) => {
    const bounds = copyOf(this.#bounds);
    for (const { unknown, low, high } of more) {
      bounds.low[unknown] = Math.max(bounds.low[unknown] ?? 0, low);
      bounds.high[unknown] = Math.min(bounds.high[unknown] ?? Infinity, high);
    }
    const isWithin = more.every(
      ({ unknown }) => (bounds.low[unknown] ?? 0) <= (bounds.high[unknown] ?? Infinity),
    );
    const around = new Set(more.flatMap(({ unknown }) => this.#uses[unknown] ?? []));
    if (!isWithin || narrow(this.#system, this.#uses, bounds, around) === "empty") return false;
    this.#bounds = bounds;
    return true;
  };
}
