import { describe, expect, it } from "vitest";

import { reportModelSchema, type ReportModel } from "../../src/model/report-model.ts";
import { plainText } from "../../src/model/text.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { protectedFigures } from "./protected-figures.ts";
import { allText, figuresWith, reportOf } from "./report-of.ts";

describe("the report model", () => {
  it("is the same after it is written and read back", async () => {
    const figures = await figuresOfFile("fixtures/monitor.csv", "2024-Q1", 5);
    const model = await reportOf(figures);
    expect(reportModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  it("leaves out empty blocks, subheadings without blocks and empty sections", async () => {
    const model = await reportOf(figuresWith({}));
    const ids = model.sections.map(({ id }) => id);
    expect(ids).not.toContain("wie-wordt-ondersteund");
    expect(ids).not.toContain("casuistiek");
    for (const { blocks } of model.sections) {
      expect(blocks.length).toBeGreaterThan(0);
      const types = blocks.map(({ type }) => type).join(" ");
      expect(types).not.toContain("subheading subheading");
      expect(blocks.at(-1)?.type).not.toBe("subheading");
    }
  });

  it("names the figures that the export lacks, with the reason", async () => {
    const model = await reportOf(figuresWith({ "children.total": { unavailable: ["kinderen"] } }));
    const items = model.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === "list" ? block.items.map(plainText) : []));
    expect(items).toContain("Kinderen in de gezinnen (kolom kinderen)");
  });

  it("has a warning on the cover if the export ends before the period", async () => {
    const source = { rows: 10, sha256: "0", latestDate: "2024-02-29" };
    const model = await reportOf(figuresWith({}, { source }));
    expect(model.warnings.map(plainText)).toEqual([
      "De export loopt tot en met 29 februari 2024, niet tot het einde van de periode.",
    ]);
  });

  it("shows a withheld number nowhere, and says that it is withheld", async () => {
    const figures = await figuresOfFile("fixtures/monitor.csv", "2023-02..2023-03", 5);
    const chart = (await reportOf(figures)).sections
      .flatMap(({ blocks }) => blocks)
      .find((block) => block.type === "chart" && block.id === "results-by-name");
    const rows = chart?.type === "chart" ? chart.table.rows : [];
    expect(rows.at(-2)?.cells.map(plainText)).toEqual([
      "Relatie met familieleden hersteld",
      "niet getoond",
      "niet getoond",
    ]);
  });
});

describe("the explanation of the figures", () => {
  const inFront = <T extends { readonly id: string }>(sections: readonly T[]): T[] => [
    ...sections.filter(({ id }) => id === "zo-telden-we"),
    ...sections.filter(({ id }) => id !== "zo-telden-we"),
  ];
  const said = ({ sections }: ReportModel): string =>
    sections
      .filter(({ id }) => id === "zo-telden-we")
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === "paragraph" ? [plainText(block.text)] : []))
      .join(" ");
  const disclosure = { withheld: 3, held: 0, derivable: 0, fewestValues: 3, against: [] };

  it("is the same in every section", async () => {
    const quarter = await figuresOfFile("fixtures/monitor.csv", "2024-Q1", 5);
    const figures = protectedFigures(quarter, { "children.returned": "2023-12-31" });
    // The contents lists the sections after it, in their order.
    const sectionsOf = ({ sections }: ReportModel) => sections.filter(({ id }) => id !== "inhoud");
    const last = sectionsOf(await reportOf(figures));
    const first = sectionsOf(await reportOf(figures, [], undefined, inFront));
    expect(first[0]?.id).toBe("zo-telden-we");
    expect(first[0]?.blocks.length).toBeGreaterThan(3);
    expect(first).toEqual(inFront(last));
  });

  it("names a figure that is withheld entirely", async () => {
    const model = await reportOf(
      figuresWith({
        "registrations.total": { value: 60 },
        "children.returned": { value: null, withheld: true },
        "responseTimes.firstContactDays": { n: 60, median: 2, p90: 4 },
      }),
    );
    expect(said(model)).toContain("Van “Teruggeplaatste kinderen” tonen we daarom niets.");
  });

  it.each([
    ["on its pages", "Dat geldt voor 3 aantallen", { code: "vader", label: "Vader" }],
    ["in its files only", "In deze rapportage zelf is dat nergens nodig", null],
  ])("says whether a number is left out %s", async (_, text, hidden) => {
    const shown = [
      { code: "moeder", label: "Moeder", value: 30 },
      { code: "beide_ouders", label: "Beide ouders", value: 10 },
      { code: "kinderen", label: "Kind(eren)", value: 9 },
    ];
    const categories = hidden ? [...shown, { ...hidden, value: null, withheld: true }] : shown;
    const model = await reportOf(
      figuresWith(
        {
          "registrations.total": { value: 60 },
          "people.bySupported": { total: 60, list: "closed", categories },
        },
        { disclosure },
      ),
    );
    expect(said(model)).toContain(text);
  });

  it("explains held numbers only if the report has one", async () => {
    const held = { held: true, asOf: "2023-12-31" };
    const report = (id: string) =>
      reportOf(figuresWith({ "registrations.total": { value: 60 }, [id]: { value: 17, ...held } }));
    expect(said(await report("children.returned"))).toContain("stand eind december 2023");
    // No text prints a held sum.
    expect(said(await report("children.placed"))).not.toContain("stand eind");
  });
});

describe("two reports in one process", () => {
  // The numbers of one report have three digits and begin with 1, those of the other with 2.
  const figuresIn = (hundreds: 1 | 2): PublishedFigures => {
    let next = hundreds * 100;
    const number = () => (next += 1);
    const category = (code: string) => ({ code, label: code, value: number() });
    // It is larger than each part, so that no share has three digits.
    const total = hundreds * 100 + 99;
    return figuresWith({
      "registrations.total": { value: total },
      "registrations.inPeriod": { value: number() },
      "registrations.byMonth": {
        total,
        categories: [category("2024-01"), category("2024-02"), category("2024-03")],
      },
      "status.byCategory": {
        total,
        categories: ["lopend", "heropend", "afgesloten"].map(category),
      },
      "status.supported": { value: number() },
      "people.bySupported": { total, categories: ["moeder", "vader"].map(category) },
      "results.byTheme": { total, categories: ["overig", "gezinsherstel"].map(category) },
    });
  };

  it("share no figure", async () => {
    const reports = await Promise.all([reportOf(figuresIn(1)), reportOf(figuresIn(2))]);
    // The position of a bar in a drawing is not a figure.
    const [first = "", second = ""] = reports.map((report) =>
      allText(report).replaceAll(/"(?:height|labelAt|barAt|top)":\d+/g, ""),
    );
    expect(first).toMatch(/\b1\d\d\b/);
    expect(second).toMatch(/\b2\d\d\b/);
    expect(first).not.toMatch(/\b2\d\d\b/);
    expect(second).not.toMatch(/\b1\d\d\b/);
  });
});
