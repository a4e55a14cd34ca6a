import { beforeAll, describe, expect, it } from "vitest";

import { PALETTE } from "../../src/colour/palette.ts";
import { drawingBy, type DrawnChart, prepareDrawing } from "../../src/charts/draw-all.ts";
import { familiesOf, readFonts } from "../../src/charts/fonts.ts";
import { layOut } from "../../src/charts/kinds.ts";
import type { LaidOut, MeasureText, Row } from "../../src/charts/lay-out.ts";
import { measuresWith } from "../../src/charts/opened-fonts.ts";
import { PREPARED_SPECS } from "../../src/charts/prepared-specs.ts";
import { SPECS } from "../../src/charts/specs.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { reportOf } from "../document/report-of.ts";
import { chartOf, PAGE_WIDTHS, placeOf, PLACES, plainCategories, valueOf } from "./made-charts.ts";
import { textsOf } from "./texts-of-drawing.ts";

const LOOK = { palette: PALETTE, families: familiesOf([]) };
const KINDS = ["bars", "months", "tiles", "multiples", "stack", "pairs"] as const;
type Kind = (typeof KINDS)[number];

/** The invented values and the size in a spec, which the Vega editor shows. */
function inventedIn(kind: Kind): LaidOut {
  const { data, width, height } = SPECS[kind] as unknown as {
    readonly data: { readonly values: readonly Row[] };
    readonly width: number;
    readonly height: number;
  };
  return { width, height, rows: data.values, params: {}, tooWide: null };
}

/** A chart of a kind with two categories and two series. */
function exampleOf(kind: Kind) {
  const labels = {
    bars: ["a", "b"],
    months: ["2024-01", "2024-02"],
    tiles: ["utrecht", "limburg"],
    multiples: ["2022", "2023"],
    stack: ["a", "b"],
    pairs: ["a", "b"],
  }[kind];
  const values = [valueOf(777), valueOf(777)];
  return chartOf(kind, plainCategories(labels), { een: values, twee: values });
}

describe.each(KINDS)("the spec of %s", (kind) => {
  let measure: MeasureText;
  const draw = (chart: LaidOut): DrawnChart =>
    drawingBy(PREPARED_SPECS[kind], LOOK)(kind, chart, measure);
  beforeAll(async () => {
    measure = measuresWith(await readFonts()).measure;
  });

  it("draws its own invented values, as it does in the Vega editor", () => {
    const { svg } = draw(inventedIn(kind));
    const texts = new Set(textsOf(svg).map(({ text }) => text.replaceAll(/\s/g, "")));
    const invented = inventedIn(kind).rows.flatMap((row) =>
      ["label", "name", "number", "text"].flatMap((field) => row[field] ?? []),
    );
    const shown = invented.map((one) => String(one).replaceAll(/\s/g, "")).filter(Boolean);
    expect(shown.filter((text) => !texts.has(text))).toEqual([]);
  });

  it.each(PLACES)("draws the given data on a %s, and nothing of its own", (place) => {
    const laidOut = layOut(exampleOf(kind), placeOf(place), measure);
    const drawing = draw(laidOut);
    expect([drawing.width, drawing.height]).toEqual([laidOut.width, laidOut.height]);
    const numbers = textsOf(drawing.svg).flatMap(({ text, isAxisLabel }) =>
      isAxisLabel ? [] : (text.match(/\d+/g) ?? []),
    );
    const own = numbers.filter((one) => one !== "777" && !/^20\d\d$/.test(one));
    expect(numbers).toContain("777");
    expect(own).toEqual([]);
  });

  it.each(PLACES)("contains values with the fields of the layout on a %s", (place) => {
    const fieldsOf = (rows: readonly Row[]): readonly string[] =>
      [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
    const { rows } = layOut(exampleOf(kind), placeOf(place), measure);
    expect(fieldsOf(rows)).toEqual(fieldsOf(inventedIn(kind).rows));
    const { params } = layOut(exampleOf(kind), placeOf(place), measure);
    const { params: known = [] } = SPECS[kind] as { params?: readonly { name: string }[] };
    expect(Object.keys(params).sort()).toEqual(known.map(({ name }) => name).sort());
  });

  it("stops the run if it would draw no marks", () => {
    const laidOut = layOut(exampleOf(kind), PAGE_WIDTHS, measure);
    const misspelt = laidOut.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([field, value]) => [`${field}s`, value])),
    );
    for (const rows of [[], misspelt]) {
      expect(() => draw({ ...laidOut, rows })).toThrow(`chart ${kind}`);
    }
  });
});

describe("the measure", () => {
  it("knows the font's own advances: an m is wider than an i, and bold than regular", async () => {
    const measure = measuresWith(await readFonts()).measure;
    expect(measure("mmmm", 10, false)).toBeGreaterThan(3 * measure("iiii", 10, false));
    expect(measure("maart", 10, true)).toBeGreaterThan(measure("maart", 10, false));
    expect(measure("maart", 20, false)).toBeCloseTo(2 * measure("maart", 10, false));
  });
});

describe("the drawings of two reports", () => {
  it("share no number", async () => {
    const draw = prepareDrawing(await readFonts());
    const [early, late] = await Promise.all(
      ["2023-02..2023-03", "2024-02..2024-04"].map(async (period) => {
        const model = await reportOf(await figuresOfFile("fixtures/monitor.csv", period, 5));
        return (await draw(model, PAGE_WIDTHS)).get("from-registration-to-result")?.svg ?? "";
      }),
    );
    const numbers = (svg = "") => [...svg.matchAll(/>(\d+)<\/text>/g)].map(([, number]) => number);
    expect(numbers(early).length).toBeGreaterThan(2);
    expect(numbers(early).filter((number) => numbers(late).includes(number))).toEqual([]);
  });
});
