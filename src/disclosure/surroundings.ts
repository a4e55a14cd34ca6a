import type { Uses } from "./bounds.ts";
import type { Linked, OwnPlace } from "./linked-publication.ts";
import type { LinearSystem } from "./linear-system.ts";
import type { OwnFigure } from "./own-numbers.ts";

/** A number of the publication at hand that hangs together with another one. */
export interface PlaceAround extends OwnPlace {
  /** What it is in the system. */
  readonly place: number;
}

/** So many constraints away from a number a trial may change others. */
const NEARBY = 8;

/** So many numbers are considered, the nearest first, for what makes another one safe. */
const MOST_CANDIDATES = 40;

/** What hangs together with what, in a publication of which more and more is withheld. */
export class Surroundings {
  readonly #own: readonly OwnFigure[];
  readonly #system: LinearSystem;
  readonly #uses: Uses;
  readonly #places: ReadonlyMap<number, OwnPlace>;

  /** @param system with the numbers of the publication at hand open */
  constructor(
    { own }: Pick<Linked, "own">,
    system: LinearSystem,
    uses: Uses,
    places: ReadonlyMap<number, OwnPlace>,
  ) {
    this.#own = own;
    this.#system = system;
    this.#uses = uses;
    this.#places = places;
  }

  /** The unknowns that are a few constraints away from one. */
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

  /** The numbers of this publication that hang together with an unknown, the nearest first. */
  placesAround(unknown: number): readonly PlaceAround[] {
    const found = new Set([unknown]);
    const places: PlaceAround[] = [];
    const own = this.#places.get(unknown)?.figure;
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
      places.push(...inOrder(here, own, this.#own));
      // A shown number parts what lies on both sides of it.
      ring = ring.filter((one) => this.#isOpen(one));
    }
    return places;
  }

  #isOpen(unknown: number): boolean {
    const own = this.#places.get(unknown);
    if (own !== undefined) return own.number.suppression !== null;
    return this.#system.low[unknown] !== this.#system.high[unknown];
  }
}

/** Those of one figure first, then in the catalogue's order; each figure in that of suppression. */
function inOrder(
  places: readonly PlaceAround[],
  first: OwnFigure | undefined,
  figures: readonly OwnFigure[],
): readonly PlaceAround[] {
  const rank = ({ figure, number }: OwnPlace): number =>
    (figure === first ? -1 : figures.indexOf(figure)) * 1000 + figure.order.indexOf(number);
  return places.toSorted((one, other) => rank(one) - rank(other));
}
