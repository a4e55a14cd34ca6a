/** Random numbers from a seed: the same seed gives the same numbers. */
export interface Chance {
  /** A whole number from 0 up to `below`. */
  readonly whole: (below: number) => number;
  /** One of the values; throws where there are none. */
  readonly one: <T>(values: readonly T[]) => T;
}

/** A seeded random generator (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const whole = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  const one = <T>(values: readonly T[]): T => {
    const value = values[whole(values.length)];
    if (value === undefined) throw new Error("chance has nothing to choose from");
    return value;
  };
  return { whole, one };
}
