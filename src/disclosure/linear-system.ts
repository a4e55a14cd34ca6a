/**
 * Whole numbers that are not all known, and how they hang together: what a reader who knows the
 * links between published figures can calculate with.
 */
export interface LinearSystem {
  /** What each unknown is, for whoever looks it up. */
  readonly index: ReadonlyMap<string, number>;
  /** The least and the greatest value of each unknown by itself; a shown number has one value. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly constraints: readonly Constraint[];
}

/** A weighted sum of unknowns that lies between two bounds, both included. */
export interface Constraint {
  readonly unknowns: readonly number[];
  readonly weights: readonly number[];
  readonly min: number;
  readonly max: number;
}

/** Collects unknowns and constraints. */
export class SystemBuilder {
  readonly #index = new Map<string, number>();
  readonly #low: number[] = [];
  readonly #high: number[] = [];
  readonly #constraints: Constraint[] = [];
  /** The unknowns that each one is at most. */
  readonly #ordered = new Map<number, Set<number>>();

  /** The number of an unknown; a new one is any whole number from 0. */
  unknown(key: string): number {
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    const number = this.#low.length;
    this.#index.set(key, number);
    this.#low.push(0);
    this.#high.push(Infinity);
    return number;
  }

  /** Says between which bounds an unknown lies, on top of what was said before. */
  within(unknown: number, low: number, high: number): void {
    this.#low[unknown] = Math.max(low, this.#low[unknown] ?? 0);
    this.#high[unknown] = Math.min(high, this.#high[unknown] ?? Infinity);
  }

  /** Says that a weighted sum lies between two bounds. */
  sum(
    terms: readonly (readonly [unknown: number, weight: number])[],
    min: number,
    max: number,
  ): void {
    this.#constraints.push({
      unknowns: terms.map(([unknown]) => unknown),
      weights: terms.map(([, weight]) => weight),
      min,
      max,
    });
  }

  /** Says that one unknown is at most another, where nothing has said so. */
  atMost(smaller: number, larger: number): void {
    if (smaller === larger || this.#ordered.get(smaller)?.has(larger) === true) return;
    this.impliesAtMost(smaller, larger);
    const terms = [
      [larger, 1],
      [smaller, -1],
    ] as const;
    this.sum(terms, 0, Infinity);
  }

  /** Notes that what was said implies that one unknown is at most another. */
  impliesAtMost(smaller: number, larger: number): void {
    const known = this.#ordered.get(smaller);
    if (known === undefined) this.#ordered.set(smaller, new Set([larger]));
    else known.add(larger);
  }

  build(): LinearSystem {
    return {
      index: this.#index,
      low: this.#low,
      high: this.#high,
      constraints: this.#constraints,
    };
  }
}
