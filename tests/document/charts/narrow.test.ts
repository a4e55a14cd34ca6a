import { beforeAll, describe, expect, it } from "vitest";

import { formatInteger } from "../../../src/language/numbers.ts";
import type { ChartBlock, Datum } from "../../../src/model/report-model.ts";
import { figuresOfFile } from "../../figures-of-file.ts";
import { reportOf } from "../report-of.ts";

const KINDS = {
  "registrations-by-month": ["month"],
  "registrations-by-province": [undefined],
  "support-by-theme": [undefined],
  "status-by-category": [undefined],
} as const;

let charts: readonly ChartBlock[];
beforeAll(async () => {
  const model = await reportOf(await figuresOfFile("fixtures/monitor.csv", "2024-Q1", 30));
  charts = model.sections
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is ChartBlock => block.type === "chart");
});

const chartOf = (id: string): ChartBlock => {
  const found = charts.find((chart) => chart.id === id);
  if (found === undefined) throw new Error(`no chart ${id}`);
  return found;
};

describe.each(Object.entries(KINDS))("the narrow drawing of %s", (id, kinds) => {
  const shown = (rows: readonly Datum[]): readonly Datum[] =>
    rows.filter(({ kind }) => kinds.some((one) => one === kind));

  it("holds the values of the wide one, in the same order", () => {
    const { rows, narrow } = chartOf(id);
    const valuesIn = (some: readonly Datum[]) => shown(some).map(({ value }) => value);
    expect(valuesIn(narrow.rows).length).toBeGreaterThan(3);
    expect(valuesIn(narrow.rows)).toEqual(valuesIn(rows));
  });

  it("writes each value as the report does, and none that is withheld", () => {
    for (const { value, number } of shown(chartOf(id).narrow.rows)) {
      const written = typeof value === "number" ? formatInteger(value) : "niet getoond";
      expect(String(number)).toMatch(
        new RegExp(`^${written.replace(".", "\\.")}(?: (?:gevraagd|geboden))?$`),
      );
    }
  });

  it("sets nothing over something else, and ends where its rows end", () => {
    const { rows, height } = chartOf(id).narrow;
    const tops = rows.map(({ barAt, top }) => Number(barAt ?? top));
    expect(tops.slice(1).every((top, index) => top - (tops[index] ?? top) >= 17)).toBe(true);
    expect(height - (tops.at(-1) ?? 0)).toBeGreaterThanOrEqual(14);
    expect(height - (tops.at(-1) ?? 0)).toBeLessThan(20);
  });
});

describe("a narrow drawing", () => {
  it("withholds what the wide one withholds", () => {
    const withheld = chartOf("registrations-by-province").narrow.rows.filter(
      ({ value }) => value === null,
    );
    expect(withheld.length).toBeGreaterThan(0);
  });

  it("of another kind than the wide one says what it is", () => {
    const { narrow, alt } = chartOf("registrations-by-province");
    expect(alt[0]?.text).toMatch(/^Tegelkaart/);
    expect(narrow.own?.alt[0]?.text).toMatch(/^Staafdiagram/);
  });
});
