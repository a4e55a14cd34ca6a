import { describe, expect, it } from "vitest";

import type { ChartValue } from "../../../src/model/blocks.ts";
import {
  chartOf,
  drawn,
  heldOf,
  laidOut,
  numbersOf,
  ofKind,
  PLACES,
  valueOf,
} from "../made-charts.ts";

const PERIOD_SIZE = 11.5;
const MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec".split(" ");

/** Twelve months, and periods that end within a longer one. */
const EVEN = MONTHS.map((_, index) => `2023-${String(index + 1).padStart(2, "0")}`);
const UNEVEN = ["2020", ...EVEN.slice(0, 6), "2024"];

/** Panels over periods, with the numbers of each. Null if a period has none. */
function panelsOf(
  periods: readonly string[],
  panels: Readonly<Record<string, readonly (number | null | ChartValue)[]>>,
  whole?: number,
) {
  const values = (some: readonly (number | null | ChartValue)[]) =>
    some.map((one) => (typeof one === "number" ? valueOf(one) : one));
  return chartOf(
    "multiples",
    {},
    Object.fromEntries(Object.entries(panels).map(([name, some]) => [name, values(some)])),
    {
      categories: periods.map((code, index) => {
        return { code, label: [{ text: `${MONTHS[index]}–mrt 2023`, origin: "period.short" }] };
      }),
      ...(whole === undefined ? {} : { whole }),
    },
  );
}

const steady = (periods: readonly string[], value = 12) => periods.map(() => value);

describe.each(PLACES)("the periods below the panels on a %s", (place) => {
  it.each(
    [EVEN, UNEVEN, ["2022", "2023"]].flatMap((periods) =>
      [0.45, 0.52, 0.6].map((letters) => [periods.length, letters, periods] as const),
    ),
  )(
    "are the first, the last and what fits between: of %i, %d em a letter",
    (_, letters, periods) => {
      const chart = panelsOf(periods, {
        a: steady(periods),
        b: steady(periods),
        c: steady(periods),
      });
      const drawing = laidOut(chart, place, letters);
      const left = Math.min(...numbersOf(ofKind(drawing, "period"), "x"));
      const named = ofKind(drawing, "period").filter(({ x }) => Number(x) < drawing.width / 2);
      const names = named.map(({ text }) => String(text).slice(0, 3));
      expect([names[0], names.at(-1)]).toEqual(["jan", MONTHS[periods.length - 1]]);
      const width = letters * PERIOD_SIZE * "jan–mrt".length;
      const middles = numbersOf(named, "x");
      const steps = middles.slice(1).map((middle, index) => middle - (middles[index] ?? 0));
      expect(Math.min(...steps)).toBeGreaterThan(width);
      expect(left).toBeGreaterThanOrEqual(width / 2);
    },
  );

  it("are only the last one if two do not fit side by side", () => {
    const chart = panelsOf(["2022", "2023"], { a: [1, 2], b: [1, 2], c: [1, 2] });
    const named = ofKind(laidOut(chart, place, 2.6), "period");
    expect(named.map(({ text }) => String(text).slice(0, 3))).toEqual(["feb", "feb"]);
  });
});

describe.each(PLACES)("the lines of panels on a %s", (place) => {
  it("are on one scale, from zero, in all panels", () => {
    const chart = panelsOf(EVEN, { a: steady(EVEN, 40), b: steady(EVEN, 60), c: steady(EVEN, 20) });
    const drawing = laidOut(chart, place);
    const bases = numbersOf(ofKind(drawing, "rule"), "y");
    const units = ofKind(drawing, "point").map(({ y, line }) => {
      const panel = Number(String(line)[0]);
      return ((bases[panel] ?? 0) - Number(y)) / ([40, 60, 20][panel] ?? 1);
    });
    expect(units).toHaveLength(36);
    expect(new Set(units.map((unit) => unit.toFixed(6))).size).toBe(1);
  });

  it("have light lines for half and all if the scale has a whole", () => {
    const drawing = laidOut(panelsOf(EVEN, { a: steady(EVEN, 80) }, 100), place);
    const [base = 0] = numbersOf(ofKind(drawing, "rule"), "y");
    const [half = 0, top = 0] = numbersOf(ofKind(drawing, "grid"), "y");
    expect(base - half).toBeCloseTo(half - top, 6);
    const [point = 0] = numbersOf(ofKind(drawing, "point"), "y");
    expect((base - point) / (base - top)).toBeCloseTo(0.8, 6);
  });

  it("name their lowest and highest points if these are not their ends and fit", async () => {
    const named = (values: readonly (number | null)[]) => {
      const chart = panelsOf(EVEN.slice(0, 5), { a: values, b: [5, 5, 5, 5, 5] }, 100);
      return ofKind(laidOut(chart, place), "extreme").map(({ text }) => text);
    };
    expect(named([50, 80, 60, 30, 55])).toEqual(["80", "30"]);
    expect(named([50, 80, 60, 3, 55])).toEqual(["80"]);
    expect(named([20, 30, 40, 50, 60])).toEqual([]);
    expect(named([60, 60, 20, 60, 60])).toEqual(["20"]);
    expect(named([null, 80, 60, 90, 55])).toEqual([]);
    const high = panelsOf(
      EVEN.slice(0, 5),
      { a: [50, 100, 60, 30, 55], b: steady(EVEN.slice(0, 5)) },
      100,
    );
    expect(ofKind(laidOut(high, place), "extreme").map(({ text }) => text)).toEqual(["100", "30"]);
    await expect(drawn(high, place)).resolves.toContain(">30</text>");
  });

  it("have points where their periods end, which may differ in length", () => {
    const periods = ["2022", "2023-H1", "2023-07", "2023-Q4", "2024-Q1"];
    const drawing = laidOut(panelsOf(periods, { a: steady(periods) }), place);
    const places = numbersOf(ofKind(drawing, "point"), "x");
    const [first = 0, last = 0] = [places[0], places.at(-1)];
    const shares = places.map((x) => Math.round(((x - first) / (last - first)) * 456));
    expect(shares).toEqual([0, 181, 212, 365, 456]);
  });

  it("start again after a period without a point, and number the ends of what is shown", () => {
    const hidden = valueOf(null);
    const chart = panelsOf(EVEN.slice(0, 5), { a: [hidden, 50, null, 55, 60], b: [1, 2, 3, 4, 5] });
    const drawing = laidOut(chart, place);
    const lines = ofKind(drawing, "point").map(({ line }) => line);
    expect(lines.slice(0, 3)).toEqual(["0 1", "0 2", "0 2"]);
    const numbers = ofKind(drawing, "number").map(({ text, align }) => [text, align]);
    expect(numbers.slice(0, 2)).toEqual([
      ["50", "right"],
      ["60", "left"],
    ]);
  });

  it("say why there are no points", () => {
    const hidden = { ...heldOf(17), value: null };
    const chart = panelsOf(["2022", "2023"], { a: [hidden, hidden], b: [1, 2] });
    const texts = ofKind(laidOut(chart, place), "title").map(({ text }) => text);
    expect(texts).toEqual(["a", "17 (eind dec 2023)", "b"]);
  });
});

describe("the numbers beside the panels", () => {
  const startOf = (value: ChartValue): number => {
    const chart = panelsOf(EVEN, { a: EVEN.map(() => value), b: steady(EVEN) });
    return numbersOf(ofKind(laidOut(chart, "page"), "point"), "x")[0] ?? 0;
  };

  it("take the room that they need from the lines", () => {
    expect(startOf(valueOf(12))).toBe(26);
    expect(startOf(valueOf(123_456))).toBe(Math.ceil(7 * 0.5 * 13 + 10));
    const words = [{ text: "minder dan", origin: "source.rows" }];
    expect(startOf(valueOf(1, { text: words }))).toBe(Math.ceil(6 * 0.5 * 13 + 10));
  });
});

describe("panels", () => {
  it("stand two by two, and the lowest of each column names the periods", () => {
    const five = Object.fromEntries(
      "abcde".split("").map((name) => [name, steady(EVEN.slice(0, 3))]),
    );
    const drawing = laidOut(panelsOf(EVEN.slice(0, 3), five), "page");
    const titles = ofKind(drawing, "title").map(({ x, y }) => `${x} ${y}`);
    expect(new Set(titles).size).toBe(5);
    expect(new Set(numbersOf(ofKind(drawing, "title"), "x")).size).toBe(2);
    expect(new Set(numbersOf(ofKind(drawing, "period"), "y")).size).toBe(2);
  });

  it("on a telephone are below each other if there are two", () => {
    const xs = (names: string) =>
      new Set(
        numbersOf(
          ofKind(
            laidOut(
              panelsOf(
                EVEN,
                Object.fromEntries(names.split("").map((name) => [name, steady(EVEN)])),
              ),
              "narrow",
            ),
            "title",
          ),
          "x",
        ),
      ).size;
    expect([xs("ab"), xs("abc")]).toEqual([1, 2]);
  });

  it("cut a title short that is wider than the panel, without stopping the run", () => {
    const chart = panelsOf(EVEN, { [`Kort ${"W".repeat(46)}`]: steady(EVEN), b: steady(EVEN) });
    const [title] = ofKind(laidOut(chart, "page", 0.6), "title");
    expect(title?.["text"]).toMatch(/^Kort\nW{20,28}…$/);
  });
});

describe.each(PLACES)("the scale of panels on a %s", (place) => {
  const percent = (value: number) => ({ value, text: [{ text: `${value}%` }] });
  const scaleOf = (first: number, whole?: number) => {
    const values = { a: [percent(first), percent(30)], b: [percent(9), percent(3)] };
    return ofKind(laidOut(panelsOf(["2022", "2023"], values, whole), place), "tick");
  };

  it("is named beside the first panel, except a line at the height of the first number", async () => {
    const names = (first: number) => scaleOf(first, 100).map(({ text }) => text);
    // The second panel is below the first on a telephone, and has 9% at its lowest line.
    const below = place === "page" ? [] : ["50%", "100%"];
    expect(names(75)).toEqual(["0%", "50%", "100%", ...below]);
    expect(names(52)).toEqual(["0%", "100%", ...below]);
    expect(names(88)).toEqual(["0%", "50%", "100%", ...below]);
    expect(scaleOf(52)).toEqual([]);
    const chart = panelsOf(["2022", "2023"], { a: [percent(75), percent(30)] }, 100);
    expect(await drawn(chart, place)).toContain(">50%</text>");
  });

  it("draws its last point differently", () => {
    const drawing = laidOut(panelsOf(["2022", "2023"], { a: [12, 30], b: [9, null] }), place);
    const last = ofKind(drawing, "last").map(({ x, y }) => [x, y]);
    const points = ofKind(drawing, "point").map(({ x, y }) => [x, y]);
    expect(last).toEqual(points.slice(1));
  });
});
