import { describe, expect, it } from "vitest";

import { linkedNumbers } from "../../src/disclosure/linked-numbers.ts";
import { keyOf, SystemBuilder } from "../../src/disclosure/links.ts";
import { type PublicationView, viewOf } from "../../src/disclosure/publication-view.ts";
import { agreeingNumbers } from "../../src/disclosure/audit.ts";
import { figureOf } from "../../src/figures/catalogue.ts";
import { publicationOf } from "./protected.ts";

const SUPPORTED = "people.bySupported";
const IDS = new Set([SUPPORTED]);

/** A publication of one breakdown that adds up. */
function supported(period: string, moeder: number, vader: number): PublicationView {
  const total = moeder + vader;
  return viewOf(publicationOf(period, { [SUPPORTED]: { cells: { moeder, vader }, total } }));
}

describe("the numbers of earlier publications", () => {
  it("are used if all of them agree", () => {
    const kept = [supported("2023-Q3", 20, 30), supported("2023-Q4", 25, 31)];
    const linked = linkedNumbers([...kept, supported("2024-Q1", 30, 40)], IDS);
    const { ranges, isRevised } = agreeingNumbers(kept, linked);
    expect(ranges).toEqual(linked.ranges);
    expect(kept.some((one) => isRevised(one, SUPPORTED, "moeder"))).toBe(false);
  });

  it("are set aside one by one if the same period was published again", () => {
    const old = supported("2023-Q4", 25, 31);
    const now = supported("2023-Q4", 26, 31);
    const linked = linkedNumbers([old, now], IDS);
    const { isRevised, values } = agreeingNumbers([old], linked);
    expect(isRevised(old, SUPPORTED, "moeder")).toBe(true);
    expect(isRevised(old, SUPPORTED, "vader")).toBe(false);
    expect(isRevised(now, SUPPORTED, "moeder")).toBe(false);
    expect(values.isFeasible).toBe(true);
    const key = keyOf(figureOf(SUPPORTED), "moeder", now.period);
    expect(values.count(linked.system.index.get(key) ?? -1, 2)).toBe(1);
  });

  it("are set aside if only whole numbers contradict them, which bounds do not show", () => {
    const builder = new SystemBuilder();
    const [a, b, c, sum] = ["a", "b", "c", "sum"].map((key) => builder.unknown(key)) as [
      number,
      number,
      number,
      number,
    ];
    for (const [one, other] of [
      [a, b],
      [b, c],
      [a, c],
    ] as const) {
      const terms = [
        [one, 1],
        [other, 1],
        [sum, -1],
      ] as const;
      builder.sum(terms, 0, 0);
    }
    const kept = supported("2023-Q4", 1, 2);
    const ranges = [
      { publication: kept, figure: SUPPORTED, code: "sum", unknown: sum, low: 1, high: 1 },
    ];
    const agreeing = agreeingNumbers([kept], { system: builder.build(), ranges });
    expect(agreeing.ranges).toEqual([]);
    expect(agreeing.isRevised(kept, SUPPORTED, "sum")).toBe(true);
    expect(agreeing.values.isFeasible).toBe(true);
  });
});
