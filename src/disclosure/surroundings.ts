import type { Uses } from "./bounds.ts";
import type { Linked, DraftPlace } from "./linked-publication.ts";
import type { LinearSystem } from "./linear-system.ts";
import type { DraftFigure } from "./own-numbers.ts";

/** A number of the publication at hand that is connected to another one. */
export interface PlaceAround extends DraftPlace {
  /** Its unknown in the system. */
  readonly place: number;
}

/** The distance, in constraints, within which a trial may change other numbers. */
const NEARBY = 8;

/** The number of candidates, nearest first, that are considered to make a number safe. */
const MOST_CANDIDATES = 40;

/** Finds which numbers are connected, while a publication withholds more and more. */
export class Surroundings {
  readonly #drafts: readonly DraftFigure[];
  readonly #system: LinearSystem;
  readonly #uses: Uses;
  readonly #places: ReadonlyMap<number, DraftPlace>;

  /** @param system the system with the numbers of the publication at hand unknown */
  constructor(
    { drafts }: Pick<Linked, "drafts">,
    system: LinearSystem,
    uses: Uses,
    places: ReadonlyMap<number, DraftPlace>,
  ) {
    this.#drafts = drafts;
    this.#system = system;
    this.#uses = uses;
    this.#places = places;
  }

  /** Returns the unknowns within a few constraints of an unknown. */
  near(start: number): ReadonlySet<number> {
    const found = new Set([start]);
    let ring = [start];
    for (let distance = 0; distance < NEARBY; distance += 1) {
      ring = ring
        .flatMap((one) => this.#uses[one] ?? [])
        .flatMap((place) => this.#system.constraints[place]?.unknowns ?? [])
        .filter((one) => !found.has(one) && found.add(one));
    }
    return found;
  }

  /**
   * Returns the numbers of this publication that are connected to an unknown, the nearest first.
   */
  placesAround(unknown: number): readonly PlaceAround[] {
    const found = new Set([unknown]);
    const places: PlaceAround[] = [];
    const draft = this.#places.get(unknown)?.figure;
    let ring = [unknown];
    while (ring.length > 0 && places.length < MOST_CANDIDATES) {
      const around = ring.flatMap((one) =>
        (this.#uses[one] ?? []).flatMap((place) => this.#system.constraints[place]?.unknowns ?? []),
      );
      ring = [...new Set(around)].filter((one) => !found.has(one));
      for (const one of ring) found.add(one);
      const here = ring.flatMap((one) => {
        const place = this.#places.get(one);
        return place === undefined ? [] : [{ ...place, place: one }];
      });
      places.push(...inOrder(here, draft, this.#drafts));
      // A shown number separates what lies on both sides of it.
      ring = ring.filter((one) => this.#isOpen(one));
    }
    return places;
  }

  #isOpen(unknown: number): boolean {
    const draft = this.#places.get(unknown);
    if (draft !== undefined) return draft.number.suppression !== null;
    return this.#system.low[unknown] !== this.#system.high[unknown];
  }
}

/**
 * Sorts the numbers of one figure first, then by the catalogue's order; within a figure by the
 * order of suppression.
 */
function inOrder(
  places: readonly PlaceAround[],
  first: DraftFigure | undefined,
  figures: readonly DraftFigure[],
): readonly PlaceAround[] {
  const rank = ({ figure, number }: DraftPlace): number =>
    (figure === first ? -1 : figures.indexOf(figure)) * 1000 + figure.order.indexOf(number);
  return places.toSorted((one, other) => rank(one) - rank(other));
}
