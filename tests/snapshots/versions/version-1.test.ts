import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { chart, type ChartBlock, text } from "../../../src/model/blocks.ts";
import { plainText } from "../../../src/model/text.ts";
import { printedForward, reportForward } from "../../../src/snapshots/report-layer.ts";

const FOLDER = path.join(import.meta.dirname, "../version-1");
const PERIODS = ["2023-Q4", "2024-Q1"];

/** A layer of a snapshot of version 0.1.0. */
function kept(period: string, file: string): string {
  return readFileSync(path.join(FOLDER, period, "voortgangsrapportage", file), "utf8");
}

const reportOf = (period: string): unknown => JSON.parse(kept(period, "report.json"));
const report2 = z.object({
  schemaVersion: z.literal(2),
  sections: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      blocks: z.array(z.looseObject({ type: z.string() })),
    }),
  ),
});
const chartsIn = (raw: unknown): readonly ChartBlock[] =>
  report2
    .parse(reportForward(raw))
    .sections.flatMap(({ blocks }) => blocks)
    .filter(({ type }) => type === "chart")
    .map((block) => chart.strict().parse(block));

/** Charts of version 0.1.0 with cases that the sample does not have. */
const CHARTS = z
  .record(z.string(), z.looseObject({ type: z.literal("chart") }))
  .parse(JSON.parse(readFileSync(path.join(FOLDER, "charts.json"), "utf8")));
const reportWith = (block: unknown): unknown => {
  return { period: { id: "2024-Q1" }, sections: [{ id: "deel", title: "Deel", blocks: [block] }] };
};
function chartOf(name: string, change: object = {}): ChartBlock {
  const [only] = chartsIn(reportWith({ ...CHARTS[name], ...change }));
  if (only === undefined) throw new Error(`no chart ${name}`);
  return only;
}
/** A value in words: "85: 85%", "-: 17 (eind dec 2023)", "103: 105, was 103". */
const told = (one: ChartBlock["series"][number]["values"][number]): string => {
  if (one === null) return "nothing";
  const asOf = one.asOf === undefined ? "" : ` (${plainText(one.asOf)})`;
  const was = one.was === undefined ? "" : `, was ${plainText(one.was)}`;
  return `${one.value ?? "-"}: ${plainText(one.text)}${asOf}${was}`;
};
const valuesIn = ({ series }: ChartBlock): readonly (readonly string[])[] =>
  series.map(({ name, values }) => [plainText(name), ...values.map(told)]);

describe("a report of version 1", () => {
  it.each(PERIODS)("of %s has all of its charts without their layout", (period) => {
    const charts = chartsIn(reportOf(period));
    expect(charts.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "registrations-by-month months",
      "status-by-category bars",
      "registrations-by-province tiles",
      "response-times-trend multiples",
      "people-supported bars",
      "registrations-by-route bars",
      "placements-by-reason bars",
      "families-by-composition bars",
      "families-by-custody bars",
      "desired-situations bars",
      "support-by-theme bars",
      "results-by-theme bars",
    ]);
    for (const one of charts) {
      const printed = one.table.rows.flatMap(({ cells }) => cells.map(plainText)).join(" ");
      for (const { values } of one.series) {
        for (const value of values) expect(printed).toContain(plainText(value?.text ?? []));
      }
    }
  });

  it.each(PERIODS)("of %s keeps everything except charts and lists of contents", (period) => {
    const { sections } = report2.parse(reportForward(reportOf(period)));
    const before = z
      .object({ sections: z.array(z.object({ blocks: z.array(z.unknown()) })) })
      .parse(reportOf(period)).sections;
    const others = (all: readonly { readonly blocks: readonly unknown[] }[]): readonly unknown[] =>
      all.flatMap(({ blocks }) =>
        blocks.filter(
          (block) => !/"type":"(?:chart|contents|chartTables)"/.test(JSON.stringify(block)),
        ),
      );
    expect(others(sections)).toEqual(others(before));
    const blocks = sections.flatMap((section) => section.blocks);
    expect(blocks).toContainEqual({ type: "contents" });
    expect(blocks).toContainEqual({ type: "chartTables" });
  });

  it("shows which months are earlier, which was revised, and the events", () => {
    const [months] = chartsIn(reportOf("2024-Q1"));
    expect(months?.categories.map(({ code, role }) => [code, role]).slice(-5)).toEqual([
      ["2023-11", "earlier"],
      ["2023-12", "earlier"],
      ["2024-01", undefined],
      ["2024-02", undefined],
      ["2024-03", undefined],
    ]);
    expect(months?.series[0]?.values.find((value) => value?.was !== undefined)).toEqual({
      value: 105,
      text: [{ text: "105", origin: "2023-Q4/registrations.byMonth.2023-12" }],
      was: [{ text: "103", origin: "2023-Q4@kept/registrations.byMonth.2023-12" }],
    });
    const event = "19 september 2023: Brieven over ondersteuning verstuurd";
    expect(months?.annotations).toEqual([
      { code: "2023-09", text: [{ text: event, origin: "settings.events" }] },
    ]);
  });

  it("has provinces, with the groups outside the map", () => {
    const [, , provinces] = chartsIn(reportOf("2024-Q1"));
    expect(provinces?.categories.filter(({ role }) => role === "elsewhere")).toMatchObject([
      { code: "buitenland", label: [{ text: "Buitenland" }] },
      { code: "onbekend" },
    ]);
    expect(plainText(provinces?.alt ?? [])).toMatch(/^Tegelkaart/);
  });

  it("has lines over periods, with the origins of the days of a rule", () => {
    const trend = chartsIn(reportOf("2023-Q4")).find(({ kind }) => kind === "multiples");
    expect(trend?.whole).toBe(100);
    expect(trend?.categories.at(0)).toEqual({
      code: "2022-Q2",
      label: [{ text: "apr–jun 2022", origin: "2022-Q2/period.short" }],
    });
    expect(trend?.categories.at(-1)).toEqual({
      code: "2023-Q4",
      label: [{ text: "okt–dec 2023", origin: "period.short" }],
    });
    expect(trend?.series.map(({ name }) => name)).toEqual([
      [
        { text: "Contact binnen " },
        { text: "2", origin: "rule.contactWithinDays" },
        { text: " dagen" },
      ],
      [
        { text: "Welkomstgesprek gepland binnen " },
        { text: "7", origin: "rule.welcomeWithinDays" },
        { text: " dagen" },
      ],
    ]);
    expect(told(trend?.series[0]?.values[0] ?? null)).toBe("88: 88%");
  });
});

describe("a chart of version 1", () => {
  it("gives the day of a held number, and the origin of a withheld number", () => {
    const themes = chartOf("held and withheld");
    expect(valuesIn(themes)).toEqual([
      ["gevraagd", "402: 402", "301: 301", "240: 240", "150: 150", "-: niet getoond", "22: 22"],
      [
        "geboden",
        "390: 390 (eind\u00A0dec\u00A02023)",
        "280: 280",
        "150: 150",
        "122: 122",
        "201: 201",
        "30: 30",
      ],
    ]);
    expect(themes.series[0]?.values[4]?.text).toEqual([
      { text: "niet getoond", origin: "support.requestsByTheme.externe_relaties" },
    ]);
  });

  it("names events instead of letters, and no longer explains the letters", () => {
    const months = chartOf("letters");
    expect(
      months.annotations.map(({ code, text }) => `${code} ${plainText(text).slice(0, 15)}`),
    ).toEqual(["2024-01 5 januari 2024:", "2024-01 19 januari 2024", "2024-02 19 februari 202"]);
    expect(months.remark).toEqual([
      { text: "De maanden van deze rapportage hebben een andere kleur." },
    ]);
    expect(plainText(months.alt)).not.toContain("lijn A");
    expect(plainText(months.alt)).toContain("Bij een lijn staat “19 januari 2024: Kort”.");
  });

  it("keeps the text around the key to letters in its remark", () => {
    const events = [
      { text: "A: " },
      { text: "1 mei: x", origin: "settings.events" },
      { text: "; " },
      { text: "9 mei: y", origin: "settings.events" },
    ];
    const total = { text: "12", origin: "registrations.total.value" };
    const remarkAfter = (...remark: readonly object[]): unknown =>
      chartOf("letters", { remark }).remark;
    expect(remarkAfter(...events, { text: "." })).toBeUndefined();
    expect(remarkAfter(...events, { text: ". Nog " }, total)).toEqual([{ text: "Nog " }, total]);
    const [first, ...others] = events;
    const after = { text: ". B: " };
    const last = { text: "Eerst. A: " };
    expect(first).toBeDefined();
    expect(remarkAfter(last, ...others, after, others[0] ?? {}, { text: ". Dan." })).toEqual([
      { text: "Eerst. Dan." },
    ]);
  });

  it("draws nothing for months that are not known yet", () => {
    expect(valuesIn(chartOf("unknown months"))).toEqual([
      ["Aanmeldingen", "50: 50", "52: 52", "nothing", "nothing", "nothing"],
    ]);
  });

  it("has the points of small multiples, and none for a period without one", () => {
    const shares = chartOf("shares");
    expect(shares.whole).toBe(100);
    expect(valuesIn(shares)).toEqual([
      ["Contact binnen 2 dagen", "75: 75%", "nothing", "83: 83%", "79: 79%", "100: bijna alle"],
      [
        "Welkomstgesprek gepland binnen 7 dagen",
        "63: 63%",
        "nothing",
        "67: 67%",
        "74: 74%",
        "0: minder dan 1%",
      ],
    ]);
    const results = chartOf("results");
    expect(results.whole).toBeUndefined();
    expect(results.categories[0]).toEqual({
      code: "2023-Q1",
      label: [{ text: "jan–mrt 2023", origin: "2023-Q1@kept/period.short" }],
    });
    expect(valuesIn(results)).toEqual([
      ["Gezinsherstel", "10: 10", "20: 20", "30: 30", "35: 35", "40: 40"],
      ["Uithuisplaatsingen", "7: 7", "8: 8", "9: 9", "10: 10", "-: 10 (eind\u00A0dec\u00A02023)"],
    ]);
    expect(results.series[0]?.name).toEqual([
      { text: "Gezinsherstel", origin: "results.byTheme.gezinsherstel.label" },
    ]);
  });

  it.each<[string, string, object]>([
    ["a spec that version 1 had not", "letters", { spec: "../bars-by-category" }],
    ["a spec of what every object has", "letters", { spec: "constructor" }],
    ["the rows of another chart", "letters", { rows: CHARTS["results"]?.["rows"] }],
    ["a table of another chart", "letters", { table: CHARTS["results"]?.["table"] }],
    ["a table of fewer rows", "held and withheld", { rows: [] }],
    ["no rows for a narrow screen", "letters", { narrow: { rows: [] } }],
    ["a number that is none", "held and withheld", { rows: [{ value: "x" }] }],
  ])("is none with %s", (_, name, change) => {
    expect(() => chartOf(name, change)).toThrow(/./);
  });
});

describe("the print of a report of version 1", () => {
  it.each(PERIODS)("of %s marks the text in its drawings", (period) => {
    const before = { text: kept(period, "text.txt"), structure: kept(period, "structure.txt") };
    const after = printedForward(before, reportOf(period));
    const painted = after.text.split("\n").filter((line) => line.startsWith("(tekening) "));
    expect(painted).toHaveLength(12);
    expect(painted).toContainEqual(expect.stringMatching(/RechtstreeksVia een professional/));
    expect(after.text.replaceAll("(tekening) ", "")).toBe(before.text);
    expect(after.structure).toBe(before.structure);
  });

  it("names letters as version 2 does", () => {
    const letters = { ...CHARTS["letters"] };
    const { remark, alt, title } = z
      .object({ remark: text, alt: text, title: text })
      .parse(letters);
    const forward = printedForward(
      {
        text: `${plainText(title)}\n0510AB\n${plainText(remark)}\n`,
        structure: `  Figure {${plainText(alt)}}\n`,
      },
      reportWith(letters),
    );
    expect(forward.text.trim().split("\n").slice(1)).toEqual([
      "(tekening) 0510AB",
      "De maanden van deze rapportage hebben een andere kleur.",
    ]);
    expect(forward.structure).toBe(`  Figure {${plainText(chartOf("letters").alt)}}\n`);
  });
});
