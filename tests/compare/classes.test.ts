import { describe, expect, it } from "vitest";

import { compareFigures } from "../../src/compare/compare-figures.ts";
import type { ComparisonRow } from "../../src/compare/comparison.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { cells, figuresIn } from "./figures-beside.ts";

type Given = Parameters<typeof figuresIn>[1];

/**
 * Returns the rows of two periods in short: the name, both numbers, the difference, and the class.
 */
function inShort(old: PublishedFigures, now: PublishedFigures): readonly string[] {
  return compareFigures(old, now).rows.map(short);
}

function short(row: ComparisonRow): string {
  const sides = [row.old, row.new].map(({ status, value }) =>
    status === "shown" ? String(value) : status,
  );
  return [
    row.category ?? row.field,
    sides.join(" → "),
    row.difference,
    row.percent,
    row.class,
    row.changed ? "changed" : "same",
    ...(row.categoryChange === null ? [] : [row.categoryChange]),
  ].join(" | ");
}

const TOTAL = "registrations.total";
const FLOW = "registrations.inPeriod";
const REDEFINED = {
  redefinitions: [{ from: "2024-02-01", change: "tellen we anders", before: null }],
};

describe("a number as of its own date", () => {
  it.each([
    [10, 15, "5 | 50"],
    [15, 10, "-5 | -33.3"],
    [3, 2, "-1 | -33.3"],
    [0, 4, "4 | "],
    [7, 7, "0 | 0"],
    [8, 9, "1 | 12.5"],
    [2000, 2001, "1 | 0.1"],
    [400, 401, "1 | 0.3"],
  ])("from %d to %d", (old, now, expected) => {
    const rows = inShort(
      figuresIn("2023-Q4", { [TOTAL]: { value: old } }),
      figuresIn("2024-Q1", { [TOTAL]: { value: now } }),
    );
    expect(rows).toEqual([
      `value | ${old} → ${now} | ${expected} | new | ${old === now ? "same" : "changed"}`,
    ]);
  });

  it("compares percentages as printed, in points", () => {
    const share = (numerator: number, percentage: number | null) => ({
      "responseTimes.contactWithin2Days": { numerator, denominator: 200, percentage },
    });
    expect(
      inShort(figuresIn("2023-Q4", share(165, 83)), figuresIn("2024-Q1", share(170, 85))),
    ).toEqual([
      "numerator | 165 → 170 | 5 | 3 | new | changed",
      "denominator | 200 → 200 | 0 | 0 | new | same",
      "percentage | 83 → 85 | 2 |  | new | changed",
    ]);
    expect(
      inShort(figuresIn("2023-Q4", share(0, null)), figuresIn("2024-Q1", share(0, 0))).at(-1),
    ).toBe("percentage | null → 0 |  |  | unavailable | changed");
  });
});

describe("the same date or period", () => {
  it.each([
    ["a stock at the same reference date, from another first month", TOTAL, "2024-03", "revision"],
    ["a flow over the same period", FLOW, "2024-Q1", "revision"],
    ["a flow to the same date, from another first month", FLOW, "2024-03", "length"],
  ])("%s", (_, figure, period, name) => {
    const [row] = compareFigures(
      figuresIn(period, { [figure]: { value: 8 } }),
      figuresIn("2024-Q1", { [figure]: { value: 9 } }),
    ).rows;
    expect(row?.class).toBe(name);
    const [same] = compareFigures(
      figuresIn(period, { [figure]: { value: 8 } }),
      figuresIn("2024-Q1", { [figure]: { value: 8 } }),
    ).rows;
    expect(same).toMatchObject(
      name === "revision" ? { class: null, changed: false } : { class: "length", changed: true },
    );
  });
});

describe("a redefinition", () => {
  // From 1 February 2024: within 2024-Q1, before 2024-Q2, after 2023-Q4.
  it.each([
    ["a stock across it", TOTAL, "2023-Q4", "2024-Q1", "definition"],
    ["a stock that runs into it compares with what follows", TOTAL, "2024-Q1", "2024-Q2", "new"],
    ["a stock before it", TOTAL, "2023-Q3", "2023-Q4", "new"],
    ["a flow across it", FLOW, "2023-Q4", "2024-Q2", "definition"],
    ["a flow that straddles it compared with one before", FLOW, "2023-Q4", "2024-Q1", "definition"],
    ["a flow that straddles it compared with one after", FLOW, "2024-Q1", "2024-Q2", "definition"],
    ["a flow after it", FLOW, "2024-Q2", "2024-Q3", "new"],
    ["a flow across it, over spans of unequal length", FLOW, "2023-12", "2024-Q2", "definition"],
    ["a flow that straddles it compared with itself", FLOW, "2024-Q1", "2024-Q1", "revision"],
    ["two flows that straddle it", FLOW, "2024-Q1", "2024-H1", "definition"],
  ])("%s", (_, figure, old, now, name) => {
    const given = (value: number): Given => ({ [figure]: { value, ...REDEFINED } });
    for (const sides of [
      [old, now],
      [now, old],
    ] as const) {
      const [row] = compareFigures(
        figuresIn(sides[0], given(4)),
        figuresIn(sides[1], given(5)),
      ).rows;
      expect(row?.class).toBe(name);
      expect(row?.difference === null).toBe(name === "definition");
    }
  });

  it("causes a remark if it lies between both sides, or within a flow of either side", () => {
    const remarksOf = (figure: string, old: string, now: string): string =>
      compareFigures(
        figuresIn(old, { [figure]: { value: 1, ...REDEFINED } }),
        figuresIn(now, { [figure]: { value: 2, ...REDEFINED } }),
      )
        .rows.flatMap(({ remarks }) => remarks)
        .join(" ");
    expect(remarksOf(TOTAL, "2023-Q4", "2024-Q1")).toBe(
      "Vanaf 1 februari 2024 tellen we anders. Cijfers van voor en na die datum zijn daarom niet zomaar te vergelijken.",
    );
    expect(remarksOf(TOTAL, "2024-Q1", "2024-Q2")).toBe("");
    expect(remarksOf(FLOW, "2024-Q1", "2024-Q1")).toMatch(/deels op de oude en deels op de nieuwe/);
    expect(remarksOf(FLOW, "2024-Q1", "2024-Q2")).toMatch(/deels op de oude.*niet zomaar/);
    expect(remarksOf(FLOW, "2024-Q2", "2024-Q3")).toBe("");
  });

  it("does not make a month incomparable with itself", () => {
    const months = (values: Parameters<typeof cells>[0]) => ({
      "registrations.byMonth": cells(values, { list: "months", ...REDEFINED }),
    });
    expect(
      inShort(
        figuresIn("2024-01", months({ "2023-12": 5, "2024-01": 4 })),
        figuresIn("2024-02", months({ "2023-12": 5, "2024-01": 6, "2024-02": 3 })),
      ),
    ).toEqual([
      "2023-12 | 5 → 5 | 0 | 0 |  | same",
      "2024-01 | 4 → 6 | 2 | 50 | revision | changed",
      "2024-02 | absent → 3 |  |  | new | changed | new",
      "total | 9 → 14 |  |  | definition | changed",
    ]);
  });

  it("is known if one of two files contains it", () => {
    const [old, now] = [
      figuresIn("2023-Q4", { [TOTAL]: { value: 1 } }),
      { value: 2, ...REDEFINED },
    ];
    expect(compareFigures(old, figuresIn("2024-Q1", { [TOTAL]: now })).rows[0]?.class).toBe(
      "definition",
    );
  });

  it("that no codebook contains is found by the words of the two files", () => {
    const [row] = compareFigures(
      figuresIn("2023-Q4", { [TOTAL]: { value: 1, definition: "Het ene." } }),
      figuresIn("2024-Q1", { [TOTAL]: { value: 2, definition: "Het andere." } }),
    ).rows;
    expect(row).toMatchObject({ class: "new", difference: 1 });
    expect(row?.remarks.join()).toMatch(/omschrijving/);
  });
});

describe("spans of unequal length", () => {
  it("give no difference of a flow, but its number per month", () => {
    const [row] = compareFigures(
      figuresIn("2023-11..2023-12", { [FLOW]: { value: 15 } }),
      figuresIn("2024-Q1", { [FLOW]: { value: 20 } }),
    ).rows;
    expect(row).toMatchObject({
      class: "length",
      difference: null,
      percent: null,
      perMonth: { old: 7.5, new: 6.7 },
    });
  });

  it("do not matter for zeros, nor for a stock", () => {
    const nothing = compareFigures(
      figuresIn("2023-12", { [FLOW]: { value: 0 } }),
      figuresIn("2024-Q1", { [FLOW]: { value: 0 } }),
    );
    expect(nothing.rows[0]?.changed).toBe(false);
    const stock = compareFigures(
      figuresIn("2023-12", { [TOTAL]: { value: 3 } }),
      figuresIn("2024-Q1", { [TOTAL]: { value: 4 } }),
    );
    expect(stock.rows[0]).toMatchObject({ class: "new", difference: 1 });
  });
});

describe("categories", () => {
  it("that an open list does not contain have no case, and withheld ones come last by name", () => {
    const regions = (values: Parameters<typeof cells>[0]) => ({
      "regions.byRegion": cells(values, { list: "open", total: 99 }),
    });
    expect(
      inShort(
        figuresIn("2023-Q4", regions({ Noord: 20, Zuid: 8, Zee: 6, Aa: null })),
        figuresIn("2024-Q1", regions({ Zuid: 21, Noord: 20, Oost: 5, Berg: null, Zee: null })),
      ),
    ).toEqual([
      "Zuid | 8 → 21 | 13 | 162.5 | new | changed",
      "Noord | 20 → 20 | 0 | 0 | new | same",
      "Oost | absent → 5 | 5 |  | new | changed | new",
      "Aa | withheld → absent |  |  | protection | changed | vanished",
      "Berg | absent → withheld |  |  | protection | changed | new",
      "Zee | 6 → withheld |  |  | protection | changed",
      "total | 99 → 99 | 0 | 0 | new | same",
    ]);
  });

  it("are unknown if a list has rare names, and come before those", () => {
    const regions = (values: Parameters<typeof cells>[0]) => ({
      "regions.byRegion": cells(values, { list: "open", total: 99 }),
    });
    expect(
      inShort(
        figuresIn("2023-Q4", regions({ Noord: 20, zuid: null, niet_genoemd: null })),
        figuresIn("2024-Q1", regions({ Noord: 21, Elders: 6 })),
      ),
    ).toEqual([
      "Noord | 20 → 21 | 1 | 5 | new | changed",
      "Elders | withheld → 6 |  |  | protection | changed",
      "zuid | withheld → absent |  |  | protection | changed | vanished",
      "niet_genoemd | withheld → absent |  |  | protection | changed | vanished",
      "total | 99 → 99 | 0 | 0 | new | same",
    ]);
    expect(
      inShort(
        figuresIn("2023-Q4", regions({ Elders: 6 })),
        figuresIn("2024-Q1", regions({ niet_genoemd: null })),
      ),
    ).toContain("Elders | 6 → withheld |  |  | protection | changed");
  });

  it("of a codebook's list are not subtracted if only one side has them", () => {
    const routes = (values: Parameters<typeof cells>[0]) => ({
      "registrations.byRoute": cells(values, { total: 9 }),
    });
    expect(
      inShort(
        figuresIn("2023-Q4", routes({ direct: 5, brief: 4, onbekend: 0 })),
        figuresIn("2024-Q1", routes({ direct: 6, huisarts: 3, onbekend: 0 })),
      ),
    ).toEqual([
      "direct | 5 → 6 | 1 | 20 | new | changed",
      "brief | 4 → absent |  |  | unavailable | changed | vanished",
      "huisarts | absent → 3 |  |  | unavailable | changed | new",
      "onbekend | 0 → 0 | 0 |  | new | same",
      "total | 9 → 9 | 0 | 0 | new | same",
    ]);
  });

  it("that are months after an export's end are unknown, and not a revision to 0", () => {
    const months = (values: Parameters<typeof cells>[0]) => ({
      "registrations.byMonth": cells(values, { list: "months" }),
    });
    const source = { rows: 1, sha256: "0".repeat(64), latestDate: "2024-02-10" };
    const full = figuresIn("2024-Q1", months({ "2024-01": 4, "2024-02": 2, "2024-03": 9 }));
    const short = figuresIn("2024-Q1", months({ "2024-01": 4, "2024-02": 1 }), { source });
    const found = (rows: ReturnType<typeof compareFigures>["rows"]) =>
      rows.flatMap(({ category, class: name, difference }) =>
        category === null ? [] : [[category, name, difference]],
      );
    expect(found(compareFigures(full, short).rows)).toEqual([
      ["2024-01", null, 0],
      ["2024-02", "revision", -1],
      ["2024-03", "new", null],
    ]);
  });

  it("that are months have one date on both sides", () => {
    const months = (values: Parameters<typeof cells>[0]) => ({
      "registrations.byMonth": cells(values, { list: "months" }),
    });
    expect(
      inShort(
        figuresIn("2024-02", months({ "2024-01": 4, "2024-02": 2 })),
        figuresIn("2024-03", months({ "2023-12": 1, "2024-01": 4, "2024-02": 3, "2024-03": 9 })),
      ),
    ).toEqual([
      "2023-12 | absent → 1 | 1 |  | revision | changed | new",
      "2024-01 | 4 → 4 | 0 | 0 |  | same",
      "2024-02 | 2 → 3 | 1 | 50 | revision | changed",
      "2024-03 | absent → 9 |  |  | new | changed | new",
      "total | 6 → 17 | 11 | 183.3 | new | changed",
    ]);
  });
});

describe("a withheld or absent number", () => {
  const count = (shape: Given[string]): Given => ({ "children.returned": shape });
  const withheld = { value: null, withheld: true };

  it.each([
    ["on both sides", withheld, withheld, "same"],
    ["before", withheld, { value: 6 }, "changed"],
    ["now", { value: 6 }, withheld, "changed"],
  ])("has no difference: withheld %s", (_, old, now, expected) => {
    for (const [before, after] of [
      ["2023-Q4", "2024-Q1"],
      ["2024-Q1", "2024-Q1"],
      ["2023", "2024-Q1"],
    ] as const) {
      const [row] = inShort(figuresIn(before, count(old)), figuresIn(after, count(now)));
      expect(row).toContain(`|  |  | protection | ${expected}`);
    }
  });

  it.each([
    ["on both sides", { unavailable: ["a"] }, { unavailable: ["a"] }, ["same"]],
    ["before", { unavailable: ["a"] }, cells({ x: 6, y: 7 }), ["changed", "changed", "changed"]],
    ["now", cells({ x: 6 }), { unavailable: ["a"] }, ["changed", "changed"]],
  ])("has no difference: unavailable %s", (_, old, now, expected) => {
    const id = "status.byCategory";
    const rows = inShort(figuresIn("2023-Q4", { [id]: old }), figuresIn("2024-Q1", { [id]: now }));
    expect(rows.map((row) => row.split(" | ").at(-1))).toEqual(expected);
    for (const row of rows) expect(row).toMatch(/unavailable.*\|  \|  \| unavailable/);
  });

  it("has no difference if one file does not contain its figure", () => {
    const rows = inShort(
      figuresIn("2023-Q4", { [TOTAL]: { value: 1 } }),
      figuresIn("2024-Q1", { [TOTAL]: { value: 1 }, [FLOW]: { value: 3 } }),
    );
    expect(rows).toEqual([
      "value | 1 → 1 | 0 | 0 | new | same",
      "value | unavailable → 3 |  |  | unavailable | changed",
    ]);
  });
});
