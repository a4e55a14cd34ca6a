import { copyOf, narrow, usesOf, type Bounds, type Uses } from "./bounds.ts";
import { withPublishedRanges, type LinkedNumbers } from "./linked-numbers.ts";
import type { PublishedRange } from "./links.ts";
import type { LinearSystem } from "./linear-system.ts";
import { PossibleValues } from "./possible-values.ts";
import type { PublicationView } from "./publication-view.ts";

/** The ranges in publications that agree with each other, and the numbers that do not. */
export interface AgreeingNumbers {
  /** The ranges without contradiction. */
  readonly ranges: readonly PublishedRange[];
  /** Returns true for a number of a released publication that was revised later. */
  readonly isRevised: (publication: PublicationView, figure: string, code: string) => boolean;
  /** The possible values of the numbers, given the ranges that agree. */
  readonly values: PossibleValues;
}

/** Decides whether some more ranges agree with the rest. */
type Agrees = (more: readonly PublishedRange[]) => boolean;

/**
 * Sets numbers of released publications aside that do not agree with later publications:
 * registrations that came in late have changed them. No reader can calculate with these. Usually
 * there are none.
 *
 * @param released in order of time; the ranges of other publications are always used
 */
export function agreeingNumbers(
  released: readonly PublicationView[],
  { system, ranges }: LinkedNumbers,
): AgreeingNumbers {
  const uses = usesOf(system);
  const all = new PossibleValues(withPublishedRanges(system, ranges), uses);
  if (released.length === 0 || all.isFeasible) {
    return { ranges, isRevised: () => false, values: all };
  }
  const byPublication = Map.groupBy(ranges, ({ publication }) => publication);
  const others = ranges.filter(({ publication }) => !released.includes(publication));
  // The newest comes first: the older a publication is, the more has come in since.
  const newestFirst = released
    .toReversed()
    .map((publication) => byPublication.get(publication) ?? []);
  // Bounds find nearly every contradiction, and quickly. Worlds are searched only if one remains.
  const bounds = new BoundsSoFar(withPublishedRanges(system, others), uses);
  const byBounds = [...others, ...agreed(newestFirst, bounds.agrees)];
  const narrowed = new PossibleValues(withPublishedRanges(system, byBounds), uses);
  if (narrowed.isFeasible) return { ...setAside(ranges, byBounds), values: narrowed };
  const hasWorld = (some: readonly PublishedRange[]): boolean =>
    new PossibleValues(withPublishedRanges(system, some), uses).isFeasible;
  const byWorlds = [...others, ...agreed(newestFirst, withAllBefore(others, hasWorld))];
  return {
    ...setAside(ranges, byWorlds),
    values: new PossibleValues(withPublishedRanges(system, byWorlds), uses),
  };
}

/**
 * Returns the ranges of each publication that agree: all of them together, or else number by
 * number.
 */
function agreed(
  publications: readonly (readonly PublishedRange[])[],
  agrees: Agrees,
): readonly PublishedRange[] {
  return publications.flatMap((ranges) => {
    if (agrees(ranges)) return ranges;
    return [...Map.groupBy(ranges, nameOf).values()].filter(agrees).flat();
  });
}

function nameOf({ figure, code }: Pick<PublishedRange, "figure" | "code">): string {
  return `${figure}|${code}`;
}

function setAside(
  ranges: readonly PublishedRange[],
  agreeing: readonly PublishedRange[],
): Pick<AgreeingNumbers, "ranges" | "isRevised"> {
  const inAgreement = new Set(agreeing);
  const revised = ranges.filter((one) => !inAgreement.has(one));
  return {
    ranges: ranges.filter((one) => inAgreement.has(one)),
    isRevised: (publication, figure, code) =>
      revised.some(
        (one) => one.publication === publication && one.figure === figure && one.code === code,
      ),
  };
}

/** Decides whether some ranges are possible together with all that agreed before. */
function withAllBefore(first: readonly PublishedRange[], isPossible: Agrees): Agrees {
  let all = first;
  return (more) => {
    const longer = [...all, ...more];
    if (!isPossible(longer)) return false;
    all = longer;
    return true;
  };
}

/** The bounds of a system, given the ranges that agreed so far. */
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
