import { describe, expect, it } from "vitest";

import type { ChartBlock } from "../../../src/model/blocks.ts";
import {
  chartOf,
  drawn,
  laidOut,
  ofKind,
  PLACES,
  plainCategories,
  valueOf,
} from "../made-charts.ts";

const STATUS = ["Lopend", "Heropend", "Nog niet begonnen", "Afgerond", "Gestopt"];
const said = (text: string) => [{ text, origin: "source.rows" }];

const stackOf = (values: readonly (number | null)[], rest: Partial<ChartBlock> = {}) =>
  chartOf(
    "stack",
    plainCategories(STATUS.slice(0, values.length)),
    { Trajecten: values.map((value) => valueOf(value)) },
    rest,
  );

/** Marks that may not overlap, with their ends along the bar. */
const ends = (chart: ChartBlock, place: (typeof PLACES)[number]) =>
  ofKind(laidOut(chart, place), "part").map(({ x, x2 }) => [Number(x), Number(x2)] as const);

describe.each(PLACES)("a stacked bar on a %s", (place) => {
  it("fills the whole width, with each part as wide as its number, followed by a gap", () => {
    const values = [484, 17, 44, 139, 283];
    const parts = ends(stackOf(values), place);
    const units = parts.map(([x, x2], index) => ((x2 - x) / (values[index] ?? 1)).toFixed(6));
    expect(new Set(units).size).toBe(1);
    expect(parts[0]?.[0]).toBe(0);
    expect(parts.at(-1)?.[1]).toBeCloseTo(laidOut(stackOf(values), place).width, 6);
    expect(parts.slice(1).map(([x], index) => x - (parts[index]?.[1] ?? 0))).toEqual(
      parts.slice(1).map((): unknown => expect.closeTo(1.5, 6)),
    );
  });

  it("names every part with its number, even zero and hidden numbers", async () => {
    const chart = stackOf([484, 0, null, 139]);
    const drawing = laidOut(chart, place);
    expect(ofKind(drawing, "part")).toHaveLength(2);
    const texts = (...kinds: readonly string[]) =>
      kinds.flatMap((kind) => ofKind(drawing, kind).map(({ text }) => text));
    const inside = place === "page" ? ["Lopend", "Afgerond"] : ["Lopend"];
    expect(texts("name-on-dark", "name-on-light")).toEqual(inside);
    const others = STATUS.slice(0, 4).filter((name) => !inside.includes(name));
    expect(texts("label")).toEqual(others);
    expect(texts("strong")).toEqual(["0", "niet getoond", "139"].slice(0, others.length));
    expect(await drawn(chart, place)).toContain(">niet getoond</text>");
  });

  it("shows names and numbers that fit, in a readable colour", () => {
    const drawing = laidOut(stackOf([484, 1, 440, 139]), place);
    const inside = ["on-dark", "on-light"].map((kind) =>
      ofKind(drawing, kind).map(({ text }) => text),
    );
    expect(inside).toEqual([["484"], ["440", "139"]]);
    const names = ofKind(drawing, "name-on-dark").map(({ x }) => Number(x));
    const numbers = ofKind(drawing, "on-dark").map(({ x }) => Number(x));
    const halves = ("Lopend".length + "484".length) * 0.25 * 13;
    expect((numbers[0] ?? 0) - (names[0] ?? 0)).toBeGreaterThan(halves);
  });

  it("uses no colour that means something else, and gets lighter from part to part", () => {
    const parts = ofKind(laidOut(stackOf([9, 8, 7, 6, 5]), place), "part");
    expect(parts.map(({ role }) => role)).toEqual(["main", "past", "shade", "shade", "shade"]);
    expect(parts.slice(2).map(({ shade }) => shade)).toEqual([0.7, 0.35, 0]);
  });

  it("shows no number in an unknown part", () => {
    const chart = chartOf(
      "stack",
      { Ja: null, Onbekend: { role: "unknown" }, Nee: null },
      { Gezinnen: [10, 20, 30].map((value) => valueOf(value)) },
    );
    const drawing = laidOut(chart, place);
    expect(ofKind(drawing, "part").map(({ role }) => role)).toEqual(["main", "unknown", "past"]);
    const inside = [...ofKind(drawing, "on-dark"), ...ofKind(drawing, "on-light")];
    expect(inside.map(({ text }) => text)).toEqual(["10", "30"]);
  });

  it("has a bracket over the sum of some parts, whose text stays within the drawing", async () => {
    const text = said("501 trajecten met ondersteuning");
    const chart = stackOf([900, 0, 2, 3, 30], {
      annotations: [
        { code: "Lopend", until: "Heropend", text },
        { code: "Nog niet begonnen", until: "Afgerond", text },
      ],
    });
    const drawing = laidOut(chart, place);
    const parts = ofKind(drawing, "part");
    const [first, , , second] = ofKind(drawing, "rule");
    expect([first?.["x"], first?.["x2"]]).toEqual([parts[0]?.["x"], parts[0]?.["x2"]]);
    expect([second?.["x"], second?.["x2"]]).toEqual([parts[1]?.["x"], parts[2]?.["x2"]]);
    expect((await drawn(chart, place)).split("501 trajecten")).toHaveLength(3);
  });

  it("has no bracket if the spanned parts are zero or missing", () => {
    const annotations = [
      { code: "Heropend", text: said("0 samen") },
      { code: "elders", text: said("elders") },
    ];
    expect(ofKind(laidOut(stackOf([9, 0, 3], { annotations }), place), "over")).toEqual([]);
  });

  it("is one of several if categories name their bars, with a legend if a name does not fit", () => {
    const chart = chartOf(
      "stack",
      {
        Alle: { bar: said("Welke kinderen") },
        Enkele: { bar: said("Welke kinderen"), role: "unknown" },
        Beide: { bar: said("Welke ouders") },
        Eén: { bar: said("Welke ouders") },
      },
      { Gezinnen: [3, 1, 1, 1].map((value) => valueOf(value)) },
    );
    const drawing = laidOut(chart, place);
    expect(ofKind(drawing, "label").map(({ text }) => text)).toEqual([
      "Welke kinderen",
      "Enkele",
      "Welke ouders",
    ]);
    const parts = ofKind(drawing, "part");
    expect(new Set(parts.map(({ y }) => y)).size).toBe(2);
    expect(parts[1]?.["x2"]).toBeCloseTo(drawing.width, 6);
    expect(parts[3]?.["x2"]).toBeCloseTo(drawing.width, 6);
    const down = drawing.rows.map(({ y2 }) => Number(y2));
    expect(Math.max(...down)).toBeLessThanOrEqual(drawing.height);
  });

  it("breaks long labels, without stopping the run", async () => {
    const long = `${"een lang antwoord ".repeat(8)}${"w".repeat(90)}`;
    const chart = chartOf("stack", plainCategories([long, "Kort"]), {
      Gezinnen: [valueOf(12), valueOf(1234)],
    });
    await expect(drawn(chart, place)).resolves.toContain("1.234");
  });

  it("draws its legend even if all parts are zero", async () => {
    await expect(drawn(stackOf([0, 0, 0]), place)).resolves.toContain("Lopend");
  });
});
