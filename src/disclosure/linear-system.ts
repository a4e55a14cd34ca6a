/**
 * Unknown whole numbers and the linear constraints between them: everything that a reader who knows
 * the links between published figures can calculate with.
 */
export interface LinearSystem {
  /** The unknown for each key. A key names a figure, a category, and a day or period. */
  readonly index: ReadonlyMap<string, number>;
  /** The least and the greatest value of each unknown by itself. A shown number has one value. */
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
  /** For each unknown, the unknowns that are known to be at least as large. */
  readonly #ordered = new Map<number, Set<number>>();

  /** Returns the unknown for a key. A new unknown can be any whole number from 0. */
  unknown(key: string): number {
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    const number = this.#low.length;
    this.#index.set(key, number);
    this.#low.push(0);
    this.#high.push(Infinity);
    return number;
  }

  /** Narrows the bounds of an unknown. */
  within(unknown: number, low: number, high: number): void {
    this.#low[unknown] = Math.max(low, this.#low[unknown] ?? 0);
    this.#high[unknown] = Math.min(high, this.#high[unknown] ?? Infinity);
  }

  /** Adds a constraint: a weighted sum lies between two bounds. */
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

  /** Adds a constraint: one unknown is at most another. Adds nothing if that is already known. */
  atMost(smaller: number, larger: number): void {
    if (smaller === larger || this.#ordered.get(smaller)?.has(larger) === true) return;
    this.impliesAtMost(smaller, larger);
    const terms = [
      [larger, 1],
      [smaller, -1],
    ] as const;
    this.sum(terms, 0, Infinity);
  }

  /** Notes that other constraints already imply that one unknown is at most another. */
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
