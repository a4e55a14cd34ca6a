import { solve, type Question } from "./highs.ts";
import type { System, World } from "./system.ts";

/** The number of values that are distinguished: 1, 2, 3, and more. */
const ENOUGH = 4;
/** The number of values between the least and the greatest that are tried. */
const MOST_TRIED = 30;
/** The number of steps to repair a world after one number was changed. */
const MOST_MENDING = 6;

/** Counts the possible values of the unknowns of a system, from a world that satisfies it. */
export class PossibleValues {
  readonly #system: System;
  readonly #worlds: World[] = [];
  readonly #seen: Set<number>[];
  readonly #rowsOf: number[][];
  readonly #largeOf: number[][];
  readonly #low: number[];
  readonly #high: number[];
  solved = 0;

  /** @param world one that satisfies the system, such as the true one */
  constructor(system: System, world: World) {
    this.#system = system;
    this.#seen = system.names.map(() => new Set<number>());
    this.#rowsOf = system.names.map(() => []);
    this.#largeOf = system.names.map(() => []);
    for (const [place, { terms }] of system.rows.entries()) {
      for (const [unknown] of terms) this.#rowsOf[unknown]?.push(place);
    }
    for (const [place, { unknowns }] of system.large.entries()) {
      for (const unknown of unknowns) this.#largeOf[unknown]?.push(place);
    }
    [this.#low, this.#high] = narrowed(system);
    this.#note(world);
  }

  /** Returns up to four possible values of an unknown; fewer if it can have no other. */
  of(unknown: number): readonly number[] {
    const seen = this.#seen[unknown] ?? new Set();
    const [low = 0, high = Infinity] = [this.#low[unknown], this.#high[unknown]];
    const [start] = seen;
    if (start === undefined) return [];
    for (let far = 1; far <= 6 && seen.size < ENOUGH; far += 1) {
      for (const value of [start - far, start + far]) {
        if (value < low || value > high || seen.has(value)) continue;
        for (const world of this.#worlds.slice(0, 3)) {
          const mended = this.#mend(world, unknown, value);
          if (mended === null) continue;
          this.#note(mended);
          break;
        }
      }
    }
    if (seen.size < ENOUGH) this.#solveFor(unknown, seen);
    return [...seen].toSorted((a, b) => a - b);
  }

  #solveFor(unknown: number, seen: ReadonlySet<number>): void {
    const part = this.#partOf(unknown);
    const [world = []] = this.#worlds;
    const ask = (low: number, high: number, times: number): number | null => {
      this.solved += 1;
      const bounds = new Map(
        part.unknowns.map((one) => [
          one,
          [this.#low[one] ?? 0, this.#high[one] ?? Infinity] as const,
        ]),
      );
      bounds.set(unknown, [low, high]);
      const found = solve(this.#system, part, world, bounds, [[unknown, times]]);
      if (found === null) return null;
      this.#note(found);
      return found[unknown] ?? null;
    };
    // Upwards, one value after another, so that gaps do not matter.
    let next = this.#low[unknown] ?? 0;
    const high = this.#high[unknown] ?? Infinity;
    for (let tried = 0; tried < MOST_TRIED && seen.size < ENOUGH && next <= high; tried += 1) {
      const found = seen.has(next) ? next : ask(next, high, 1);
      if (found === null) return;
      next = found + 1;
    }
  }

  /** Returns what is linked to an unknown by numbers that are not fixed. */
  #partOf(unknown: number): Question {
    const unknowns = new Set([unknown]);
    const rows = new Set<number>();
    const large = new Set<number>();
    for (const one of unknowns) {
      for (const place of this.#rowsOf[one] ?? []) {
        rows.add(place);
        for (const [other] of this.#system.rows[place]?.terms ?? []) {
          if (this.#low[other] !== this.#high[other]) unknowns.add(other);
        }
      }
      for (const place of this.#largeOf[one] ?? []) {
        large.add(place);
        for (const other of this.#system.large[place]?.unknowns ?? []) unknowns.add(other);
      }
    }
    return { unknowns: [...unknowns], rows: [...rows], large: [...large] };
  }

  /**
   * Returns a world in which an unknown has another value, repaired step by step; null if that
   * fails.
   */
  #mend(world: World, unknown: number, value: number): World | null {
    const changed = [...world];
    changed[unknown] = value;
    const touched = new Set([unknown]);
    const mend = (left: number): boolean => {
      const fault = this.#firstFault(changed, touched);
      if (fault === undefined) return true;
      if (left === 0 || fault === "large") return false;
      const { row, lacking } = fault;
      for (const [other, times] of row.terms) {
        if (touched.has(other)) continue;
        const now = changed[other] ?? 0;
        const then = now + lacking / times;
        if (!Number.isInteger(then)) continue;
        if (then < (this.#low[other] ?? 0) || then > (this.#high[other] ?? Infinity)) continue;
        changed[other] = then;
        touched.add(other);
        if (mend(left - 1)) return true;
        changed[other] = now;
        touched.delete(other);
      }
      return false;
    };
    return mend(MOST_MENDING) ? changed : null;
  }

  #firstFault(
    world: World,
    touched: ReadonlySet<number>,
  ): { row: System["rows"][number]; lacking: number } | "large" | undefined {
    for (const unknown of touched) {
      for (const place of this.#rowsOf[unknown] ?? []) {
        const row = this.#system.rows[place];
        if (row === undefined) continue;
        const sum = row.terms.reduce((all, [one, times]) => all + times * (world[one] ?? 0), 0);
        if (sum < row.low) return { row, lacking: row.low - sum };
        if (sum > row.high) return { row, lacking: row.high - sum };
      }
    }
    for (const unknown of touched) {
      for (const place of this.#largeOf[unknown] ?? []) {
        const one = this.#system.large[place];
        if (
          one !== undefined &&
          !one.unknowns.some((other) => (world[other] ?? 0) >= one.atLeast)
        ) {
          return "large";
        }
      }
    }
    return undefined;
  }

  /** Keeps a world, and the values that it proves possible. */
  #note(world: World): void {
    if (this.#system.broken(world).length > 0) {
      throw new Error(`no world of the system: ${this.#system.broken(world).join("; ")}`);
    }
    this.#worlds.push(world);
    for (const [unknown, value] of world.entries()) this.#seen[unknown]?.add(value);
  }
}

/** Returns the bounds of the unknowns, as each row alone narrows them. */
function narrowed(system: System): [low: number[], high: number[]] {
  const low = [...system.low];
  const high = [...system.high];
  for (let round = 0, isChanged = true; isChanged && round < 40; round += 1) {
    isChanged = false;
    for (const row of system.rows) {
      const ranges = row.terms.map(([unknown, times]) => {
        const ends = [(low[unknown] ?? 0) * times, (high[unknown] ?? Infinity) * times];
        return times > 0 ? ends : ends.toReversed();
      });
      const least = ranges.reduce((all, [one = 0]) => all + one, 0);
      const most = ranges.reduce((all, [, one = Infinity]) => all + one, 0);
      for (const [index, [unknown, times]] of row.terms.entries()) {
        const [own = 0, ownMost = Infinity] = ranges[index] ?? [];
        // An infinite bound gives no information, unless it is this unknown's own.
        const otherLeast = rest(least, own, ranges, index, 0);
        const otherMost = rest(most, ownMost, ranges, index, 1);
        const ends = [(row.low - otherMost) / times, (row.high - otherLeast) / times];
        const [from = -Infinity, to = Infinity] = times > 0 ? ends : ends.toReversed();
        const [oldLow = 0, oldHigh = Infinity] = [low[unknown], high[unknown]];
        if (Math.ceil(from) > oldLow) {
          low[unknown] = Math.ceil(from);
          isChanged = true;
        }
        if (Math.floor(to) < oldHigh) {
          high[unknown] = Math.floor(to);
          isChanged = true;
        }
      }
    }
  }
  return [low, high];
}

function rest(
  sum: number,
  own: number,
  ranges: readonly (readonly number[])[],
  index: number,
  end: 0 | 1,
): number {
  if (Number.isFinite(sum)) return sum - own;
  return ranges.reduce((all, range, place) => (place === index ? all : all + (range[end] ?? 0)), 0);
}
