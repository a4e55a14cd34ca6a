import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { monthOf, type Month } from "../../src/period/month.ts";
import { parsePeriod, periodOfMonths, type Period } from "../../src/period/period.ts";
import { chainBefore, lastBefore } from "../../src/snapshots/choose.ts";

const period = (text: string): Period => {
  const parsed = parsePeriod(text);
  if (parsed === undefined) throw new Error(`${text} is no period`);
  return parsed;
};
const ids = (periods: readonly Period[]) => periods.map(({ id }) => id);
const chain = (of: string, ...kept: readonly string[]) =>
  ids(chainBefore(period(of), kept.map(period)));
const last = (of: string, ...kept: readonly string[]) =>
  lastBefore(period(of), kept.map(period))?.id;

describe("the previous period", () => {
  it("is the latest that ends before the report's own begins", () => {
    expect(chain("2024-Q1", "2023-Q4", "2023-11", "2023-Q3").at(-1)).toBe("2023-Q4");
    expect(chain("2024-Q1", "2023-11").at(-1)).toBe("2023-11");
    expect(chain("2024-02..2024-04", "2024-Q1", "2023-12").at(-1)).toBe("2023-12");
  });

  it("is none where nothing ends before that, as for the period itself", () => {
    expect(chain("2024-Q1")).toEqual([]);
    expect(chain("2024-Q1", "2024-Q1", "2024-01", "2024")).toEqual([]);
  });

  it("is as long as the report's own where two end on one day, else the longer", () => {
    expect(chain("2024-03", "2024-02", "2023-12..2024-02").at(-1)).toBe("2024-02");
    expect(chain("2024-Q2", "2024-03", "2024-Q1", "2023-H2").at(-1)).toBe("2024-Q1");
    expect(chain("2024-Q2", "2024-03", "2024-02..2024-03").at(-1)).toBe("2024-02--2024-03");
  });
});

describe("the chain of earlier reports", () => {
  it("goes back from each to the one before it", () => {
    const kept = ["2023-Q1", "2023-02", "2023-Q2", "2023-H1", "2023-Q3", "2023-Q4", "2024-01"];
    expect(chain("2024-Q1", ...kept)).toEqual(["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"]);
  });

  it("has no two that overlap, is in order of time, and ends with the previous period", () => {
    const month = fc.integer({ min: monthOf(2021, 1), max: monthOf(2025, 12) });
    const any = fc
      .tuple(month, fc.integer({ min: 0, max: 7 }))
      .map(([first, more]) => periodOfMonths(first as Month, (first + more) as Month));
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 30 }), (own, kept) => {
        const found = chainBefore(own, kept);
        const whole = [...found, own];
        whole.slice(1).forEach((one, index) => {
          expect(whole[index]?.to).toBeLessThan(one.from);
        });
        const before = kept.filter(({ to }) => to < own.from);
        expect(found.at(-1)?.to).toBe(
          before.length === 0 ? undefined : Math.max(...before.map(({ to }) => to)),
        );
        expect(found.length).toBeLessThanOrEqual(11);
      }),
    );
  });
});

describe("the latest publication", () => {
  it("may end within the report's own period, for its months are in print already", () => {
    expect(last("2024-H1", "2023-Q4", "2024-Q1")).toBe("2024-Q1");
    expect(last("2024-02..2024-04", "2024-Q1", "2023-12")).toBe("2024-Q1");
  });

  it("is never the report's own, nor one that ends on the same day or later", () => {
    expect(last("2024-Q1", "2024-Q1", "2024-03", "2024-H1")).toBeUndefined();
  });
});
