import { keyOf } from "./links.ts";
import type { LinearSystem } from "./linear-system.ts";
import { rangeOf, type OwnFigure, type OwnNumber } from "./own-numbers.ts";
import type { PublicationView } from "./publication-view.ts";

/** Figures that hang together, in the publication at hand and in the kept ones. */
export interface Linked {
  readonly own: readonly OwnFigure[];
  /** The publication at hand, in which the numbers of `own` are open. */
  readonly now: PublicationView;
  /** In order of time. */
  readonly kept: readonly PublicationView[];
  /** Their ids, and those of what is shown whole beside them. */
  readonly ids: ReadonlySet<string>;
}

/** A number of the publication at hand. */
export interface OwnPlace {
  readonly figure: OwnFigure;
  readonly number: OwnNumber;
}

/** The numbers of the publication at hand by what they are in a system. */
export function placesIn(
  system: LinearSystem,
  { own, now: { period } }: Pick<Linked, "own" | "now">,
): ReadonlyMap<number, OwnPlace> {
  return new Map(
    own.flatMap((figure) =>
      figure.numbers.flatMap((number): (readonly [number, OwnPlace])[] => {
        const unknown = system.index.get(keyOf(figure.definition, number.code, period));
        return unknown === undefined ? [] : [[unknown, { figure, number }]];
      }),
    ),
  );
}

/** The system with what an intruder knows who also knows why each number is withheld. */
export function withRanges(
  system: LinearSystem,
  places: ReadonlyMap<number, OwnPlace>,
  threshold: number,
): LinearSystem {
  const low = [...system.low];
  const high = [...system.high];
  for (const [unknown, { figure, number }] of places) {
    const [least, most] = rangeOf(figure, number, threshold);
    low[unknown] = Math.max(low[unknown] ?? 0, least);
    high[unknown] = Math.min(high[unknown] ?? Infinity, most);
  }
  return { ...system, low, high };
}
