import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  formatAsOf,
  formatAsOfShort,
  formatDay,
  formatPeriod,
  formatPeriodShort,
  withWholeMonth,
} from "../../src/language/dates.ts";
import {
  formatInteger,
  listOf,
  nounFor,
  NOUNS,
  wholePercentage,
} from "../../src/language/words.ts";
import { compareCodePoints } from "../../src/language/characters.ts";
import { parseIsoDay, parsePeriod } from "../../src/period/period.ts";

describe("numbers", () => {
  it.each([
    [0, "0"],
    [7, "7"],
    [999, "999"],
    [1569, "1.569"],
    [1000000, "1.000.000"],
    [-1234, "−1.234"],
  ])("%d is written %s", (value, text) => expect(formatInteger(value)).toBe(text));

  it.each([
    [1, 2, 50],
    [1, 200, 1],
    [1, 201, 0],
    [199, 200, 100],
    [822, 967, 85],
    [645, 964, 67],
    [29, 200, 15],
    [0, 0, null],
    [0, 5, 0],
  ])("%d of %d is %s percent", (numerator, denominator, percentage) =>
    expect(wholePercentage(numerator, denominator)).toBe(percentage),
  );

  it("rounds half up from the exact fraction", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), (part, whole) => {
        const numerator = Math.min(part, whole);
        const exact = (BigInt(numerator) * 200n + BigInt(whole)) / (2n * BigInt(whole));
        expect(wholePercentage(numerator, whole)).toBe(Number(exact));
      }),
    );
  });
});

describe("dates and periods", () => {
  it("writes days in full", () => {
    const days = ["2023-09-19", "2024-03-01", "2024-12-31"].map((iso) => {
      const day = parseIsoDay(iso);
      return day === undefined ? "" : formatDay(day);
    });
    expect(days).toEqual(["19 september 2023", "1 maart 2024", "31 december 2024"]);
  });

  it.each([
    ["2024-03", "mrt 2024"],
    ["2024-Q1", "jan–mrt 2024"],
    ["2023-12..2024-01", "dec–jan 2023–2024"],
    ["2024", "2024"],
  ])("shortens %s on an axis to %s", (id, name) => {
    const period = parsePeriod(id);
    expect(period === undefined ? "" : formatPeriodShort(period)).toBe(name);
  });

  it.each([
    ["2024-03", "maart 2024"],
    ["2023-02..2023-03", "februari en maart 2023"],
    ["2024-02..2024-04", "februari t/m april 2024"],
    ["2023-12..2024-02", "december 2023 t/m februari 2024"],
    ["2023-12..2024-01", "december 2023 en januari 2024"],
    ["2024-Q1", "januari t/m maart 2024"],
    ["2024-H2", "juli t/m december 2024"],
    ["2024", "januari t/m december 2024"],
  ])("%s is %s", (id, byMonths) => {
    const period = parsePeriod(id);
    expect(period && formatPeriod(period)).toBe(byMonths);
  });
});

describe("the day that a number is about", () => {
  it.each([
    ["2023-12-31", "eind december 2023", "eind dec 2023"],
    ["2024-02-29", "eind februari 2024", "eind feb 2024"],
    ["2024-02-28", "op 28 februari 2024", "28 feb 2024"],
    ["2024-05-14", "op 14 mei 2024", "14 mei 2024"],
  ])("is %s: %s, and %s on one line", (iso, full, short) => {
    const day = parseIsoDay(iso);
    if (day === undefined) throw new Error(`${iso} is no day`);
    expect(formatAsOf(day)).toBe(full);
    expect(formatAsOfShort(day)).toBe(short.replaceAll(" ", "\u00a0"));
    expect(withWholeMonth(formatAsOfShort(day))).toBe(full.replace(/^op /, ""));
  });
});

describe("words", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a en b"],
    [["a", "b", "c"], "a, b en c"],
  ])("%j is listed as %j", (parts, text) => expect(listOf(parts)).toBe(text));

  it("uses the singular only for one", () => {
    expect([0, 1, 2].map((count) => nounFor(NOUNS.family, count))).toEqual([
      "gezinnen",
      "gezin",
      "gezinnen",
    ]);
  });

  it("sorts by code point, also beyond the basic plane", () => {
    const names = ["ij", "\u{1F600}", "Z", "\uFF5E", "é", "a"];
    expect(names.toSorted(compareCodePoints)).toEqual(["Z", "a", "ij", "é", "\uFF5E", "\u{1F600}"]);
  });
});
