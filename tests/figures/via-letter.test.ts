import { describe, expect, it } from "vitest";

import { figuresOfRows, valuesOf } from "./few-rows.ts";

const figuresOf = (period: string, ...rows: readonly string[]) =>
  figuresOfRows(period, "via_ondersteuningsbrief", rows);

describe("registrations through the letter", () => {
  it("are those with the answer yes, in total and in the period", async () => {
    const figures = await figuresOf(
      "2024-Q1",
      "T-1;2023-12-31;overig;;ja",
      "T-2;2024-01-01;overig;;ja",
      "T-3;2024-03-31;overig;;ja",
      "T-4;2024-02-01;overig;;nee",
      "T-5;2024-02-01;overig;;",
      "T-6;2024-04-01;overig;;ja",
    );
    expect(figures["registrations.viaLetter"]).toMatchObject({ value: 3 });
    expect(figures["registrations.viaLetterInPeriod"]).toMatchObject({ value: 2 });
  });

  it("have the months of all registrations, and add up to the total", async () => {
    const figures = await figuresOf(
      "2024-Q1",
      "T-1;2023-11-30;overig;;nee",
      "T-2;2024-01-01;overig;;ja",
      "T-3;2024-01-31;overig;;ja",
      "T-4;2024-01-31;overig;;",
      "T-5;2024-04-01;overig;;ja",
    );
    const byMonth = figures["registrations.viaLetterByMonth"];
    expect(byMonth).toMatchObject({ total: 2, list: "months" });
    expect(valuesOf(byMonth)).toEqual({
      "2023-11": 0,
      "2023-12": 0,
      "2024-01": 2,
      "2024-02": 0,
      "2024-03": 0,
    });
    const all = valuesOf(figures["registrations.byMonth"]);
    expect(Object.keys(valuesOf(byMonth))).toEqual(Object.keys(all));
  });

  it("are none if no one registered yet", async () => {
    const figures = await figuresOf("2024-Q1", "T-1;2024-04-01;overig;;ja");
    expect(figures["registrations.viaLetterInPeriod"]).toMatchObject({ value: 0 });
    expect(figures["registrations.viaLetterByMonth"]).toMatchObject({ total: 0, categories: [] });
  });

  it("are unknown, and not 0, in a month after the export's latest date", async () => {
    const figures = await figuresOf("2024-Q1", "T-1;2024-01-15;overig;;nee");
    expect(valuesOf(figures["registrations.viaLetterByMonth"])).toEqual({ "2024-01": 0 });
  });

  it("are unavailable without their column", async () => {
    const figures = await figuresOfRows("2024-Q1", "", ["T-1;2024-01-15;overig;"]);
    for (const id of ["viaLetter", "viaLetterInPeriod", "viaLetterByMonth"]) {
      expect(figures[`registrations.${id}`]).toMatchObject({
        unavailable: ["via_ondersteuningsbrief"],
      });
    }
  });
});
