import { describe, expect, it } from "vitest";

import { type ComparisonRow, publicDifference } from "../../src/compare/comparison.ts";
import { compareForReaders } from "../../src/compare/protect-comparison.ts";
import { cells, figuresIn } from "./figures-beside.ts";

const PEOPLE = "people.bySupported";
const RETURNED = "children.returned";
const SHARE = "responseTimes.contactWithin2Days";

type Given = Parameters<typeof figuresIn>[1];

const compared = (old: Given, now: Given, periods = ["2023-Q4", "2024-Q1"]) =>
  compareForReaders(figuresIn(periods[0] ?? "", old), figuresIn(periods[1] ?? "", now));
const people = (moeder: number, vader: number): Given => ({ [PEOPLE]: cells({ moeder, vader }) });

describe("the difference that a comparison shows", () => {
  it("is known for a count, and for the total of a breakdown", () => {
    const comparison = compared(
      { [RETURNED]: { value: 30 }, ...people(40, 60) },
      { [RETURNED]: { value: 20 }, ...people(90, 60) },
    );
    expect(publicDifference(comparison, RETURNED)).toBe(-10);
    expect(publicDifference(comparison, PEOPLE)).toBe(50);
  });

  it("is absent if it is small and sensitive, and 0 if nothing changed", () => {
    const differenceAt = (now: number) =>
      publicDifference(
        compared({ [RETURNED]: { value: 30 } }, { [RETURNED]: { value: now } }),
        RETURNED,
      );
    expect(differenceAt(34)).toBeNull();
    expect(differenceAt(30)).toBe(0);
  });

  it("is absent without a comparison, and for an absent figure", () => {
    expect(publicDifference(null, RETURNED)).toBeNull();
    expect(publicDifference(compared({}, {}), RETURNED)).toBeNull();
    expect(publicDifference(compared({}, { [RETURNED]: { value: 30 } }), RETURNED)).toBeNull();
  });

  it("is absent if one row represents all numbers of the figure", () => {
    const total = (value: number): Given => ({ "registrations.total": { value } });
    const comparison = compared(
      { ...total(100), ...people(40, 60) },
      { ...total(101), ...people(90, 60) },
      ["2024-Q1", "2024-Q1"],
    );
    expect(comparison.rows.find(({ figure }) => figure === PEOPLE)?.field).toBe("all");
    expect(publicDifference(comparison, PEOPLE)).toBeNull();
  });

  it("is known for the total if another row represents the categories", () => {
    const comparison = compared(people(40, 60), people(90, 60));
    const [first] = comparison.rows;
    if (first === undefined) throw new Error("nothing to compare");
    const grouped: ComparisonRow = { ...first, category: null, field: "value", difference: 7 };
    const [, , total] = comparison.rows;
    const rows = total === undefined ? [grouped] : [grouped, total];
    expect(publicDifference({ ...comparison, rows }, PEOPLE)).toBe(50);
    expect(publicDifference({ ...comparison, rows: [grouped] }, PEOPLE)).toBeNull();
  });

  it("is absent for a share, which has no total", () => {
    const share = (numerator: number): Given => ({
      [SHARE]: { numerator, denominator: 100, percentage: numerator },
    });
    expect(publicDifference(compared(share(40), share(60)), SHARE)).toBeNull();
  });
});
