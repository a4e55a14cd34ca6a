import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { UnlistedTally } from "../../src/figures/subjects/children.ts";

const CODES = ["a", "b", "c", "d"];

describe("the rows with names that no list contains", () => {
  it("count once, however many of the names they contain", () => {
    const rows = fc.array(fc.subarray(CODES), { maxLength: 30 });
    fc.assert(
      fc.property(rows, fc.subarray(CODES), fc.subarray(CODES), (given, listed, names) => {
        const tally = new UnlistedTally(new Set(listed));
        for (const codes of given) tally.add(codes);
        const { codes, rowsNaming } = tally.result();
        expect([...codes].toSorted()).toEqual(
          CODES.filter((code) => !listed.includes(code) && given.flat().includes(code)),
        );
        const unlisted = names.filter((code) => !listed.includes(code));
        expect(rowsNaming(new Set(unlisted))).toBe(
          given.filter((row) => row.some((code) => unlisted.includes(code))).length,
        );
      }),
    );
  });

  it("are never too many if there are too many combinations to count", () => {
    const tally = new UnlistedTally(new Set());
    for (let index = 0; index < 20_000; index += 1) tally.add([`r${index}`, "all"]);
    const { codes, rowsNaming } = tally.result();
    expect(codes.size).toBe(20_001);
    expect(rowsNaming(new Set(["all"]))).toBeLessThanOrEqual(20_000);
    expect(rowsNaming(new Set(["all"]))).toBeGreaterThan(5_000);
  });
});
