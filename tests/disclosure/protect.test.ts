import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { isTooSmall, withheldCodes } from "../../src/disclosure/protect.ts";
import type { Cell } from "../../src/figures/definition.ts";

/** Cells a, b, c … with these values; a pair gives the rows behind a sum of children as well. */
function cells(...values: readonly (number | readonly [number, number])[]): Cell[] {
  return values.map((entry, index) => {
    const [value, contributors] = typeof entry === "number" ? [entry, entry] : entry;
    const code = String.fromCharCode(97 + index);
    return { code, label: code.toUpperCase(), value, contributors };
  });
}

const sum = (list: readonly Cell[]): number => list.reduce((all, { value }) => all + value, 0);
const withheld = (list: readonly Cell[], total = sum(list), threshold = 5): string =>
  [...withheldCodes(list, total, threshold)].sort().join("");

describe("withheldCodes, where the cells add up to the total", () => {
  it.each([
    ["nothing small", cells(10, 20, 0), ""],
    ["one small cell takes the smallest other with it", cells(3, 20, 9), "ac"],
    ["equal ones in the figure's own order", cells(3, 9, 9, 20), "ab"],
    ["zeros stay visible", cells(3, 0, 9, 20), "ac"],
    ["two small ones that hold the threshold are enough", cells(3, 4, 20), "ab"],
    ["two small ones that hold less take another", cells(1, 2, 20, 30), "abc"],
    ["five small ones", cells(1, 1, 1, 1, 1, 30), "abcde"],
    ["the last non-zero cell goes too", cells(4, 30), "ab"],
    ["no non-zero cell left: all, zeros too", cells(4, 0, 0), "abc"],
    ["a total below the threshold: all, zeros too", cells(2, 1, 0), "abc"],
    ["a total of nothing shows its zeros", cells(0, 0), ""],
    ["exactly the threshold may be shown", cells(5, 20), ""],
  ])("%s", (_, list, codes) => expect(withheld(list)).toBe(codes));
});

describe("withheldCodes, in other figures", () => {
  it("needs no second cell where several answers make the visible ones reach the total", () => {
    expect(withheld(cells(3, 20, 9), 25)).toBe("a");
  });

  it("withholds a sum of children to which too few families contribute", () => {
    expect(withheld(cells([12, 3], [40, 20], [30, 15]))).toBe("ac");
  });

  it("keeps protecting at another threshold, and stops at 0", () => {
    expect(withheld(cells(7, 20, 30), 57, 10)).toBe("ab");
    expect(withheld(cells(1, 2, 0), 3, 0)).toBe("");
  });
});

describe("protection as a rule", () => {
  const breakdown = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 9 });
  const threshold = fc.integer({ min: 1, max: 12 });

  it("never shows a cell that is too small", () => {
    fc.assert(
      fc.property(breakdown, threshold, (values, t) => {
        const list = cells(...values);
        const hidden = withheldCodes(list, sum(list), t);
        const small = list.filter((cell) => isTooSmall(cell, t)).map(({ code }) => code);
        expect([...hidden]).toEqual(expect.arrayContaining(small));
      }),
    );
  });

  it("leaves no withheld number to be computed from the total", () => {
    fc.assert(
      fc.property(breakdown, threshold, (values, t) => {
        const list = cells(...values);
        const hidden = withheldCodes(list, sum(list), t);
        const hiddenCells = list.filter(({ code }) => hidden.has(code));
        if (hidden.size === 0 || hidden.size === list.length) return;
        expect(hidden.size).toBeGreaterThanOrEqual(2);
        expect(sum(hiddenCells)).toBeGreaterThanOrEqual(t);
      }),
    );
  });

  it("withholds nothing where nothing is small", () => {
    fc.assert(
      fc.property(breakdown, threshold, (values, t) => {
        const list = cells(...values.map((value) => (value === 0 ? 0 : value + t)));
        expect(withheldCodes(list, sum(list), t).size).toBe(0);
      }),
    );
  });
});
