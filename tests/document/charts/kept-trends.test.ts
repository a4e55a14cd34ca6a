import { describe, expect, it } from "vitest";

import type { Material } from "../../../src/document/block-entry.ts";
import { CHARTS } from "../../../src/document/entries.ts";
import type { ChartBlock, Datum } from "../../../src/model/report-model.ts";
import { plainText } from "../../../src/model/text.ts";
import { cells, share, type Figures } from "../sentences/figure-values.ts";
import { materialOfCase, type GoldenCase } from "../sentences/golden-case.ts";

const QUARTERS = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"];

const responses = (inTime: number, all = 100): Figures => ({
  "responseTimes.contactWithin2DaysInPeriod": share(inTime, all),
  "responseTimes.welcomeWithin7DaysInPeriod": share(inTime, all),
});
const themes = (values: Readonly<Record<string, number>>, total: number): Figures => ({
  "results.byTheme": cells(values, total),
});

const chartOf = (id: keyof typeof CHARTS, material: Material): ChartBlock => {
  const chart = CHARTS[id]?.(material) ?? null;
  if (chart === null) throw new Error(`no chart ${id}`);
  return chart;
};
type Case = Omit<GoldenCase, "name">;
const materialOf = (golden: Case): Material => materialOfCase({ name: "", ...golden });
const resultsOf = (golden: Case): ChartBlock => chartOf("results-kept", materialOf(golden));
const ofKind = (rows: readonly Datum[], kind: string): readonly Datum[] =>
  rows.filter((row) => row["kind"] === kind);

describe("the response times of periods that were kept", () => {
  const material = (kept: number, ofThree = responses(80)): Material =>
    materialOf({
      figures: responses(90),
      before: responses(80),
      earlier: [responses(60), responses(70)],
      kept: QUARTERS.slice(-kept).map((period, index) => [
        period,
        index === 1 ? ofThree : responses(80),
      ]),
    });

  it.each([
    [3, ["response-times-trend"]],
    [4, ["response-times-kept"]],
  ])("stand in a chart of their own from four on: %i", (kept, ids) => {
    const both = ["response-times-trend", "response-times-kept"] as const;
    expect(both.filter((id) => CHARTS[id]?.(material(kept)) !== null)).toEqual(ids);
  });

  it("are on one scale of percents in all panels", () => {
    const { rows, narrow, table } = chartOf("response-times-kept", material(4));
    for (const drawn of [rows, narrow.rows]) {
      const rules = ofKind(drawn, "rule").map(({ y }) => Number(y));
      const [base = 0, top = 0, ...others] = rules;
      const percent = (base - top) / 100;
      expect(others).toHaveLength(2);
      expect((others[0] ?? 0) - (others[1] ?? 0)).toBe(base - top);
      const points = ofKind(drawn, "point").slice(0, 5);
      expect(points.map(({ y }) => Math.round((base - Number(y)) / percent))).toEqual([
        80, 80, 80, 80, 90,
      ]);
    }
    expect(table.rows.map(({ cells: [, text] }) => plainText(text ?? []))).toEqual([
      "80%",
      "80%",
      "80%",
      "80%",
      "90%",
    ]);
  });

  it("leave a gap where there were few registrations", () => {
    const { rows, table } = chartOf("response-times-kept", material(4, responses(6, 8)));
    const points = ofKind(rows, "point").slice(0, 4);
    expect(points.map(({ line }) => line)).toEqual(["0 0", "0 1", "0 1", "0 1"]);
    expect(plainText(table.rows[1]?.cells[1] ?? [])).toBe("–");
  });
});

describe("the points of kept periods", () => {
  const kept = (periods: readonly string[]): NonNullable<GoldenCase["kept"]> =>
    periods.map((period, index) => [
      period,
      themes({ gezinsherstel: 20 + index, overig: 9 }, 29 + index),
    ]);
  const own = { figures: themes({ gezinsherstel: 90, overig: 12 }, 102) };

  it("stand where their periods end, which may differ in length", () => {
    const { rows } = resultsOf({ ...own, kept: kept(["2022", "2023-H1", "2023-07", "2023-Q4"]) });
    const places = ofKind(rows, "point").map(({ at }) => Number(at));
    const days = [0, 181, 212, 365, 456].map((day) => day / 456);
    expect(places.slice(0, 5)).toEqual(days);
  });

  it("are twelve at most, with the report's own", () => {
    const months = ["2022-11", "2022-12", ..."123456789".split("").map((one) => `2023-0${one}`)];
    const { rows, table } = resultsOf({ ...own, kept: kept([...months, "2023-Q4"]) });
    expect(ofKind(rows, "point")).toHaveLength(24);
    expect(table.rows.map(({ cells: [period] }) => plainText(period ?? []))).toEqual([
      "december 2022",
      ..."januari februari maart april mei juni juli augustus september"
        .split(" ")
        .map((month) => `${month} 2023`),
      "oktober t/m december 2023",
      "januari t/m maart 2024",
    ]);
  });
});

describe("the results of periods that were kept", () => {
  /** So few of one theme always and of another in the first two periods that both are withheld. */
  const golden = (hidden: number): Case => ({
    figures: themes(
      { gezinsherstel: 40, uithuisplaatsingen: 60, overig: 200, externe_relaties: hidden },
      300,
    ),
    kept: QUARTERS.map((period, index) => [
      period,
      themes(
        {
          gezinsherstel: 20 + index,
          uithuisplaatsingen: index < 2 ? hidden : 50,
          overig: 100,
          externe_relaties: hidden,
        },
        300,
      ),
    ]),
  });

  it("are panels by size now, without a theme that never had a case", () => {
    const titles = ofKind(resultsOf(golden(3)).narrow.rows, "title").map(({ label }) => label);
    expect(titles).toEqual([
      "Uithuisplaatsingen",
      "Gezinsherstel",
      "Relaties met\nexterne betrokkenen",
      "niet getoond",
      "Overig",
    ]);
  });

  it("have as many pixels a family in every panel", () => {
    const { rows } = resultsOf(golden(3));
    const bases = ofKind(rows, "rule").map(({ y }) => Number(y));
    const heights = ofKind(rows, "point")
      .filter(({ at }) => at === 1)
      .map(({ y, line }) => (bases[Number(String(line)[0])] ?? 0) - Number(y));
    const [placed = 0, family = 0, other = 0] = heights;
    expect([placed / 60, family / 40].map((unit) => unit.toFixed(6))).toEqual(
      Array.from({ length: 2 }, () => (other / 200).toFixed(6)),
    );
  });

  it("tell nothing of what is withheld", () => {
    const [one, two] = [1, 2].map((hidden) => JSON.stringify(resultsOf(golden(hidden))));
    expect(one).toBe(two);
    expect(one).toContain("niet getoond");
  });

  it("have no point where they are withheld, and their numbers at the ends of what is shown", () => {
    const { rows, remark } = resultsOf(golden(3));
    const points = ofKind(rows, "point").filter(({ line }) => String(line).startsWith("0"));
    expect(points.map(({ label, isFirst }) => [label, isFirst])).toEqual([
      ["50", true],
      ["", false],
      ["60", false],
    ]);
    expect(plainText(remark ?? [])).toContain(
      "Waar een punt ontbreekt, tonen we het aantal van die periode niet.",
    );
  });

  it("name the periods below the lowest panel of each column", () => {
    const { rows } = resultsOf(golden(3));
    const named = ofKind(rows, "period");
    const inColumn = [0, 1].map((column) => named.filter(({ across }) => across === column).length);
    expect(inColumn).toEqual([5, 5]);
    const lowest = Math.max(...named.map(({ y }) => Number(y)));
    expect(lowest).toBeGreaterThan(Math.max(...ofKind(rows, "rule").map(({ y }) => Number(y))));
  });
});
