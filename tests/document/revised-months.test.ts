import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { CHARTS, SENTENCES } from "../../src/document/blocks.ts";
import type { ChartBlock } from "../../src/model/blocks.ts";
import { plainText } from "../../src/model/text.ts";
import { cells, count, type Figures, months } from "./sentences/figure-values.ts";
import { materialOfCase } from "./sentences/golden-case.ts";

/** The registrations of a month: as published, and now. */
type Month = readonly [then: number, now: number];

function figuresOf(first: string, values: readonly number[]): Figures {
  const total = values.reduce((sum, value) => sum + value, 0);
  return {
    "registrations.total": count(total),
    "registrations.byMonth": months(first, ...values),
  };
}

/** The material of a report of 2024-Q1 with a revised earlier publication. */
function materialOf(first: string, published: readonly Month[]) {
  const now = published.map(([, value]) => value);
  const reported = [...now, 4, 5, 6];
  return materialOfCase({
    name: "random",
    figures: figuresOf(first, reported),
    period: "2024-Q1",
    publication: {
      published: figuresOf(
        first,
        published.map(([then]) => then),
      ),
      anew: figuresOf(first, now),
    },
  });
}

function chartOf(material: Parameters<NonNullable<(typeof CHARTS)[string]>>[0]): ChartBlock {
  const chart = CHARTS["registrations-by-month"]?.(material) ?? null;
  if (chart === null) throw new Error("no chart");
  return chart;
}

/** The first of a number of months that end in December 2023. */
function firstOf(length: number): string {
  const last = 2023 * 12 + 11;
  const first = last - length + 1;
  return `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, "0")}`;
}

/** The cells of revised months in the table: "105 (was 103)". */
function markedCells({ table }: ChartBlock): string[] {
  return table.rows.flatMap(({ cells: row }) =>
    row.map(plainText).filter((text) => text.includes("was")),
  );
}

/** For each month of the chart: whether it is drawn as revised. */
function revisedIn({ series }: ChartBlock): boolean[] {
  return (series[0]?.values ?? []).map((value) => value?.was !== undefined);
}

const month = fc.integer({ min: 0, max: 130 });
const pairs = (from: number, to: number) =>
  fc.array(fc.tuple(month, fc.oneof(fc.constant(null), month)), { minLength: from, maxLength: to });

describe("revised months", () => {
  it("appear in the table and the chart, and no other month does", () => {
    fc.assert(
      fc.property(pairs(1, 110), (drawn) => {
        const all = drawn.map(([then, now]): Month => [then, now ?? then]);
        const chart = chartOf(materialOf(firstOf(all.length), all));
        const changed = all.map(([then, now]) => then !== now);
        const marks = all
          .filter(([then, now]) => then !== now)
          .map(([then, now]) => `${now} (was ${then})`);
        expect(markedCells(chart).toSorted()).toEqual(marks.toSorted());
        const quarter = [false, false, false];
        expect(revisedIn(chart)).toEqual([...changed, ...quarter]);
        // A sentence describes them once.
        expect(plainText([...chart.alt, ...(chart.remark ?? [])])).not.toMatch(/rapportage|\*/);
      }),
      { numRuns: 150 },
    );
  });

  it("appear in the table if they are before the first month, but not if they are gone", () => {
    const later = {
      published: figuresOf("2023-01", [9, 9]),
      anew: figuresOf("2022-12", [2, 9, 9]),
    };
    const made = (publication: typeof later, figures: Figures) =>
      chartOf(materialOfCase({ name: "shifted", figures, publication, period: "2023-Q2" }));
    const after = { ...later.anew, "registrations.byMonth": months("2022-12", 2, 9, 9, 0, 4) };
    expect(markedCells(made(later, after))).toEqual(["2 (was 0)"]);
    const gone = { published: later.anew, anew: later.published };
    const without = { ...gone.anew, "registrations.byMonth": months("2023-01", 9, 9, 0, 4) };
    expect(markedCells(made(gone, without))).toEqual([]);
  });

  it("are left out if the export ends before the earlier period", () => {
    const published = {
      "registrations.total": count(20),
      "registrations.byMonth": cells({ "2023-12": 20 }),
    };
    const anew = {
      "registrations.total": count(3),
      "registrations.byMonth": cells({ "2023-10": 3 }),
    };
    const material = materialOfCase({
      name: "an old export",
      figures: { ...anew, "registrations.byMonth": months("2023-10", 3, 0, 0, 0, 0, 0) },
      publication: { published, anew },
      latestDate: "2023-11-02",
    });
    expect(SENTENCES["registrations.revised"]?.(material)).toBeNull();
    expect(markedCells(chartOf(material))).toEqual([]);
  });
});
