import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { absentGroups, filledOf } from "../../../src/answers/export-content.ts";
import { STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import { CATALOGUE } from "../../../src/figures/catalogue.ts";
import { exportContent, periodRows } from "../../../src/pipeline/read-export.ts";
import { requirePeriod } from "../../../src/settings/settings.ts";
import { readExport } from "../../monitor/export.ts";

describe("how much of a column is filled", () => {
  it("is all, nearly all, nearly none, none, or a percentage", () => {
    expect(filledOf(979, 979, 5)).toEqual({ degree: "all" });
    expect(filledOf(0, 979, 5)).toEqual({ degree: "none" });
    expect(filledOf(975, 979, 5)).toEqual({ degree: "nearlyAll", fewerThan: 5 });
    expect(filledOf(4, 979, 5)).toEqual({ degree: "nearlyNone", fewerThan: 5 });
    expect(filledOf(974, 979, 5)).toEqual({ degree: "part", percentage: 98 });
    expect(filledOf(5, 979, 5)).toEqual({ degree: "part", percentage: 2 });
    expect(filledOf(500, 1_000, 5)).toEqual({ degree: "part", percentage: 50 });
    expect(filledOf(999_990, 1_000_000, 5)).toEqual({ degree: "part", percentage: 99 });
    expect(filledOf(20, 40, 5)).toEqual({ degree: "part", percentage: null });
    expect(filledOf(3, 6, 5)).toEqual({ degree: "part", percentage: null });
  });

  it("fits at least threshold − 1 numbers of rows, unless it is all or none", () => {
    const cases = fc.record({
      rows: fc.integer({ min: 10, max: 3_000 }),
      threshold: fc.integer({ min: 5, max: 12 }),
    });
    fc.assert(
      fc.property(cases, ({ rows, threshold }) => {
        const numbersByText = Map.groupBy(
          Array.from({ length: rows + 1 }, (_, filled) => filled),
          (filled) => JSON.stringify(filledOf(filled, rows, threshold)),
        );
        const hidden = [...numbersByText].filter(([text]) => !/"(?:all|none)"/.test(text));
        const fewest = Math.min(...hidden.map(([, numbers]) => numbers.length));
        expect(fewest).toBeGreaterThanOrEqual(Math.min(threshold, rows) - 1);
      }),
    );
  });

  it("is never less for more filled cells", () => {
    const at = (filled: number, rows: number): number => {
      const fill = filledOf(filled, rows, 5);
      if (fill.degree === "part") return fill.percentage ?? 50;
      return { none: -1, nearlyNone: 0, nearlyAll: 100, all: 101 }[fill.degree];
    };
    const cases = fc.integer({ min: 1, max: 3_000 });
    fc.assert(
      fc.property(cases, fc.nat(2_999), (rows, some) => {
        const filled = some % rows;
        expect(at(filled + 1, rows)).toBeGreaterThanOrEqual(at(filled, rows));
      }),
    );
  });
});

const read = async (text: string) => {
  const { summary } = await readExport(text);
  if (summary === null) throw new Error("no table");
  return summary;
};
const HEADER = "traject_id;aanmelddatum;aanmeldroute;statusverloop";
const contentOf = async (header: string, cells: string) => {
  const summary = await read(`${header}\n${cells}\n`);
  return exportContent(summary, STANDARD_CODEBOOK, { threshold: 5 });
};

describe("what an export lacks", () => {
  it("is each optional column of the codebook, with the figures that need it", async () => {
    const { absent, lost, columns } = await contentOf(HEADER, "T-1;2024-01-02;;");
    expect(absent.map(({ header }) => header)).toEqual(
      STANDARD_CODEBOOK.columns.slice(4).map(({ name }) => name),
    );
    // A column that no figure needs would be in the codebook for nothing.
    for (const { figures } of absent) expect(figures.length).toBeGreaterThan(0);
    const optional = new Set(STANDARD_CODEBOOK.columns.slice(4).map(({ name }) => name));
    const needing = CATALOGUE.filter((figure) => figure.columns.some((name) => optional.has(name)));
    expect(lost.map(({ id }) => id)).toEqual(needing.map(({ id }) => id));
    expect(columns.map(({ emptyMeans }) => emptyMeans)).toEqual([
      null,
      null,
      "Onbekend",
      "Nog niet gestart",
    ]);
  });

  it("is grouped by the figures that need it", async () => {
    const { absent } = await contentOf(HEADER, "T-1;2024-01-02;;");
    const groups = absentGroups(absent);
    expect(groups.flatMap(({ columns }) => columns).length).toBe(absent.length);
    expect(
      groups
        .map(({ columns }) => columns.map(({ header }) => header))
        .find((names) => names.includes("kinderen_in_netwerk")),
    ).toEqual([
      "kinderen_in_pleeggezin",
      "kinderen_bij_andere_ouder",
      "kinderen_in_netwerk",
      "kinderen_in_instelling",
    ]);
  });

  it("is not a required column or a column that is there twice", async () => {
    const { absent, unused, columns } = await contentOf(
      "traject_id;aanmelddatum;statusverloop;kinderen;kinderen;iets",
      "T-1;2024-01-02;;1;1;x",
    );
    const names = absent.map(({ header }) => header);
    expect(names).not.toContain("aanmeldroute");
    expect(names).not.toContain("kinderen");
    expect(columns.map(({ header }) => header)).not.toContain("kinderen");
    expect(unused).toEqual(["iets"]);
  });

  it("has no columns for an export without rows", async () => {
    expect((await contentOf(HEADER, "")).columns).toEqual([]);
  });
});

describe("the rows of a period", () => {
  it("are those registered in it, and those up to its end", async () => {
    const days = ["2023-12-31", "2024-01-01", "2024-03-31", "2024-04-01"];
    const rows = days.map((day, at) => `T-${at};${day};;`);
    const summary = await read([HEADER, ...rows, ""].join("\n"));
    expect(periodRows(requirePeriod("2024-Q1"), summary)).toEqual({
      id: "2024-Q1",
      label: "januari t/m maart 2024",
      to: "2024-03-31",
      within: 2,
      upToEnd: 3,
    });
  });

  it("are not known without days of registration", async () => {
    const summary = await read("traject_id;aanmeldroute;statusverloop\nT-1;;\n");
    expect(periodRows(requirePeriod("2024"), summary)).toBeNull();
  });
});
