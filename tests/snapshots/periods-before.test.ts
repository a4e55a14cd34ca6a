import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  type Month,
  monthOf,
  parsePeriod,
  type Period,
  periodOfMonths,
} from "../../src/period/period.ts";
import { chainBefore, lastBefore } from "../../src/snapshots/earlier-reports.ts";

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
  it("has the same number of months, and ends when the report's own period begins", () => {
    expect(chain("2024-Q1", "2023-Q4", "2023-11", "2023-12").at(-1)).toBe("2023-Q4");
    expect(chain("2024-02..2024-04", "2024-Q1", "2023-11..2024-01").at(-1)).toBe(
      "2023-11--2024-01",
    );
    expect(chain("2024-H1", "2023-Q4", "2023-H2", "2023").at(-1)).toBe("2023-H2");
  });

  it("is none if it has no snapshot, whatever else has one", () => {
    expect(chain("2024-Q1")).toEqual([]);
    expect(chain("2024-Q1", "2024-Q1", "2024-01", "2024", "2023-12", "2023-H2", "2023-Q3")).toEqual(
      [],
    );
  });
});

describe("the chain of earlier reports", () => {
  it("goes back from each to the previous one, up to the first without a snapshot", () => {
    const kept = ["2022-Q4", "2023-02", "2023-Q2", "2023-H1", "2023-Q3", "2023-Q4", "2024-01"];
    expect(chain("2024-Q1", ...kept)).toEqual(["2023-Q2", "2023-Q3", "2023-Q4"]);
  });

  it("contains adjacent periods of one length, each with a snapshot", () => {
    const month = fc.integer({ min: monthOf(2023, 1), max: monthOf(2024, 12) });
    const any = fc
      .tuple(month, fc.integer({ min: 0, max: 2 }))
      .map(([first, more]) => periodOfMonths(first as Month, (first + more) as Month));
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 40 }), (own, kept) => {
        const found = chainBefore(own, kept);
        const whole = [...found, own];
        whole.slice(1).forEach((one, index) => {
          expect(whole[index]?.lastMonth).toBe(one.firstMonth - 1);
        });
        const lengths = whole.map(({ firstMonth, lastMonth }) => lastMonth - firstMonth);
        expect(new Set(lengths).size).toBe(1);
        expect(found.every((one) => kept.includes(one))).toBe(true);
        expect(found.length).toBeLessThanOrEqual(11);
      }),
    );
  });
});

describe("the latest publication", () => {
  it("may end within the report's own period, because its months are published", () => {
    expect(last("2024-H1", "2023-Q4", "2024-Q1")).toBe("2024-Q1");
    expect(last("2024-02..2024-04", "2024-Q1", "2023-12")).toBe("2024-Q1");
  });

  it("is never the report's own, nor one that ends on the same day or later", () => {
    expect(last("2024-Q1", "2024-Q1", "2024-03", "2024-H1")).toBeUndefined();
  });
});
