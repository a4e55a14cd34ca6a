import { describe, expect, it } from "vitest";

import { CHARTS } from "../../../src/document/blocks.ts";
import { plainText } from "../../../src/model/text.ts";
import { months } from "../sentences/figure-values.ts";
import { lieOf, runsIn } from "../origin-lies.ts";
import { materialOfCase, publishedOfCase, type GoldenCase } from "../sentences/golden-case.ts";

/** The chart of half a year with the given events. */
function chartWith(...events: readonly (readonly [day: string, label: string])[]) {
  const material = materialOfCase({
    name: "half a year",
    figures: { "registrations.byMonth": months("2023-10", 10, 11, 12, 13, 14, 15) },
    events,
  });
  const chart = CHARTS["registrations-by-month"]?.(material) ?? null;
  if (chart === null) throw new Error("no chart");
  const annotations = chart.annotations.map(({ code, text }) => [code, plainText(text)]);
  return { chart, alt: plainText(chart.alt), annotations };
}

describe("the events of the settings in the chart of months", () => {
  it("appear in their month with their day, in the chart and in the alt text", () => {
    const { chart, alt, annotations } = chartWith(["2023-11-09", "Brieven verstuurd"]);
    const text = "9 november 2023: Brieven verstuurd";
    expect(annotations).toEqual([["2023-11", text]]);
    expect(chart.annotations.map(({ day }) => day)).toEqual(["2023-11-09"]);
    expect(alt).toContain(`Bij een lijn staat “${text}”.`);
  });

  it("are in order of time", () => {
    const { annotations } = chartWith(["2024-02-01", "Later"], ["2023-11-09", "Eerder"]);
    expect(annotations.map(([code]) => code)).toEqual(["2023-11", "2024-02"]);
  });

  it("are left out if the chart does not have the month", () => {
    const { alt, annotations } = chartWith(["2023-09-30", "Te vroeg"], ["2024-04-01", "Te laat"]);
    expect(annotations).toEqual([]);
    expect(alt).not.toMatch(/lijn|Te /);
  });
});

describe("the months of the chart", () => {
  it("are the months of the report and earlier ones", () => {
    const roles = chartWith().chart.categories.map(({ code, role }) => [code, role]);
    expect(roles).toEqual([
      ["2023-10", "earlier"],
      ["2023-11", "earlier"],
      ["2023-12", "earlier"],
      ["2024-01", undefined],
      ["2024-02", undefined],
      ["2024-03", undefined],
    ]);
  });

  it("have no number after the end of the export", () => {
    const material = materialOfCase({
      name: "an export that ends early",
      figures: { "registrations.byMonth": months("2023-12", 10, 11, 12, 0) },
      latestDate: "2024-02-20",
    });
    const chart = CHARTS["registrations-by-month"]?.(material);
    const values = chart?.series[0]?.values.map((value) => value?.value ?? null);
    expect(values).toEqual([10, 11, 12, null]);
  });
});

describe("a registration from years before all others", () => {
  const OTHERS = [10, 11, 12, 13, 14, 15];
  const caseOf = (early: number, firstDate?: string, start = "2003-05"): GoldenCase => {
    const gap = Array.from({ length: 250 }, () => 0);
    const values = [early, ...gap].slice(0, monthsUntil(start)).concat(OTHERS);
    return {
      name: "one far date",
      figures: { "registrations.byMonth": months(start, ...values) },
      ...(firstDate === undefined ? {} : { firstDate }),
    };
  };
  const chartOf = (...about: Parameters<typeof caseOf>) => {
    const material = materialOfCase(caseOf(...about));
    const chart = CHARTS["registrations-by-month"]?.(material) ?? null;
    if (chart === null) throw new Error("no chart");
    return chart;
  };
  /** The number of months from a month until October 2023. */
  const monthsUntil = (start: string): number =>
    (2023 - Number(start.slice(0, 4))) * 12 + 10 - Number(start.slice(5));
  const valuesIn = ({ series }: ReturnType<typeof chartOf>): readonly unknown[] =>
    (series[0]?.values ?? []).map((value) => value?.value);

  it("is left out of the chart and its table, and mentioned below it", () => {
    const chart = chartOf(1, "2023-08-14");
    const drawn = ["2023-10", "2023-11", "2023-12", "2024-01", "2024-02", "2024-03"];
    expect(chart.categories.map(({ code }) => code)).toEqual(drawn);
    expect(valuesIn(chart)).toEqual(OTHERS);
    expect(chart.table.rows).toHaveLength(OTHERS.length);
    expect(plainText(chart.subtitle ?? [])).toBe(
      "Aanmeldingen per maand, oktober 2023 tot en met maart 2024",
    );
    expect(plainText(chart.remark ?? [])).toContain(
      "In de grafiek en de tabel ontbreekt 1 aanmelding van vóór oktober 2023, omdat die datum ver van alle andere ligt.",
    );
    const several = chartOf(2, "2023-08-14");
    expect(plainText(several.remark ?? [])).toContain(
      "ontbreken 2 aanmeldingen van vóór oktober 2023, omdat die datums ver van alle andere liggen.",
    );
  });

  it("is drawn if the figures do not mark it as far away", () => {
    const chart = chartOf(1);
    expect(chart.categories).toHaveLength(monthsUntil("2003-05") + 6);
    expect(plainText(chart.remark ?? [])).not.toContain("ontbreekt");
  });

  it("is not the peak of the drawn months", () => {
    expect(plainText(chartOf(99, "2023-10-01").alt)).not.toMatch(/hoogst|99/);
    expect(plainText(chartOf(1, "2023-10-01").alt)).toContain("Het hoogst is maart 2024, met 15");
  });

  it("changes nothing if the early date belongs to another event", () => {
    const of = (firstDate?: string) => chartOf(10, firstDate, "2023-09");
    expect(of("2021-01-01")).toEqual(of());
  });

  it("is described with its number and months from the figures", () => {
    const { alt, remark, table, title, subtitle } = chartOf(3, "2023-08-14");
    const figures = publishedOfCase(caseOf(3, "2023-08-14"));
    const sources = {
      figures: [figures],
      redefinitions: [],
      settings: { website: "", contact: null, events: [] },
    };
    const runs = runsIn([alt, remark, table, title, subtitle]);
    expect(runs.map(({ origin }) => origin)).toContain("before(registrations.byMonth.2023-10)");
    expect(runs.map((run) => lieOf(run, sources)).filter((lie) => lie !== null)).toEqual([]);
  });
});
