import { describe, expect, it } from "vitest";

import { monthsInWords } from "../../src/language/months-in-words.ts";

describe("days as months in words", () => {
  it.each([
    [74, null],
    [75, "ruim twee maanden"],
    [80, "bijna drie maanden"],
    [90, "drie maanden"],
    [92, "drie maanden"],
    [100, "ruim drie maanden"],
    [148, "bijna vijf maanden"],
    [183, "zes maanden"],
    [335, "elf maanden"],
    [365, null],
    [800, null],
  ])("%i are %s", (days, words) => {
    expect(monthsInWords(days)).toBe(words);
  });
});
