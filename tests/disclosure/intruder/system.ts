/** A sum of unknowns that lies within bounds. */
export interface Row {
  readonly terms: readonly (readonly [unknown: number, times: number])[];
  readonly low: number;
  readonly high: number;
}

/** At least one of these unknowns has at least this value. */
export interface OneIsLarge {
  readonly unknowns: readonly number[];
  readonly atLeast: number;
}

/** The value of each unknown, by its position. */
export type World = readonly number[];

/** What an intruder knows: unknown whole numbers, and the links between them. */
export class System {
  readonly names: string[] = [];
  readonly low: number[] = [];
  readonly high: number[] = [];
  readonly rows: Row[] = [];
  readonly large: OneIsLarge[] = [];
  readonly #places = new Map<string, number>();

  /** Returns the position of an unknown, and adds it if it is new: 0 or more. */
  unknown(name: string): number {
    const found = this.#places.get(name);
    if (found !== undefined) return found;
    const place = this.names.length;
    this.#places.set(name, place);
    this.names.push(name);
    this.low.push(0);
    this.high.push(Infinity);
    return place;
  }

  /** Returns the position of a known unknown. */
  find(name: string): number | undefined {
    return this.#places.get(name);
  }

  /** Narrows an unknown. */
  bound(unknown: number, low: number, high = Infinity): void {
    this.low[unknown] = Math.max(this.low[unknown] ?? 0, low);
    this.high[unknown] = Math.min(this.high[unknown] ?? Infinity, high);
  }

  /** Adds a constraint: the sum of `more` minus the sum of `less` lies within bounds. */
  sum(more: readonly number[], less: readonly number[], low: number, high = Infinity): void {
    const terms = [
      ...more.map((unknown) => [unknown, 1] as const),
      ...less.map((unknown) => [unknown, -1] as const),
    ];
    this.rows.push({ terms, low, high });
  }

  /** Adds a constraint: the sum of `small` is at most the sum of `big`. */
  atMost(small: readonly number[], big: readonly number[]): void {
    this.sum(big, small, 0);
  }

  /** Describes the constraints that a world breaks, for debugging. */
  broken(world: World): string[] {
    const at = (unknown: number): number => world[unknown] ?? NaN;
    const described = (unknown: number): string => `${this.names[unknown]}=${at(unknown)}`;
    const outside = this.names.flatMap((_, unknown) => {
      const [low = 0, high = Infinity] = [this.low[unknown], this.high[unknown]];
      return at(unknown) >= low && at(unknown) <= high
        ? []
        : [`${described(unknown)} not in ${low}..${high}`];
    });
    const rows = this.rows.flatMap(({ terms, low, high }) => {
      const sum = terms.reduce((all, [unknown, times]) => all + times * at(unknown), 0);
      const text = terms.map(([unknown, times]) => `${times}*(${described(unknown)})`).join(" ");
      return sum >= low && sum <= high ? [] : [`${text} = ${sum} not in ${low}..${high}`];
    });
    const large = this.large.flatMap(({ unknowns, atLeast }) =>
      unknowns.some((unknown) => at(unknown) >= atLeast)
        ? []
        : [`none of ${unknowns.map(described).join()} is ${atLeast} or more`],
    );
    return [...outside, ...rows, ...large];
  }
}
