import { describe, expect, it } from "vitest";

import type { Material } from "../../../src/document/block-entry.ts";
import { CHARTS } from "../../../src/document/blocks.ts";
import type { ChartBlock } from "../../../src/model/blocks.ts";
import { plainText } from "../../../src/model/text.ts";
import { cells, type Figures, share } from "../sentences/figure-values.ts";
import { type GoldenCase, materialOfCase } from "../sentences/golden-case.ts";

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
/** The values of the points of a line; null for a missing point. */
const pointsOf = ({ series }: ChartBlock, line: number): readonly (number | null)[] =>
  (series[line]?.values ?? []).map((value) => value?.value ?? null);
const columnOf = ({ table }: ChartBlock, column: number): readonly string[] =>
  table.rows.map(({ cells: row }) => plainText(row[column] ?? []));

describe("the response times of earlier periods", () => {
  const material = (first = responses(60)): Material =>
    materialOf({
      figures: responses(90),
      before: responses(80),
      earlier: [first, responses(70)],
      // As published, when some data was still to be entered.
      kept: QUARTERS.map((period) => [period, responses(50)]),
    });

  it("come from the current export, whatever was published", () => {
    const chart = chartOf("response-times-trend", material());
    expect(chart.whole).toBe(100);
    for (const line of [0, 1]) expect(pointsOf(chart, line)).toEqual([60, 70, 80, 90]);
    expect(columnOf(chart, 1)).toEqual(["60%", "70%", "80%", "90%"]);
    expect(JSON.stringify(chart)).not.toContain("@kept");
  });

  it("are not a trend if there were few registrations", () => {
    expect(CHARTS["response-times-trend"]?.(material(responses(6, 8)))).toBeNull();
  });
});

describe("the alt text of response times", () => {
  type Reply = readonly [contact: number, welcome: number, all?: number];
  const figuresOf = ([contact, welcome, all = 100]: Reply): Figures => ({
    "responseTimes.contactWithin2DaysInPeriod": share(contact, all),
    "responseTimes.welcomeWithin7DaysInPeriod": share(welcome, 100),
  });
  const read = (...replies: readonly [...Reply[], before: Reply, now: Reply]): string => {
    const all = replies.map((reply) => figuresOf(reply));
    const [before, figures] = [all.at(-2), all.at(-1)];
    if (before === undefined || figures === undefined) throw new Error("too few periods");
    const material = materialOf({ figures, before, earlier: all.slice(0, -2) });
    return plainText(chartOf("response-times-trend", material).alt)
      .replace(/^.* periodes\. /, "")
      .replace(" Meer cijfers: zie de tabel op de webpagina.", "");
  };

  it("describes the last change of the line that is not in the title, and then its extreme", () => {
    expect(read([75, 60], [92, 60], [90, 72], [84, 65])).toBe(
      "Contact binnen 2 dagen zakte in januari tot en met maart 2024 van 90% naar 84%. Het laagst was 75%, in april tot en met juni 2023.",
    );
    expect(read([96, 60], [92, 60], [90, 72], [84, 65])).toContain("Het hoogst was 96%, in");
  });

  it("does not describe an extreme that ties or that is one end of the last change", () => {
    const step = "Contact binnen 2 dagen zakte in januari tot en met maart 2024 van 90% naar 84%.";
    expect(read([75, 60], [75, 60], [90, 72], [84, 65])).toBe(step);
    expect(read([86, 60], [85, 60], [90, 72], [84, 65])).toBe(step);
  });

  it("describes both lines if the title describes neither, the larger change first", () => {
    expect(read([75, 60], [75, 60], [80, 70], [81, 68])).toBe(
      "Welkomstgesprek gepland binnen 7 dagen zakte in januari tot en met maart 2024 van 70% naar 68%. Contact binnen 2 dagen steeg in de laatste periode naar 81%.",
    );
    expect(read([75, 60], [75, 60], [80, 70], [80, 68])).toContain(
      " Contact binnen 2 dagen bleef in de laatste periode gelijk: 80%.",
    );
  });

  it("does not describe a change from a period without a number", () => {
    expect(read([75, 60], [76, 60], [80, 60], [3, 72, 8], [81, 65])).toBe(
      "Contact binnen 2 dagen: 81% in januari tot en met maart 2024. Het laagst van wat we tonen was 75%, in januari tot en met maart 2023.",
    );
    expect(read([75, 60], [76, 60], [80, 60], [77, 72], [3, 65, 8])).toBe(
      "Contact binnen 2 dagen zakte in oktober tot en met december 2023 van 80% naar 77%.",
    );
  });

  it("has a noun if nearly everybody had a reply", () => {
    expect(read([80, 60], [81, 60], [900, 85, 1000], [999, 65, 1000])).toContain(
      "van 90% naar bijna 100%.",
    );
  });
});

describe("the points from snapshots", () => {
  const kept = (periods: readonly string[]): NonNullable<GoldenCase["kept"]> =>
    periods.map((period, index) => [
      period,
      themes({ gezinsherstel: 20 + index, overig: 9 }, 29 + index),
    ]);
  const own = { figures: themes({ gezinsherstel: 90, overig: 12 }, 102) };

  it("are described with their days", () => {
    const read = (now: number, other = 12): string =>
      plainText(
        resultsOf({
          figures: themes({ gezinsherstel: now, overig: other }, now + other),
          kept: kept(QUARTERS),
        }).alt,
      );
    expect(read(90)).toContain(
      "Gezinsherstel steeg van 20 gezinnen eind maart 2023 naar 90 eind maart 2024. Overig: 12 gezinnen eind maart 2024.",
    );
    expect(read(15)).toContain("Gezinsherstel daalde van 20 gezinnen eind maart 2023 naar 15 eind");
    expect(read(20)).toContain("Gezinsherstel: 20 gezinnen eind maart 2024. Overig steeg van 9");
    expect(read(90, 9)).toContain(" Overig: steeds 9 gezinnen.");
  });

  it("have the length of their own periods", () => {
    const periods = ["2022", "2023-H1", "2023-07", "2023-Q4"];
    const { categories } = resultsOf({ ...own, kept: kept(periods) });
    expect(categories.map(({ code }) => code)).toEqual([...periods, "2024-Q1"]);
  });

  it("are at most twelve, with the report's own", () => {
    const months = ["2022-11", "2022-12", ..."123456789".split("").map((one) => `2023-0${one}`)];
    const chart = resultsOf({ ...own, kept: kept([...months, "2023-Q4"]) });
    expect([pointsOf(chart, 0).length, chart.series.length]).toEqual([12, 2]);
    expect(columnOf(chart, 0)).toEqual([
      "december 2022",
      ..."januari februari maart april mei juni juli augustus september"
        .split(" ")
        .map((month) => `${month} 2023`),
      "oktober tot en met december 2023",
      "januari tot en met maart 2024",
    ]);
  });
});

describe("the results of the periods with snapshots", () => {
  /**
   * One theme is always too small, and another in the first two periods, so that both are withheld.
   */
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

  it("are lines in order of current size, without a theme that never had a case", () => {
    expect(resultsOf(golden(3)).series.map(({ name }) => plainText(name))).toEqual([
      "Uithuisplaatsingen",
      "Gezinsherstel",
      "Relaties met externe betrokkenen",
      "Overig",
    ]);
  });

  it("reveal nothing about a withheld number", () => {
    const [one, two] = [1, 2].map((hidden) => JSON.stringify(resultsOf(golden(hidden))));
    expect(one).toBe(two);
    expect(one).toContain("niet getoond");
  });

  it("have no point for a withheld number, and say so", () => {
    const chart = resultsOf(golden(3));
    expect(pointsOf(chart, 0)).toEqual([null, null, 50, 50, 60]);
    expect(columnOf(chart, 1).slice(0, 2)).toEqual(["niet getoond", "niet getoond"]);
    expect(plainText(chart.remark ?? [])).toContain(
      "Waar een punt ontbreekt, tonen we het aantal van die periode niet.",
    );
  });
});
