import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { CATALOGUE, figureOf } from "../../src/figures/catalogue.ts";
import { tallyQuantiles } from "../../src/figures/tallies.ts";
import type { Case } from "../../src/monitor/case.ts";
import { figuresOfRows } from "./few-rows.ts";

const figuresOf = (period: string, columns: string, ...rows: readonly string[]) =>
  figuresOfRows(period, columns, rows);

describe("the catalogue", () => {
  it("contains each figure once, with a definition", () => {
    const ids = CATALOGUE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, definition } of CATALOGUE) {
      expect(figureOf(id).definition).toBe(definition);
      expect(definition).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe("response times", () => {
  it.each([
    ["on the second day", "2024-03-10;2024-03-12", 1, 1],
    ["on the third day", "2024-03-10;2024-03-13", 0, 1],
    ["after the reference date, the term still open", "2024-03-30;2024-04-01", 0, 0],
    ["after the reference date, the term just over", "2024-03-29;2024-04-01", 0, 1],
    ["never, the term still open", "2024-03-30;", 0, 0],
    ["never, the term over", "2024-03-29;", 0, 1],
  ])("first contact %s", async (_, dates, numerator, denominator) => {
    const [registered = "", contact = ""] = dates.split(";");
    const figures = await figuresOf(
      "2024-Q1",
      "eerste_contact_op",
      `T-1;${registered};overig;;${contact}`,
    );
    expect(figures["responseTimes.contactWithin2Days"]).toMatchObject({ numerator, denominator });
  });
});

describe("statuses", () => {
  it.each([
    ["", "nog_niet_gestart"],
    ["gestart@2024-01-05", "lopend"],
    ["gestart@2024-01-05|afgesloten@2024-02-01", "afgesloten"],
    ["gestart@2024-01-05|afgesloten@2024-01-05", "afgesloten"],
    ["gestart@2024-01-05|afgesloten@2024-02-01|heropend@2024-03-31", "heropend"],
    ["gestart@2024-01-05|afgesloten@2024-02-01|heropend@2024-04-01", "afgesloten"],
    ["nooit_gestart@2024-01-05", "nooit_gestart"],
    ["gestart@2024-04-01", "nog_niet_gestart"],
  ])("after %j the traject is %s on 31 March", async (course, status) => {
    const figures = await figuresOf("2024-Q1", "", `T-1;2024-01-01;overig;${course}`);
    const breakdown = figures["status.byCategory"];
    const categories =
      breakdown !== undefined && "categories" in breakdown ? breakdown.categories : [];
    expect(categories.filter(({ value }) => value === 1).map(({ code }) => code)).toEqual([status]);
  });

  it("counts a traject twice if it is closed twice", async () => {
    const figures = await figuresOf(
      "2024-Q1",
      "",
      "T-1;2024-01-01;overig;gestart@2024-01-02|afgesloten@2024-01-03|heropend@2024-02-01|afgesloten@2024-03-01",
    );
    expect(figures["status.closedInPeriod"]).toMatchObject({ value: 2 });
  });
});

describe("children", () => {
  it("adds nothing for an empty cell, and counts it as missing", async () => {
    const figures = await figuresOf(
      "2024-Q1",
      "kinderen;kinderen_nu_uithuisgeplaatst;kinderen_eerder_uithuisgeplaatst",
      "T-1;2024-01-01;overig;;3;1;",
      "T-2;2024-01-01;overig;;;;2",
      "T-3;2024-04-01;overig;;9;;",
    );
    expect(figures["children.total"]).toMatchObject({ value: 3, missing: 1 });
    expect(figures["children.placed"]).toMatchObject({ value: 3, missing: 2 });
  });

  it("counts a return from the day of its result", async () => {
    const row = "overig;;2;2;terugplaatsing_kinderen@2024-04-01";
    const columns =
      "kinderen;kinderen_eerder_uithuisgeplaatst;resultaten;kinderen_teruggeplaatst;kinderen_nu_uithuisgeplaatst";
    const rows = [`T-1;2024-01-01;${row};2;0`];
    const before = await figuresOf("2024-Q1", columns, ...rows);
    const after = await figuresOf("2024-04", columns, ...rows);
    expect(before["children.returned"]).toMatchObject({ value: 0 });
    expect(after["children.returned"]).toMatchObject({ value: 2 });
    expect(after["children.returnedFamilies"]).toMatchObject({ value: 1 });
  });
});

describe("months", () => {
  it("run from the first registration to the end of the period, empty ones included", async () => {
    const figures = await figuresOf(
      "2024-Q1",
      "",
      "T-1;2023-12-31;overig;",
      "T-2;2024-02-01;overig;",
      "T-3;2024-04-01;overig;",
    );
    const months = figures["registrations.byMonth"];
    expect(months !== undefined && "categories" in months ? months.categories : []).toEqual([
      { code: "2023-12", label: "december 2023", value: 1 },
      { code: "2024-01", label: "januari 2024", value: 0 },
      { code: "2024-02", label: "februari 2024", value: 1 },
      { code: "2024-03", label: "maart 2024", value: 0 },
    ]);
  });

  it.each([
    ["2024-03-01", ["2023-12", "2024-01", "2024-02", "2024-03"]],
    ["2024-02-29", ["2023-12", "2024-01", "2024-02"]],
    ["2023-12-31", ["2023-12"]],
  ])("after the export's latest date, %s, are unknown and not 0", async (latest, codes) => {
    const rows = ["T-1;2023-12-01;overig;", `T-2;2023-12-31;overig;gestart@${latest}`];
    const figures = await figuresOf("2024-Q1", "", ...rows);
    const months = figures["registrations.byMonth"];
    const categories = months !== undefined && "categories" in months ? months.categories : [];
    expect(categories.map(({ code }) => code)).toEqual(codes);
  });
});

describe("absent columns", () => {
  it("make a figure unavailable, and are listed in the contract's order", async () => {
    const figures = await figuresOf("2024-Q1", "resultaten", "T-1;2024-01-01;overig;;");
    expect(figures["children.byMeasure"]).toMatchObject({
      unavailable: [
        "kinderen_met_maatregel",
        "kinderen_zonder_maatregel",
        "kinderen_met_en_zonder_maatregel",
      ],
    });
    expect(figures["children.returned"]).toMatchObject({
      unavailable: ["kinderen_teruggeplaatst"],
    });
    expect(figures["results.byTheme"]).toMatchObject({ total: 0 });
  });
});

describe("tallyQuantiles", () => {
  it("takes the value at the nearest rank, like a sorted list", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 60 }), (days) => {
        const tally = tallyQuantiles((row) => Number(row.traject_id));
        for (const value of days) tally.add({ traject_id: String(value) } as Case);
        const sorted = days.toSorted((a, b) => a - b);
        const at = (share: number) => sorted[Math.ceil((share * sorted.length) / 100) - 1] ?? null;
        expect(tally.result()).toEqual({
          kind: "quantiles",
          n: days.length,
          median: at(50),
          p90: at(90),
        });
      }),
    );
  });
});
