import { CATALOGUE } from "../figures/catalogue.ts";
import type { Relation } from "../figures/definition.ts";
import type { Uses } from "./bounds.ts";
import { keyOf, type LinearSystem } from "./links.ts";
import { type DraftFigure, type DraftNumber, rangeOf } from "./primary-suppression.ts";
import { isClustered, type PublicationView } from "./publication-view.ts";

// Linked tables: the groups of figures that are protected together, the numbers of a group, and
// which of them protect each other.

/**
 * The groups of linked figures: figures that are connected by relations, and whose numbers can be
 * withheld. Each group is protected together, as linked tables.
 */
export const LINKED_FIGURES: readonly ReadonlySet<string>[] = linkedFigures();

function linkedFigures(): readonly ReadonlySet<string>[] {
  const groups: Set<string>[] = [];
  for (const { id, sensitive, relations } of CATALOGUE) {
    if (!sensitive) continue;
    const linked = new Set([id, ...relations.flatMap(figuresIn)]);
    const joined = groups.filter((group) => [...linked].some((one) => group.has(one)));
    for (const group of joined) {
      for (const one of group) linked.add(one);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(linked);
  }
  // A group also contains the figures that are always shown and limit it, such as the
  // registrations.
  const named = (group: ReadonlySet<string>): readonly string[] =>
    CATALOGUE.filter(({ id }) => group.has(id)).flatMap(({ relations }) =>
      relations.flatMap((relation) => (relation.kind === "totalAtMost" ? relation.figure : [])),
    );
  return groups.map((group) => {
    const limits = new Set(named(group));
    const flows = CATALOGUE.filter(({ relations }) =>
      relations.some((relation) => relation.kind === "flowInto" && limits.has(relation.stock)),
    );
    return new Set([...group, ...limits, ...flows.map(({ id }) => id)]);
  });
}

/** Returns some figures together with all figures that are linked to them, by their ids. */
export function withLinkedFigures(ids: readonly string[]): readonly string[] {
  const sensitive = CATALOGUE.filter((one) => one.sensitive && ids.includes(one.id));
  const groups = LINKED_FIGURES.filter((group) => sensitive.some(({ id }) => group.has(id)));
  return [...new Set([...ids, ...groups.flatMap((group) => [...group])])];
}

function figuresIn(relation: Relation): readonly string[] {
  switch (relation.kind) {
    case "themesOf":
    case "atMost":
      return [relation.figure];
    case "sumOf":
      return relation.figures;
    case "flowInto":
      return [relation.stock];
    case "growsBy":
      return [relation.flow, relation.rows];
    case "addsUp":
    case "severalAnswers":
    case "totalAtMost":
    case "neverFalls":
    case "shownWhole":
      return [];
  }
}

// The numbers of a group, as unknowns of a linear system.

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
 * Narrows the system by what the strongest intruder knows: a reader who also knows why each number
 * is withheld.
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

// The numbers around a number.

/** A number of the publication at hand that is connected to another one. */
export interface PlaceAround extends DraftPlace {
  /** Its unknown in the system. */
  readonly place: number;
}

/** The distance, in constraints, within which a trial may change other numbers. */
const NEARBY = 8;

/** The number of candidates, nearest first, that are considered to make a number safe. */
const MOST_CANDIDATES = 40;

/**
 * Finds which numbers are connected. Each call uses what the publication withholds at that moment.
 */
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

// The numbers that are withheld next, and how many of them are enough.

/**
 * Secondary suppression within one line (a breakdown whose cells add up to a shown total).
 * Withholds further cells until the sum of the withheld cells leaves enough room. Returns false if
 * no cell is left: then the whole line must be withheld.
 *
 * In the code, `k` is the number of withheld cells, `n` the number of secondary ones among them,
 * `sum` their sum and `t` the threshold. The limits depend on `sum` because everyone can calculate
 * it. Readers may also conclude that a further cell was needed. The limits leave a margin, so that
 * this does not narrow the range of the small cells.
 */
export function closeLine(figure: DraftFigure, threshold: number): boolean {
  const { definition, order, total } = figure;
  const isLine = definition.relations.some(({ kind }) => kind === "addsUp");
  if (!isLine || total === null) return true;
  const t = threshold;
  for (;;) {
    const withheld = order.filter(({ suppression }) => suppression !== null);
    if (withheld.length === 0 || withheld.some(isOfWholeLine)) return true;
    const k = withheld.length;
    const n = withheld.filter(({ suppression }) => suppression !== "primary").length;
    const sum = withheld.reduce((all, { value }) => all + value, 0);
    const isEnough =
      n === 0
        ? k > 1 && sum >= k + t - 1 && sum <= (t - 1) * (k - 1) + 1
        : k > 1 && sum >= k + t - 1 && sum >= k - n + t * n + (t - 2);
    if (isEnough) return true;
    if (!withholdNext(figure)) return false;
  }
}

/** Withholds the next cell in the order of suppression. Returns false if no cell is left. */
export function withholdNext({ order }: DraftFigure): boolean {
  const next = order.find(({ suppression, value }) => suppression === null && value > 0);
  if (next === undefined) return false;
  next.suppression = "secondary";
  return true;
}

/** Returns true if any number of a figure can be withheld to protect another one, in any order. */
export function isFree({ kind, numbers, definition }: DraftFigure): boolean {
  return kind === "count" || isClustered(numbers, definition.relations);
}

function isOfWholeLine({ suppression }: DraftNumber): boolean {
  return suppression === "line" || suppression === "held";
}

/**
 * Returns the shortest safe length, up to a length that is known to be safe. Withholding more never
 * takes possible values away, so the search may double and halve lengths.
 */
export function shortestSafe(longest: number, isSafe: (length: number) => boolean): number {
  let [unsafe, safe] = [0, longest];
  for (let length = 1; length < longest; length *= 2) {
    if (isSafe(length)) {
      safe = length;
      break;
    }
    unsafe = length;
  }
  while (safe - unsafe > 1) {
    const middle = (unsafe + safe) >> 1;
    if (isSafe(middle)) safe = middle;
    else unsafe = middle;
  }
  return safe;
}

/** The number of possible values that a small number must keep. */
export const FEWEST_VALUES = 3;

/** Returns how many possible values a number must keep; 0 if it is shown. */
export function fewestValuesOf(
  { total }: DraftFigure,
  { suppression, value }: DraftNumber,
  threshold: number,
): number {
  const few = Math.min(FEWEST_VALUES, threshold - 1);
  switch (suppression) {
    case null:
      return 0;
    case "primary":
    case "unclear":
    case "change":
    case "held":
      return few;
    case "secondary":
      return 2;
    case "line":
      return value === 0 ? 2 : Math.min(few, (total ?? Infinity) + 1);
  }
}
