import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { PALETTE } from "../../src/colour/palette.ts";
import { drawChart } from "../../src/charts/draw-chart.ts";
import { prepareDrawing } from "../../src/charts/draw-all.ts";
import { familiesOf, readFonts } from "../../src/charts/fonts.ts";
import { measureWith, type MeasureText } from "../../src/charts/text-width.ts";
import { CHART_WIDTHS, type Datum } from "../../src/model/report-model.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { reportOf } from "../document/report-of.ts";
import { textsOf } from "./texts-of-drawing.ts";

const FOLDER = path.join(import.meta.dirname, "../../templates/voortgangsrapportage");
const SPECS = readdirSync(path.join(FOLDER, "charts")).map((file) => file.replace(".vl.json", ""));

const LOOK = { palette: PALETTE, families: familiesOf([]) };

/** One that is for a narrow screen says so in its name; one is as wide as a page. */
function widthOf(id: string): number {
  if (id.endsWith(".narrow")) return CHART_WIDTHS.narrow;
  return id === "registrations-by-month" ? CHART_WIDTHS.page : CHART_WIDTHS.column;
}

/** The invented values that a spec carries for the Vega editor. */
function inventedRows(id: string): Datum[] {
  const spec = JSON.parse(readFileSync(path.join(FOLDER, "charts", `${id}.vl.json`), "utf8")) as {
    data: { values: Datum[] };
  };
  return spec.data.values;
}

/** The row with one number in the place of all that it shows, in its texts as well. */
function withNumber(row: Datum, number: number): Datum {
  const { month, period } = row;
  const shown = Object.entries(row).map(([field, value]): [string, Datum[string]] => {
    if (field === "value" && value !== null) return [field, number];
    return [field, typeof value === "string" ? value.replaceAll(/\d+/g, String(number)) : value];
  });
  return { ...Object.fromEntries(shown), ...(month && { month }), ...(period && { period }) };
}

describe.each(SPECS)("the spec of %s", (id) => {
  let measure: MeasureText;
  beforeAll(async () => {
    measure = measureWith(await readFonts());
  });

  it("draws its own invented values, as it does in the Vega editor", async () => {
    const { svg, width } = await drawChart(
      FOLDER,
      { id, spec: id, rows: inventedRows(id), height: 200 },
      measure,
      LOOK,
    );
    expect(svg).toContain("<text");
    expect(width).toBe(widthOf(id));
  });

  it("draws the values it is given, and none of its own", async () => {
    const rows = inventedRows(id).map((row) => withNumber(row, 777));
    const { svg } = await drawChart(FOLDER, { id, spec: id, rows, height: 200 }, measure, LOOK);
    const drawn = textsOf(svg).flatMap(({ text, isAxisLabel }) =>
      isAxisLabel ? [] : (text.match(/\d+/g) ?? []),
    );
    expect(new Set(drawn)).toEqual(new Set(["777"]));
  });

  it("refuses rows without a field that it names, and with another", async () => {
    const rows = inventedRows(id);
    for (const field of Object.keys(rows[0] ?? {})) {
      const { [field]: value = null, ...others } = rows[0] ?? {};
      for (const wrong of [others, { ...others, [`${field}s`]: value }]) {
        await expect(
          drawChart(
            FOLDER,
            { id, spec: id, rows: [wrong, ...rows.slice(1)], height: 200 },
            measure,
            LOOK,
          ),
        ).rejects.toThrow(`chart ${id}`);
      }
    }
  });
});

describe("withheld values", () => {
  it("are said, and have no bar", async () => {
    const measure = measureWith(await readFonts());
    const rows = [
      { code: "a", category: "Moeder", position: 0, value: 12, role: "main" },
      { code: "b", category: "Vader", position: 1, value: null, role: "main" },
    ];
    const { svg } = await drawChart(
      FOLDER,
      { id: "bars", spec: "bars-by-category", rows, height: 50 },
      measure,
      LOOK,
    );
    expect(svg).toContain(">niet getoond</text>");
    const bars = [...svg.matchAll(/d="M208,[\d.]+h([\d.]+)v[^"]*" fill="#0a425c"/g)];
    expect(bars.map(([, width]) => Number(width) > 0)).toEqual([true, false]);
  });
});

describe("held values", () => {
  const drawn = async (spec: string, rows: readonly Datum[], height: number): Promise<string> => {
    const measure = measureWith(await readFonts());
    const chart = { id: "held", spec, rows: [...rows], height };
    return (await drawChart(FOLDER, chart, measure, LOOK)).svg;
  };

  it("have a bar of their size, and their day behind the number", async () => {
    const bar = { code: "a", category: "Moeder", position: 0, value: 12, role: "main" };
    const other = { code: "b", category: "Vader", position: 1, value: 24, role: "main" };
    const held = { ...other, number: "24 (eind dec 2023)" };
    const svg = await drawn("bars-by-category", [bar, held], 50);
    expect(svg).toContain(">24 (eind dec 2023)</text>");
    const widths = [...svg.matchAll(/d="M208,[\d.]+h([\d.]+)v[^"]*" fill="#0a425c"/g)];
    const [first = 0, second = 0] = widths.map(([, width]) => Number(width));
    expect(second / first).toBeCloseTo(2, 1);
    // The text behind the longest bar takes its room from the bars.
    const plain = await drawn("bars-by-category", [bar, other], 50);
    expect(Math.max(first, second)).toBeLessThan(
      Math.max(
        ...[...plain.matchAll(/d="M208,[\d.]+h([\d.]+)v/g)].map(([, width]) => Number(width)),
      ),
    );
  });

  it("have their day below the number in a tile", async () => {
    const tile = { code: "utrecht", label: "Utrecht", value: 12, isOutside: false, shade: 1 };
    const other = { ...tile, code: "limburg", label: "Limburg" };
    const svg = await drawn(
      "registrations-by-province",
      [{ ...tile, day: "eind dec 2023" }, other],
      260,
    );
    expect(svg.match(/>eind dec 2023<\/text>/g)).toHaveLength(1);
    expect(svg.match(/>12<\/text>/g)).toHaveLength(2);
  });

  it("stand beside withheld ones where two bars are compared", async () => {
    const pair = { code: "a", category: "Herstel", position: 0, isNamed: true };
    const svg = await drawn(
      "support-by-theme",
      [
        { ...pair, series: "gevraagd", role: "main", value: null },
        {
          ...pair,
          series: "geboden",
          role: "second",
          value: 8,
          number: "8 geboden (eind dec 2023)",
        },
      ],
      40,
    );
    expect(svg).toContain(">niet getoond gevraagd</text>");
    expect(svg).toContain(">8 geboden (eind dec 2023)</text>");
  });
});

describe("a line that is wider than a narrow screen", () => {
  it.each(["bars.narrow", "registrations-by-month.narrow"])(
    "is cut short there, and stops no run: %s",
    async (spec) => {
      const measure = measureWith(await readFonts());
      const label = `Kort\n${"W".repeat(46)}`;
      // A month's name stands before its bar, and is always as short.
      const rows = inventedRows(spec).map((row) => {
        return row["label"] === "" || row["kind"] === "month" ? row : { ...row, label };
      });
      const { svg } = await drawChart(FOLDER, { id: "a", spec, rows, height: 200 }, measure, LOOK);
      expect(svg).toContain(">Kort<");
      expect(svg).toMatch(/>W{20,38}…</);
      expect(svg).not.toContain("W".repeat(39));
    },
  );
});

describe("the measure", () => {
  it("knows the font's own advances: an m is wider than an i, and bold than regular", async () => {
    const measure = measureWith(await readFonts());
    expect(measure("mmmm", 10, false)).toBeGreaterThan(3 * measure("iiii", 10, false));
    expect(measure("maart", 10, true)).toBeGreaterThan(measure("maart", 10, false));
    expect(measure("maart", 20, false)).toBeCloseTo(2 * measure("maart", 10, false));
  });
});

describe("the drawings of two reports", () => {
  it("share no number", async () => {
    const { drawCharts } = prepareDrawing(await readFonts());
    const [early, late] = await Promise.all(
      ["2023-02..2023-03", "2024-02..2024-04"].map(async (period) => {
        const model = await reportOf(await figuresOfFile("fixtures/monitor.csv", period, 5));
        return (await drawCharts(FOLDER, model)).get("people-supported")?.svg ?? "";
      }),
    );
    const numbers = (svg = "") => [...svg.matchAll(/>(\d+)<\/text>/g)].map(([, number]) => number);
    expect(numbers(early).length).toBeGreaterThan(2);
    expect(numbers(early).filter((number) => numbers(late).includes(number))).toEqual([]);
  });
});
