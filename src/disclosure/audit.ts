import { CATALOGUE } from "../figures/catalogue.ts";
import { byTime } from "../period/period.ts";
import { type Bounds, copyOf, narrow, type Uses, usesOf } from "./bounds.ts";
import { linkedNumbers, type LinkedNumbers, withPublishedRanges } from "./linked-numbers.ts";
import { FEWEST_VALUES, LINKED_FIGURES } from "./linked-tables.ts";
import { keyOf, type LinearSystem, type PublishedRange } from "./links.ts";
import { PossibleValues } from "./possible-values.ts";
import { hidesAny, type PublicationView, viewOf } from "./publication-view.ts";
import {
  type DisclosureSummary,
  isSuperseded,
  type PublishedFigures,
} from "./published-figures.ts";

// The audit: what readers can derive from publications. Also the numbers that readers cannot use,
// because registrations that came in late have changed them.

/** What a reader can derive about one figure from a set of publications. */
interface AuditedFigure {
  readonly figure: string;
  readonly label: string;
  /** The number of withheld and held values of the figure, in all publications together. */
  readonly withheld: number;
  /** How many of them readers can derive exactly. */
  readonly derivable: number;
  /** How many of them have exactly two possible values, and how many exactly three. */
  readonly twoValues: number;
  readonly threeValues: number;
}

/** What a reader can derive from a set of publications together. */
export interface Audit {
  /** The figures with a withheld or held value, in the catalogue's order. */
  readonly figures: readonly AuditedFigure[];
  readonly withheld: number;
  readonly derivable: number;
  /**
   * The smallest number of possible values of a withheld or held value, counted up to
   * `MOST_COUNTED`. 0 if no possible value was found for one of them; null if nothing is withheld.
   */
  readonly fewestValues: number | null;
}

/** One withheld or held value, and its number of possible values, up to `MOST_COUNTED`. */
interface HiddenNumber {
  readonly publication: PublicationView;
  readonly figure: string;
  readonly isHeld: boolean;
  readonly values: number;
}

/** Counting stops at this number, because no output distinguishes four values from more. */
const MOST_COUNTED = FEWEST_VALUES + 1;

/**
 * Works out what a reader who knows the rules of protection can derive from all of `publications`
 * together.
 */
export function auditPublications(publications: readonly PublishedFigures[]): Audit {
  const superseded = publications.filter((one) => isSuperseded(one, publications));
  const standing = publications.filter((one) => !superseded.includes(one));
  // Readers cannot calculate with a wrong number, so a superseded version is audited alone.
  const hidden = [
    ...hiddenNumbersIn(standing.map(viewOf)),
    ...superseded.flatMap((one) => hiddenNumbersIn([viewOf(one)])),
  ];
  const labels = new Map(
    publications.flatMap(({ figures }) =>
      Object.entries(figures).map(([id, { label }]) => [id, label] as const),
    ),
  );
  const byFigure = Map.groupBy(hidden, ({ figure }) => figure);
  const figures = CATALOGUE.flatMap(({ id }): readonly AuditedFigure[] => {
    const ofFigure = byFigure.get(id);
    if (ofFigure === undefined) return [];
    const withValues = (values: number): number =>
      ofFigure.filter((one) => one.values === values).length;
    return [
      {
        figure: id,
        label: labels.get(id) ?? id,
        withheld: ofFigure.length,
        derivable: withValues(1),
        twoValues: withValues(2),
        threeValues: withValues(3),
      },
    ];
  });
  return { figures, ...countsOf(hidden) };
}

/** Works out what a reader can derive from one publication together with `others`. */
export function auditPublication(
  publication: PublishedFigures,
  others: readonly PublishedFigures[],
): Omit<DisclosureSummary, "against"> {
  const view = viewOf(publication);
  const standing = others.filter((one) => !isSuperseded(one, [publication, ...others]));
  const hidden = hiddenNumbersIn([view, ...standing.map(viewOf)], view);
  const held = hidden.filter(({ isHeld }) => isHeld).length;
  const { withheld, derivable, fewestValues } = countsOf(hidden);
  return { withheld: withheld - held, held, derivable, fewestValues };
}

function countsOf(hidden: readonly HiddenNumber[]): Omit<Audit, "figures"> {
  const values = hidden.map((one) => one.values);
  return {
    withheld: hidden.length,
    derivable: values.filter((count) => count === 1).length,
    fewestValues: values.length === 0 ? null : Math.min(...values),
  };
}

/** Lists the withheld values of all publications, or only those of the publication `only`. */
function hiddenNumbersIn(
  publications: readonly PublicationView[],
  only?: PublicationView,
): readonly HiddenNumber[] {
  const inTime = publications.toSorted((a, b) => byTime(a.period, b.period));
  const audited = only === undefined ? inTime : [only];
  const withHidden = LINKED_FIGURES.filter((ids) => audited.some((one) => hidesAny(one, ids)));
  return withHidden.flatMap((ids) => {
    const released = inTime.filter((one) => one !== only);
    const linked = linkedNumbers(inTime, ids);
    const { isRevised, values } = agreeingNumbers(released, linked);
    const together = countIn(linked.system, values);
    return audited.flatMap((publication) => {
      const hasRevised = [...ids].some((id) =>
        publication.figures.get(id)?.some(({ code }) => isRevised(publication, id, code)),
      );
      const alone = hasRevised ? countByItself(publication, ids) : together;
      const figures = CATALOGUE.filter(({ id }) => ids.has(id));
      return figures.flatMap((figure) =>
        (publication.figures.get(figure.id) ?? [])
          .filter(({ status }) => status !== "shown")
          .map(({ code, status }): HiddenNumber => {
            const key = keyOf(figure, code, publication.period);
            // A number that was revised later can only be used within its own publication.
            const count = isRevised(publication, figure.id, code) ? alone : together;
            // 0 if the file contradicts itself, or if the search found no feasible solution.
            const values = alone === null || count === null ? 0 : count(key);
            return { publication, figure: figure.id, isHeld: status === "held", values };
          }),
      );
    });
  });
}

/**
 * Returns a counter of possible values within one publication; null if no feasible solution was
 * found.
 */
function countByItself(
  publication: PublicationView,
  ids: ReadonlySet<string>,
): ((key: string) => number) | null {
  const { system, ranges } = linkedNumbers([publication], ids);
  const values = new PossibleValues(withPublishedRanges(system, ranges));
  return values.isFeasible ? countIn(system, values) : null;
}

/** Returns a counter of possible values within a system. */
function countIn(system: LinearSystem, values: PossibleValues): (key: string) => number {
  return (key) => {
    const unknown = system.index.get(key);
    if (unknown === undefined) throw new Error("a withheld number must be in a publication");
    return values.count(unknown, MOST_COUNTED);
  };
}

// The numbers of publications that agree.

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
 * Sets aside the numbers of released publications that do not agree with later publications,
 * because late registrations have changed them. Readers cannot calculate with these numbers.
 * Usually there are none.
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
  // The newest comes first: the older a publication is, the more registrations came in after it.
  const newestFirst = released
    .toReversed()
    .map((publication) => byPublication.get(publication) ?? []);
  // Narrowing the bounds finds nearly every contradiction, and is fast. Feasible solutions are
  // searched only if a contradiction remains.
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

/**
 * Returns a function that decides whether ranges are possible together with all that agreed before.
 */
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
