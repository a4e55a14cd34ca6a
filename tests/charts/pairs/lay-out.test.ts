import { describe, expect, it } from "vitest";

import {
  chartOf,
  drawn,
  heldOf,
  laidOut,
  numbersOf,
  ofKind,
  plainCategories,
  PLACES,
  valueOf,
} from "../made-charts.ts";

type Numbers = readonly (number | null)[];

/** A category for each pair of numbers. */
const pairsOf = (
  asked: Numbers,
  given: Numbers,
  labels = asked.map((_, index) => `Thema ${index}`),
) =>
  chartOf("pairs", plainCategories(labels), {
    gevraagd: asked.map((value) => valueOf(value)),
    geboden: given.map((value) => valueOf(value)),
  });

const LONG = "Herstel van de relatie met betrokken gezinsleden en anderen om het gezin heen";

describe.each(PLACES)("pairs on a %s", (place) => {
  it("have an open point of the first series and a filled one of the second, on one scale from zero", () => {
    const drawing = laidOut(pairsOf([40, 0, 20], [20, 10, 40]), place);
    const [most = 0, nothing = 0, half = 0] = numbersOf(ofKind(drawing, "ring"), "x");
    const dots = numbersOf(ofKind(drawing, "dot"), "x");
    expect(half).toBeCloseTo((most + nothing) / 2, 6);
    expect(dots).toEqual(
      [half, nothing + (most - nothing) / 4, most].map((x): unknown => expect.closeTo(x, 6)),
    );
    expect(ofKind(drawing, "rule")).toHaveLength(3);
  });

  it("have each number on the outer side of its point, and one at each side of equal ones", () => {
    const drawing = laidOut(pairsOf([40, 10, 20, 0], [20, 30, 20, 0]), place);
    const first = ofKind(drawing, "label").filter(({ text }) => /^\d/.test(String(text)));
    expect(first.map(({ text, align }) => [text, align])).toEqual([
      ["40", "left"],
      ["10", "right"],
      ["20", "right"],
      ["0", "right"],
    ]);
    expect(ofKind(drawing, "strong").map(({ text, align }) => [text, align])).toEqual([
      ["20", "right"],
      ["30", "left"],
      ["20", "left"],
      ["0", "left"],
    ]);
  });

  it("name both series above, once", () => {
    const drawing = laidOut(pairsOf([40, 9], [20, 3]), place);
    expect(ofKind(drawing, "swatch").map(({ role }) => role)).toEqual(["past", "main"]);
    expect(drawing.rows.filter(({ text }) => text === "gevraagd")).toHaveLength(1);
  });

  it("have no point for a hidden value, and say which one is hidden", async () => {
    const chart = pairsOf([40, null, null], [20, 9, null]);
    const drawing = laidOut(chart, place);
    expect([ofKind(drawing, "ring").length, ofKind(drawing, "dot").length]).toEqual([1, 2]);
    expect(ofKind(drawing, "quiet").map(({ text }) => String(text).replaceAll("\n", " "))).toEqual([
      "gevraagd: niet getoond",
      "gevraagd: niet getoond, geboden: niet getoond",
    ]);
    await expect(drawn(chart, place)).resolves.toContain("niet getoond");
  });

  it("do not overlap with long labels and numbers of an earlier day", async () => {
    const chart = chartOf("pairs", plainCategories([LONG, "Kort", `${LONG}!`, "w".repeat(90)]), {
      gevraagd: [heldOf(1200), valueOf(3), valueOf(null), valueOf(7)],
      geboden: [valueOf(12), heldOf(3), valueOf(9), valueOf(7)],
    });
    await expect(drawn(chart, place)).resolves.toContain("1.200 (eind dec 2023)");
    const drawing = laidOut(chart, place);
    const texts = ofKind(drawing, "label").filter(({ x, y }) => x === 0 && Number(y) > 20);
    const spans = texts.map(({ y, text }) => {
      const lines = String(text).split("\n").length;
      return [Number(y) - 7.5, Number(y) - 7.5 + 15 * lines] as const;
    });
    expect(spans).toHaveLength(4);
    expect(spans.slice(1).every(([top], index) => top >= (spans[index]?.[1] ?? top))).toBe(true);
    expect(drawing.height).toBeGreaterThanOrEqual(Math.floor(spans.at(-1)?.[1] ?? 0));
  });

  it("count nothing if a series lacks a category", () => {
    const chart = chartOf("pairs", plainCategories(["Wonen"]), {
      gevraagd: [valueOf(8)],
      geboden: [null],
    });
    expect(ofKind(laidOut(chart, place), "strong").map(({ text }) => text)).toEqual(["0"]);
  });
});

describe("the labels of pairs", () => {
  it("take the room that they need on a page, and are above their lines on a telephone", () => {
    const startOf = (label: string) =>
      Number(ofKind(laidOut(pairsOf([0, 4], [4, 0], [label, "b"]), "page"), "ring")[0]?.["x"]);
    expect(startOf("Wonen")).toBeLessThan(startOf("Ouderschap en opvoeding"));
    expect(startOf(LONG)).toBeLessThan(0.55 * 472);
    const narrow = laidOut(pairsOf([4], [2], [LONG]), "narrow");
    const label = ofKind(narrow, "label").find(({ text }) => String(text).startsWith("Herstel"));
    const [ring] = ofKind(narrow, "ring");
    expect(Number(label?.["y"])).toBeLessThan(Number(ring?.["y"]));
  });
});
