import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { UnlistedTally } from "../../src/figures/subjects/placements.ts";

const CODES = ["a", "b", "c", "d"];

describe("the rows that name what no list holds", () => {
  it("count once, however many of the names they hold", () => {
    const rows = fc.array(fc.subarray(CODES), { maxLength: 30 });
    fc.assert(
      fc.property(rows, fc.subarray(CODES), fc.subarray(CODES), (given, listed, asked) => {
        const tally = new UnlistedTally(new Set(listed));
        for (const codes of given) tally.add(codes);
        const { codes, rowsNaming } = tally.result();
        expect([...codes].toSorted()).toEqual(
          CODES.filter((code) => !listed.includes(code) && given.flat().includes(code)),
        );
        const unlisted = asked.filter((code) => !listed.includes(code));
        expect(rowsNaming(new Set(unlisted))).toBe(
          given.filter((row) => row.some((code) => unlisted.includes(code))).length,
        );
      }),
    );
  });

  it("are never too many where the combinations are past counting", () => {
    const tally = new UnlistedTally(new Set());
    for (let index = 0; index < 20_000; index += 1) tally.add([`r${index}`, "all"]);
    const { codes, rowsNaming } = tally.result();
    expect(codes.size).toBe(20_001);
    expect(rowsNaming(new Set(["all"]))).toBeLessThanOrEqual(20_000);
    expect(rowsNaming(new Set(["all"]))).toBeGreaterThan(5_000);
  });
});
