import { describe, expect, it } from "vitest";

import { isTooSmall } from "../../src/disclosure/suppression-rules.ts";

describe("isTooSmall", () => {
  it.each([
    [0, 0, 5, false],
    [1, 1, 5, true],
    [4, 4, 5, true],
    [5, 5, 5, false],
    [12, 4, 5, true],
    [12, 5, 5, false],
    [9, 9, 10, true],
    [1, 1, 0, false],
  ])("value %i of %i rows at threshold %i: %s", (value, contributors, threshold, isSmall) =>
    expect(isTooSmall({ value, contributors }, threshold)).toBe(isSmall),
  );
});
