import { keyOf } from "./links.ts";
import type { LinearSystem } from "./linear-system.ts";
import { rangeOf, type DraftFigure, type DraftNumber } from "./own-numbers.ts";
import type { PublicationView } from "./publication-view.ts";

/** A group of linked figures, in the publication at hand and in the released ones. */
export interface Linked {
  readonly drafts: readonly DraftFigure[];
  /** The publication at hand, with the numbers of `drafts` unknown. */
  readonly now: PublicationView;
  /** The publications that readers already have, in order of time. */
  readonly released: readonly PublicationView[];
  /** The ids of the drafts, and of the fully shown figures that are linked to them. */
  readonly ids: ReadonlySet<string>;
}

/** A number of the publication at hand. */
export interface DraftPlace {
  readonly figure: DraftFigure;
  readonly number: DraftNumber;
}

/** Maps each unknown of a system to the number of the publication at hand that it represents. */
export function placesIn(
  system: LinearSystem,
  { drafts, now: { period } }: Pick<Linked, "drafts" | "now">,
): ReadonlyMap<number, DraftPlace> {
  return new Map(
    drafts.flatMap((figure) =>
      figure.numbers.flatMap((number): (readonly [number, DraftPlace])[] => {
        const unknown = system.index.get(keyOf(figure.definition, number.code, period));
        return unknown === undefined ? [] : [[unknown, { figure, number }]];
      }),
    ),
  );
}

/**
 * Narrows the system by what the strongest intruder knows: one who also knows why each number is
 * withheld.
 */
export function withIntruderRanges(
  system: LinearSystem,
  places: ReadonlyMap<number, DraftPlace>,
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
