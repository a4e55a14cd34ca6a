import { CATALOGUE } from "../figures/catalogue.ts";
import { type Uses, usesOf } from "./bounds.ts";
import { linkedNumbers, withPublishedRanges } from "./linked-numbers.ts";
import { keyOf, type LinearSystem } from "./links.ts";
import {
  closeLine,
  type DraftPlace,
  FEWEST_VALUES,
  fewestValuesOf,
  isFree,
  type Linked,
  placesIn,
  shortestSafe,
  Surroundings,
  withholdNext,
  withIntruderRanges,
} from "./linked-tables.ts";
import { type DraftFigure, type DraftNumber, withholdLine } from "./primary-suppression.ts";
import { PossibleValues } from "./possible-values.ts";
import { agreeingNumbers } from "./audit.ts";

/** A number that must not be derivable from the others. */
interface Guarded {
  readonly unknown: number;
  /** The number of possible values that it must keep. */
  readonly needed: number;
  /** The draft number; null for a number of a released publication. */
  readonly draft: DraftPlace | null;
}

/**
 * Secondary (complementary) suppression in a group of linked figures. Withholds further numbers of
 * the drafts until each small number keeps at least three possible values and no withheld number
 * can be derived, in this publication and in the released ones.
 */
export function suppressSecondaries(linked: Linked, threshold: number): void {
  new GroupSuppression(linked, threshold).run();
}

/** The suppression in one group, step by step. */
class GroupSuppression {
  readonly #linked: Linked;
  readonly #threshold: number;
  /** The system in which the numbers of this publication are unknown. It does not change. */
  readonly #system: LinearSystem;
  readonly #uses: Uses;
  readonly #around: Surroundings;
  readonly #places: ReadonlyMap<number, DraftPlace>;
  /** The possible values of each number given the released publications alone. */
  readonly #before: PossibleValues;
  #settled = new Set<number>();
  #lines = new Set<DraftFigure>();
  #values: PossibleValues;

  constructor(linked: Linked, threshold: number) {
    this.#linked = linked;
    this.#threshold = threshold;
    const { system, ranges } = linkedNumbers([...linked.released, linked.now], linked.ids);
    this.#places = placesIn(system, linked);
    const asIntruder = withIntruderRanges(system, this.#places, threshold);
    const agreeing = agreeingNumbers(linked.released, { system: asIntruder, ranges });
    this.#system = withPublishedRanges(system, agreeing.ranges);
    this.#uses = usesOf(this.#system);
    this.#around = new Surroundings(linked, this.#system, this.#uses, this.#places);
    this.#before = new PossibleValues(this.#system, this.#uses, agreeing.values);
    this.#values = agreeing.values;
  }

  run(): void {
    for (const figure of this.#linked.drafts) this.#close(figure);
    this.#values = new PossibleValues(this.#withDrafts(), this.#uses, this.#values);
    // A number that an earlier step withheld is guarded too. A safe number stays safe, because
    // further suppression only adds possible values.
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.#settled.add(next.unknown);
      this.#guard(next);
    }
  }

  /** Returns the first guarded number that has not been examined. */
  #next(): Guarded | undefined {
    for (const [unknown, draft] of this.#places) {
      const needed = fewestValuesOf(draft.figure, draft.number, this.#threshold);
      if (needed > 1 && !this.#settled.has(unknown)) return { unknown, needed, draft };
    }
    for (const publication of this.#linked.released) {
      for (const figure of CATALOGUE) {
        for (const { code, status } of publication.figures.get(figure.id) ?? []) {
          if (status === "shown" || !this.#linked.ids.has(figure.id)) continue;
          const unknown = this.#system.index.get(keyOf(figure, code, publication.period));
          if (unknown === undefined || this.#settled.has(unknown)) continue;
          if (this.#values.count(unknown, FEWEST_VALUES) >= FEWEST_VALUES) {
            this.#settled.add(unknown);
            continue;
          }
          return { unknown, needed: FEWEST_VALUES, draft: null };
        }
      }
    }
    return undefined;
  }

  #close(figure: DraftFigure): void {
    if (!closeLine(figure, this.#threshold)) this.#withholdLine(figure);
  }

  #withholdLine(figure: DraftFigure): void {
    this.#lines.add(figure);
    withholdLine(figure);
    for (const [unknown, place] of this.#places) {
      if (place.figure === figure) this.#settled.delete(unknown);
    }
  }

  #guard(target: Guarded): void {
    const { unknown, draft } = target;
    const count = this.#values.count(unknown, target.needed);
    if (count >= target.needed) return;
    if (draft !== null && count === 1 && this.#followsAnyway(unknown, draft)) {
      draft.number.suppression = null;
      return;
    }
    // What the released publications already reveal about it cannot be undone here.
    const guarded = { ...target, needed: this.#before.count(unknown, target.needed) };
    if (count >= guarded.needed) return;
    const before = this.#suppressions();
    const lines = [...this.#lines];
    const settled = [...this.#settled];
    while (!this.#protect(guarded)) {
      if (draft !== null && draft.number.suppression === "primary" && isFree(draft.figure)) {
        draft.number.suppression = "unclear";
        continue;
      }
      const line = this.#lineFor(guarded);
      if (line !== undefined) {
        this.#withholdLine(line);
        continue;
      }
      // Whole breakdowns do not make it safe either. If they add no possible values, they are shown
      // again.
      if (this.#values.count(unknown, guarded.needed) > count) return;
      for (const [number, suppression] of before) number.suppression = suppression;
      this.#lines = new Set(lines);
      this.#settled = new Set(settled);
      this.#values = new PossibleValues(this.#withDrafts(), this.#uses, this.#values);
      return;
    }
  }

  #suppressions(): ReadonlyMap<DraftNumber, DraftNumber["suppression"]> {
    return new Map([...this.#places.values()].map(({ number }) => [number, number.suppression]));
  }

  /**
   * Withholds candidates until a guarded number is safe: the earliest that are enough, without any
   * that can be left out. Returns false, and withholds nothing, if all candidates together are not
   * enough.
   */
  #protect(guarded: Guarded): boolean {
    const candidates = this.#candidatesFor(guarded);
    const before = this.#suppressions();
    const isSafe = this.#trial(guarded, before);
    const taken: DraftNumber[] = [];
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
    this.#values = new PossibleValues(this.#withDrafts(), this.#uses, this.#values);
    if (isProtected || this.#isSafe(guarded)) return true;
    this.#withholdOnly([], before);
    this.#values = new PossibleValues(this.#withDrafts(), this.#uses, this.#values);
    return this.#isSafe(guarded);
  }

  /**
   * Returns true if a guarded number is safe. Searches the whole system, while `#trial` searches
   * only near the number.
   */
  #isSafe({ unknown, needed }: Guarded): boolean {
    return this.#values.count(unknown, needed) >= needed;
  }

  /** Withholds some numbers. All others get their earlier state back. */
  #withholdOnly(
    taken: readonly DraftNumber[],
    before: ReadonlyMap<DraftNumber, DraftNumber["suppression"]>,
  ): void {
    for (const [number, suppression] of before) number.suppression = suppression;
    for (const number of taken) this.#withhold(number);
    for (const figure of this.#linked.drafts) this.#close(figure);
  }

  /**
   * Returns a test of whether a guarded number is safe if some numbers are withheld and all others
   * are as before. Only the unknowns near the number may change, because that makes the search
   * fast.
   */
  #trial(
    { unknown, needed }: Guarded,
    before: ReadonlyMap<DraftNumber, DraftNumber["suppression"]>,
  ): (taken: readonly DraftNumber[]) => boolean {
    const known = this.#values;
    const bases = known.bases();
    const near = this.#around.near(unknown);
    return (taken) => {
      this.#withholdOnly(taken, before);
      const { low, high, ...rest } = this.#withDrafts();
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

  /**
   * Withholds a number, or, if its figure has an order of suppression, the next number in that
   * order.
   */
  #withhold(number: DraftNumber): void {
    const figure = this.#linked.drafts.find(({ numbers }) => numbers.includes(number));
    if (figure === undefined || isFree(figure) || number.suppression === "held") {
      number.suppression = "secondary";
    } else withholdNext(figure);
  }

  /**
   * Returns true for a number that can be derived anyway, so that withholding it hides nothing.
   * That is a zero in a breakdown whose total is below the threshold, or a number that the released
   * publications already reveal.
   */
  #followsAnyway(unknown: number, { figure, number: { suppression, value } }: DraftPlace): boolean {
    const { total, overlaps } = figure;
    if (suppression === "primary" || suppression === "unclear") return false;
    if (value > 0 && value < this.#threshold) return false;
    if (suppression !== "line" || overlaps.length > 0) return this.#isKnown(unknown);
    // If a breakdown is withheld because other cells were not enough, a shown zero would reveal
    // that the other cells are larger.
    return total !== null && total < this.#threshold;
  }

  /** Returns true if the released publications already reveal a number. */
  #isKnown(unknown: number): boolean {
    return this.#before.count(unknown, 2) === 1;
  }

  /**
   * Lists the numbers that can be withheld to protect an unknown, nearest first: shown and held
   * numbers in a constraint with it, then those in a constraint with a withheld number of such a
   * constraint, and so on. At equal distance, the numbers of its own figure come first.
   */
  #candidatesFor({ unknown, draft }: Guarded): readonly DraftNumber[] {
    // The number itself comes first if it reveals something: a held number reveals its range, and
    // this publication may show a number that a released publication withholds.
    const itself = this.#places.get(unknown)?.number;
    const isRevealing =
      itself?.suppression === "held" || (draft === null && itself?.suppression === null);
    const candidates = itself !== undefined && isRevealing ? [itself] : [];
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

  /**
   * Returns the figure to withhold as a whole if no single number helps; undefined if none is left.
   */
  #lineFor({ unknown, draft }: Guarded): DraftFigure | undefined {
    const around = this.#around.placesAround(unknown).map(({ figure }) => figure);
    const figures = draft === null ? around : [draft.figure, ...around];
    return figures.find((figure) => figure.kind === "breakdown" && !this.#lines.has(figure));
  }

  #withDrafts(): LinearSystem {
    return withIntruderRanges(this.#system, this.#places, this.#threshold);
  }
}
