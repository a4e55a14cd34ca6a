import { CATALOGUE } from "../figures/catalogue.ts";
import { usesOf, type Uses } from "./bounds.ts";
import { linkedNumbers, withTold } from "./linked-numbers.ts";
import { keyOf } from "./links.ts";
import { placesIn, withRanges, type Linked, type OwnPlace } from "./linked-publication.ts";
import { closeLine, isFree, withholdNext } from "./line-suppression.ts";
import type { LinearSystem } from "./linear-system.ts";
import { type OwnFigure, type OwnNumber, withholdLine } from "./own-numbers.ts";
import { PossibleValues } from "./possible-values.ts";
import { agreeingNumbers } from "./revised-numbers.ts";
import { Surroundings } from "./surroundings.ts";

/** A small number keeps at least so many possible values. */
export const FEWEST_VALUES = 3;

/** A number that must not follow from the others. */
interface Guarded {
  readonly unknown: number;
  /** So many values it must keep. */
  readonly needed: number;
  /** Null for a number of a kept publication. */
  readonly own: OwnPlace | null;
}

/**
 * Withholds further numbers of `own` until each small one keeps at least three possible values and
 * none is fixed, in this publication and in the kept ones.
 */
export function suppressSecondaries(linked: Linked, threshold: number): void {
  new Suppression(linked, threshold).run();
}

class Suppression {
  readonly #linked: Linked;
  readonly #threshold: number;
  /** With the numbers of this publication open: the rest does not change. */
  readonly #system: LinearSystem;
  readonly #uses: Uses;
  readonly #around: Surroundings;
  readonly #places: ReadonlyMap<number, OwnPlace>;
  /** What the kept publications leave of each number by themselves. */
  readonly #before: PossibleValues;
  #settled = new Set<number>();
  #lines = new Set<OwnFigure>();
  #values: PossibleValues;

  constructor(linked: Linked, threshold: number) {
    this.#linked = linked;
    this.#threshold = threshold;
    const { system, told } = linkedNumbers([...linked.kept, linked.now], linked.ids);
    this.#places = placesIn(system, linked);
    const ranges = withRanges(system, this.#places, threshold);
    const agreeing = agreeingNumbers(linked.kept, { system: ranges, told });
    this.#system = withTold(system, agreeing.told);
    this.#uses = usesOf(this.#system);
    this.#around = new Surroundings(linked, this.#system, this.#uses, this.#places);
    this.#before = new PossibleValues(this.#system, this.#uses, agreeing.values);
    this.#values = agreeing.values;
  }

  run(): void {
    for (const figure of this.#linked.own) this.#close(figure);
    this.#values = new PossibleValues(this.#withOwn(), this.#uses, this.#values);
    // What is withheld on the way is itself guarded. What was safe stays so: no world is lost.
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.#settled.add(next.unknown);
      this.#guard(next);
    }
  }

  /** The first guarded number that has not been looked at. */
  #next(): Guarded | undefined {
    for (const [unknown, own] of this.#places) {
      const needed = this.#neededOf(own);
      if (needed > 1 && !this.#settled.has(unknown)) return { unknown, needed, own };
    }
    for (const publication of this.#linked.kept) {
      for (const figure of CATALOGUE) {
        for (const { code, status } of publication.figures.get(figure.id) ?? []) {
          if (status === "shown" || !this.#linked.ids.has(figure.id)) continue;
          const unknown = this.#system.index.get(keyOf(figure, code, publication.period));
          if (unknown === undefined || this.#settled.has(unknown)) continue;
          if (this.#values.count(unknown, FEWEST_VALUES) >= FEWEST_VALUES) {
            this.#settled.add(unknown);
            continue;
          }
          return { unknown, needed: FEWEST_VALUES, own: null };
        }
      }
    }
    return undefined;
  }

  #neededOf({ figure, number: { suppression, value } }: OwnPlace): number {
    const few = Math.min(FEWEST_VALUES, this.#threshold - 1);
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
        return value === 0 ? 2 : Math.min(few, (figure.total ?? Infinity) + 1);
    }
  }

  #close(figure: OwnFigure): void {
    if (!closeLine(figure, this.#threshold)) this.#withholdLine(figure);
  }

  #withholdLine(figure: OwnFigure): void {
    this.#lines.add(figure);
    withholdLine(figure);
    for (const [unknown, place] of this.#places) {
      if (place.figure === figure) this.#settled.delete(unknown);
    }
  }

  #guard(asked: Guarded): void {
    const { unknown, own } = asked;
    const count = this.#values.count(unknown, asked.needed);
    if (count >= asked.needed) return;
    if (own !== null && count === 1 && this.#followsAnyway(unknown, own)) {
      own.number.suppression = null;
      return;
    }
    // What the kept publications tell of it already, nothing here can take back.
    const guarded = { ...asked, needed: this.#before.count(unknown, asked.needed) };
    if (count >= guarded.needed) return;
    const before = this.#suppressions();
    const lines = [...this.#lines];
    const settled = [...this.#settled];
    while (!this.#protect(guarded)) {
      if (own !== null && own.number.suppression === "primary" && isFree(own.figure)) {
        own.number.suppression = "unclear";
        continue;
      }
      const line = this.#lineFor(guarded);
      if (line !== undefined) {
        this.#withholdLine(line);
        continue;
      }
      // Not even whole lines make it safe. Those that leave it no more values are shown again.
      if (this.#values.count(unknown, guarded.needed) > count) return;
      for (const [number, suppression] of before) number.suppression = suppression;
      this.#lines = new Set(lines);
      this.#settled = new Set(settled);
      this.#values = new PossibleValues(this.#withOwn(), this.#uses, this.#values);
      return;
    }
  }

  #suppressions(): ReadonlyMap<OwnNumber, OwnNumber["suppression"]> {
    return new Map([...this.#places.values()].map(({ number }) => [number, number.suppression]));
  }

  /**
   * Withholds what makes a guarded number safe: no more of the candidates than are needed, and of
   * those the first. False, and nothing withheld, where all of them together do not.
   */
  #protect(guarded: Guarded): boolean {
    const candidates = this.#candidatesFor(guarded);
    const before = this.#suppressions();
    const isSafe = this.#trial(guarded, before);
    const taken: OwnNumber[] = [];
    let end = candidates.length;
    const isProtected = isSafe(candidates);
    let isDone = !isProtected;
    while (!isDone) {
      end = shortestSafe(end, (length) => isSafe([...taken, ...candidates.slice(0, length)]));
      const last = candidates[end - 1];
      if (last !== undefined) taken.push(last);
      end -= 1;
      isDone = end <= 0 || isSafe(taken);
    }
    if (isProtected) this.#withholdOnly(taken, before);
    this.#values = new PossibleValues(this.#withOwn(), this.#uses, this.#values);
    if (isProtected || this.#isSafe(guarded)) return true;
    this.#withholdOnly([], before);
    this.#values = new PossibleValues(this.#withOwn(), this.#uses, this.#values);
    return this.#isSafe(guarded);
  }

  /** Whether a guarded number is safe, wherever the worlds that show it are. */
  #isSafe({ unknown, needed }: Guarded): boolean {
    return this.#values.count(unknown, needed) >= needed;
  }

  /** Withholds some numbers; all others are as before. */
  #withholdOnly(
    taken: readonly OwnNumber[],
    before: ReadonlyMap<OwnNumber, OwnNumber["suppression"]>,
  ): void {
    for (const [number, suppression] of before) number.suppression = suppression;
    for (const number of taken) this.#withhold(number);
    for (const figure of this.#linked.own) this.#close(figure);
  }

  /**
   * Tells whether a guarded number is safe with some numbers withheld, and all others as before. The
   * worlds that show it differ from a known one only nearby: those are found soonest.
   */
  #trial(
    { unknown, needed }: Guarded,
    before: ReadonlyMap<OwnNumber, OwnNumber["suppression"]>,
  ): (taken: readonly OwnNumber[]) => boolean {
    const known = this.#values;
    const bases = known.bases();
    const near = this.#around.near(unknown);
    return (taken) => {
      this.#withholdOnly(taken, before);
      const { low, high, ...rest } = this.#withOwn();
      const at = (place: number, range: number): number => {
        const base = bases[place] ?? NaN;
        return near.has(place) || Number.isNaN(base) ? range : base;
      };
      const system = {
        ...rest,
        low: low.map((range, place) => at(place, range)),
        high: high.map((range, place) => at(place, range)),
      };
      const values = new PossibleValues(system, this.#uses, known);
      return values.count(unknown, needed, { isByHand: true }) >= needed;
    };
  }

  /** Withholds a number, or for its sake the next in the order of suppression of its figure. */
  #withhold(number: OwnNumber): void {
    const figure = this.#linked.own.find(({ numbers }) => numbers.includes(number));
    if (figure === undefined || isFree(figure) || number.suppression === "held") {
      number.suppression = "secondary";
    } else withholdNext(figure);
  }

  /**
   * True for a number that follows anyway, so that to withhold it hides nothing: a zero of a line
   * with a small total, where what is shown beside it has none either; or what the kept publications
   * tell already.
   */
  #followsAnyway(unknown: number, { figure, number: { suppression, value } }: OwnPlace): boolean {
    const { total, overlaps } = figure;
    if (suppression === "primary" || suppression === "unclear") return false;
    if (value > 0 && value < this.#threshold) return false;
    if (suppression !== "line" || overlaps.length > 0) return this.#isKnown(unknown);
    // In a line withheld for lack of other cells, a shown zero would tell that the rest is larger.
    return total !== null && total < this.#threshold;
  }

  /** Whether the kept publications tell a number already. */
  #isKnown(unknown: number): boolean {
    return this.#before.count(unknown, 2) === 1;
  }

  /**
   * What can be withheld for the sake of an unknown: shown numbers that stand in a constraint with
   * it, then those that do with another open number of such a constraint. Those of its own figure
   * come first.
   */
  #candidatesFor({ unknown, own }: Guarded): readonly OwnNumber[] {
    // The number itself comes first. A held one tells its range, and this publication may show a
    // number that a kept one withholds.
    const itself = this.#places.get(unknown)?.number;
    const isTold = itself?.suppression === "held" || (own === null && itself?.suppression === null);
    const candidates = itself !== undefined && isTold ? [itself] : [];
    for (const { figure, number, place } of this.#around.placesAround(unknown)) {
      if (candidates.includes(number) || (isFree(figure) && this.#isKnown(place))) continue;
      if (number.suppression === "held") candidates.push(number);
      if (number.suppression !== null || number.value === 0) continue;
      if (isFree(figure)) candidates.push(number);
      else
        candidates.push(
          ...figure.order.filter(({ suppression, value }) => suppression === null && value > 0),
        );
    }
    return [...new Set(candidates)];
  }

  /** The figure to withhold whole where no single number helps. */
  #lineFor({ unknown, own }: Guarded): OwnFigure | undefined {
    const around = this.#around.placesAround(unknown).map(({ figure }) => figure);
    const figures = own === null ? around : [own.figure, ...around];
    return figures.find((figure) => figure.kind === "breakdown" && !this.#lines.has(figure));
  }

  #withOwn(): LinearSystem {
    return withRanges(this.#system, this.#places, this.#threshold);
  }
}

/**
 * The shortest length that is safe, up to one that is known to be. With more withheld a number keeps
 * no fewer values, so that the lengths can be doubled and halved.
 */
function shortestSafe(longest: number, isSafe: (length: number) => boolean): number {
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
