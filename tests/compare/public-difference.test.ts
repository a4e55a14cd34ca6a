import { describe, expect, it } from "vitest";

import { toldDifference, type ComparisonRow } from "../../src/compare/comparison.ts";
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
    expect(toldDifference(comparison, RETURNED)).toBe(-10);
    expect(toldDifference(comparison, PEOPLE)).toBe(50);
  });

  it("is absent if it is small and sensitive, and 0 if nothing changed", () => {
    const differenceAt = (now: number) =>
      toldDifference(
        compared({ [RETURNED]: { value: 30 } }, { [RETURNED]: { value: now } }),
        RETURNED,
      );
    expect(differenceAt(34)).toBeNull();
    expect(differenceAt(30)).toBe(0);
  });

  it("is absent without a comparison, and for an absent figure", () => {
    expect(toldDifference(null, RETURNED)).toBeNull();
    expect(toldDifference(compared({}, {}), RETURNED)).toBeNull();
    expect(toldDifference(compared({}, { [RETURNED]: { value: 30 } }), RETURNED)).toBeNull();
  });

  it("is absent if one row represents all numbers of the figure", () => {
    const total = (value: number): Given => ({ "registrations.total": { value } });
    const comparison = compared(
      { ...total(100), ...people(40, 60) },
      { ...total(101), ...people(90, 60) },
      ["2024-Q1", "2024-Q1"],
    );
    expect(comparison.rows.find(({ figure }) => figure === PEOPLE)?.field).toBe("all");
    expect(toldDifference(comparison, PEOPLE)).toBeNull();
  });

  it("is known for the total if another row represents the categories", () => {
    const comparison = compared(people(40, 60), people(90, 60));
    const [first] = comparison.rows;
    if (first === undefined) throw new Error("nothing to compare");
    const grouped: ComparisonRow = { ...first, category: null, field: "value", difference: 7 };
    const [, , total] = comparison.rows;
    const rows = total === undefined ? [grouped] : [grouped, total];
    expect(toldDifference({ ...comparison, rows }, PEOPLE)).toBe(50);
    expect(toldDifference({ ...comparison, rows: [grouped] }, PEOPLE)).toBeNull();
  });

  it("is absent for a share, which has no total", () => {
    const share = (numerator: number): Given => ({
      [SHARE]: { numerator, denominator: 100, percentage: numerator },
    });
    expect(toldDifference(compared(share(40), share(60)), SHARE)).toBeNull();
  });
});
