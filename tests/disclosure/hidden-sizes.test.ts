import { describe, expect, it } from "vitest";

import { fewOfHeld, sizeForReaders } from "../../src/disclosure/publication-view.ts";
import type { PublishedBreakdown } from "../../src/disclosure/published-figures.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";

const shown = (code: string, value: number) => ({ code, label: code, value });
const held = (code: string, value: number) => ({
  ...shown(code, value),
  held: true as const,
  asOf: "2023-12-31",
});
const withheld = (code: string) => ({
  code,
  label: code,
  value: null,
  withheld: true as const,
});

/**
 * Returns the least and the greatest value of each category, for readers who know that the
 * threshold is 5.
 */
function sizesOf(
  id: string,
  total: number,
  categories: PublishedBreakdown["categories"],
  threshold = 5,
): readonly (readonly [number, number])[] {
  const breakdown: PublishedBreakdown = {
    kind: "breakdown",
    measure: "stock",
    label: id,
    unit: "aanmeldingen",
    total,
    categories,
  };
  return categories.map((category) => {
    const { least, most } = sizeForReaders(category, { id, breakdown, threshold });
    return [least, most];
  });
}

describe("the sizes that readers can give to a category", () => {
  const ADDING = "registrations.byOrigin";
  const OVERLAPPING = "results.byTheme";

  it("are one value for a shown category", () => {
    expect(sizesOf(ADDING, 30, [shown("a", 30), shown("b", 0)])).toEqual([
      [30, 30],
      [0, 0],
    ]);
  });

  it("reach from 0 to the rest of the total for a withheld category of a line that adds up", () => {
    expect(sizesOf(ADDING, 50, [shown("a", 20), withheld("b"), held("c", 10)])).toEqual([
      [20, 20],
      [0, 24],
      [6, 14],
    ]);
  });

  it("reach from 0 to the total for a withheld category if rows have several answers", () => {
    expect(sizesOf(OVERLAPPING, 50, [shown("a", 40), withheld("b")])).toEqual([
      [40, 40],
      [0, 50],
    ]);
  });

  it("differ from a held number by less than the threshold, and are never below 0", () => {
    expect(sizesOf(OVERLAPPING, 50, [held("a", 20), held("b", 2)])).toEqual([
      [16, 24],
      [0, 6],
    ]);
    expect(sizesOf(OVERLAPPING, 50, [held("a", 20)], 0)).toEqual([[20, 20]]);
  });
});

describe("the subject of a small change of a held number", () => {
  it("is families if published rows show how many changed a number of children", () => {
    const ofFamilies = CATALOGUE.filter(({ id }) => fewOfHeld(id) === "families");
    expect(ofFamilies.map(({ id }) => id)).toEqual(["children.returned"]);
  });
});
