import fc from "fast-check";
import loadHighs, { type LegacyHighs } from "highs";
import { describe, expect, it } from "vitest";

import { type LinearSystem, SystemBuilder } from "../../src/disclosure/links.ts";
import { PossibleValues } from "../../src/disclosure/possible-values.ts";

/** Returns a system in the LP format of CPLEX, for another solver. */
function lpOf({ low, high, constraints }: LinearSystem, goal: string): string {
  const names = low.map((_, unknown) => `x${unknown}`);
  const sum = (unknowns: readonly number[], weights: readonly number[]): string =>
    unknowns
      .map(
        (unknown, at) =>
          `${(weights[at] ?? 0) < 0 ? "-" : "+"} ${Math.abs(weights[at] ?? 0)} x${unknown}`,
      )
      .join(" ");
  const rows = constraints.flatMap(({ unknowns, weights, min, max }) => [
    `${sum(unknowns, weights)} >= ${min}`,
    ...(max === Infinity ? [] : [`${sum(unknowns, weights)} <= ${max}`]),
  ]);
  const bounds = names.map(
    (name, at) => `${low[at]} <= ${name}${high[at] === Infinity ? "" : ` <= ${high[at]}`}`,
  );
  return [goal, "subject to", ...rows, "bounds", ...bounds, "general", names.join(" "), "end"].join(
    "\n",
  );
}

/**
 * Returns the least and the greatest value of an unknown by another solver; null without a world.
 */
function endsOf(
  highs: LegacyHighs,
  system: LinearSystem,
  unknown: number,
): readonly [number, number] | null {
  const ends = ["minimize", "maximize"].map((way) => {
    const { Status, ObjectiveValue } = highs.solve(lpOf(system, `${way} x${unknown}`));
    return Status === "Optimal" ? Math.round(ObjectiveValue) : null;
  });
  const [least, greatest] = ends;
  return least === null || greatest === null || least === undefined || greatest === undefined
    ? null
    : [least, greatest];
}

/** Lines that add up, parts and wholes, and differences in time, around a known world. */
const systems = fc
  .record({
    world: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 9 }),
    shown: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    sums: fc.array(fc.array(fc.nat(8), { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    }),
    pairs: fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 5 }),
  })
  .map(({ world, shown, sums, pairs }) => {
    const builder = new SystemBuilder();
    const at = (place: number): number => place % world.length;
    world.forEach((value, place) => {
      const unknown = builder.unknown(String(place));
      if (shown[place] === true) builder.within(unknown, value, value);
      else builder.within(unknown, value > 0 && value < 5 ? 1 : 0, value < 5 ? 4 : 20);
    });
    for (const places of sums) {
      const parts = [...new Set(places.map(at))];
      const sum = parts.reduce((all, place) => all + (world[place] ?? 0), 0);
      builder.sum(
        parts.map((place) => [place, 1] as const),
        sum,
        sum,
      );
    }
    for (const [one, other] of pairs) {
      const [a, b] = [at(one), at(other)];
      if ((world[a] ?? 0) <= (world[b] ?? 0)) builder.atMost(a, b);
    }
    return { system: builder.build(), world };
  });

describe("the values that an unknown can have", () => {
  it("lie between the limits that another solver finds", async () => {
    // Its types belong to another module system than its code.
    const load = loadHighs as unknown as typeof loadHighs.default;
    const highs = await load();
    fc.assert(
      fc.property(systems, ({ system, world }) => {
        expect(isWorld(system, world)).toBe(true);
        const values = new PossibleValues(system);
        expect(values.isFeasible).toBe(true);
        for (const unknown of world.keys()) {
          const ends = endsOf(highs, system, unknown);
          const count = values.count(unknown, 3);
          expect(ends).not.toBeNull();
          const [least, greatest] = ends ?? [0, 0];
          // A derivable number never counts as safe, nor another one as exact.
          expect(count === 1).toBe(least === greatest);
          expect(count).toBeLessThanOrEqual(greatest - least + 1);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("are more than one also if the adjacent ones are impossible", () => {
    const builder = new SystemBuilder();
    const [odd, half, other] = [1, 2, 3].map((one) => builder.unknown(String(one)));
    if (odd === undefined || half === undefined || other === undefined)
      throw new Error("the system must contain the unknowns");
    builder.within(odd, 0, 2);
    builder.within(half, 0, 1);
    builder.within(other, 0, 1);
    const sum = [odd, half, other].map((one) => [one, 1] as const);
    builder.sum(sum, 2, 2);
    builder.sum([sum[1] ?? [half, 1], [other, -1]], 0, 0);
    const values = new PossibleValues(builder.build());
    // 0 with two halves of 1, or 2 with two of 0.
    expect([odd, half, other].map((one) => values.count(one, 3))).toEqual([2, 2, 2]);
  });

  it("are none if nothing satisfies the system", () => {
    const builder = new SystemBuilder();
    const [one, other] = [builder.unknown("one"), builder.unknown("other")];
    builder.within(one, 1, 4);
    builder.within(other, 1, 4);
    builder.sum(
      [
        [one, 1],
        [other, 1],
      ],
      9,
      9,
    );
    const values = new PossibleValues(builder.build());
    expect(values.isFeasible).toBe(false);
    expect(values.count(one, 3)).toBe(0);
  });
});

/**
 * Returns true if `world`, a value for each unknown, satisfies the whole system. It uses plain
 * arithmetic, independent of the code under test.
 */
function isWorld({ low, high, constraints }: LinearSystem, world: readonly number[]): boolean {
  const isWithin = low.every((least, unknown) => {
    const value = world[unknown];
    const most = high[unknown] ?? Infinity;
    return value !== undefined && Number.isSafeInteger(value) && value >= least && value <= most;
  });
  return (
    isWithin &&
    constraints.every(({ unknowns, weights, min, max }) => {
      const sum = unknowns.reduce(
        (all, unknown, place) => all + (world[unknown] ?? 0) * (weights[place] ?? 0),
        0,
      );
      return sum >= min && sum <= max;
    })
  );
}
