import { describe, expect, it } from "vitest";

import { formatInteger } from "../../../src/language/words.ts";
import type { ChartBlock, ChartValue } from "../../../src/model/chart.ts";
import { addMonths, isoMonth, monthOf } from "../../../src/period/period.ts";
import { chartOf, drawn, laidOut, numbersOf, ofKind, PLACES, valueOf } from "../made-charts.ts";

/** A chart of months from a given month. The last months belong to the report. */
function monthsFrom(
  year: number,
  month: number,
  values: readonly (number | null | ChartValue)[],
  { own = 3, events = [] }: { own?: number; events?: readonly (readonly [string, string])[] } = {},
): ChartBlock {
  const first = monthOf(year, month);
  const given = values.map((one) => (typeof one === "number" ? valueOf(one) : one));
  return chartOf(
    "months",
    {},
    { Aanmeldingen: given },
    {
      categories: values.map((_, index) => ({
        code: isoMonth(addMonths(first, index)),
        label: [{ text: "maand" }],
        ...(index < values.length - own ? { role: "earlier" as const } : {}),
      })),
      annotations: events.map(([code, text]) => {
        return { code, text: [{ text, origin: "settings.events" }] };
      }),
    },
  );
}

const was = (value: number, before: number): ChartValue =>
  valueOf(value, { was: [{ text: formatInteger(before), origin: "source.rows" }] });

const HALF_YEAR = [10, 11, 12, 13, 14, 15];
const textsOf = (chart: ChartBlock, place: "page" | "narrow", kind: string, letter = 0.5) =>
  ofKind(laidOut(chart, place, letter), kind).map(({ text }) => text);

describe.each(PLACES)("the bars of months on a %s", (place) => {
  it("are as long as their numbers, in order of time, with the period's own bars distinct", () => {
    const bars = ofKind(laidOut(monthsFrom(2023, 10, HALF_YEAR), place), "bar");
    const [from, to] = place === "page" ? ["y", "y2"] : ["x", "x2"];
    const units = bars.map((row, index) => {
      return (Number(row[to]) - Number(row[from])) / (HALF_YEAR[index] ?? 1);
    });
    expect(new Set(units.map((unit) => unit.toFixed(6))).size).toBe(1);
    expect(bars.map(({ role }) => role)).toEqual([
      ...Array.from({ length: 3 }, () => "past"),
      ...Array.from({ length: 3 }, () => "main"),
    ]);
  });

  it("show nothing for an unknown month", () => {
    const drawing = laidOut(monthsFrom(2023, 10, [10, 11, null]), place);
    const texts = drawing.rows.map(({ text }) => text);
    expect(place === "page" ? texts.includes("–") : texts.at(-1) !== "–").toBe(false);
    const last = ofKind(drawing, "bar").at(-1);
    expect(place === "page" ? last?.["y"] === last?.["y2"] : last?.["x"] === last?.["x2"]).toBe(
      true,
    );
  });
});

describe("the numbers above upright bars", () => {
  it("are the first, the highest and those of the period", () => {
    expect(textsOf(monthsFrom(2023, 10, [10, 30, 12, 13, 14, 15]), "page", "number")).toEqual([
      "10",
      "30",
      "13",
      "14",
      "15",
    ]);
  });

  it("have the former number below them if they are revised and it fits", () => {
    const few = monthsFrom(2023, 10, [50, 51, was(105, 103), 4, 5, 6]);
    expect(textsOf(few, "page", "number")).toEqual(["50", "105", "4", "5", "6"]);
    expect(textsOf(few, "page", "was")).toEqual(["(was 103)"]);
    const number = ofKind(laidOut(few, "page"), "number").find(({ text }) => text === "105");
    const [before] = ofKind(laidOut(few, "page"), "was");
    expect(Number(number?.["y"])).toBeLessThan(Number(before?.["y"]));
    expect(Number(number?.["y"])).toBeGreaterThanOrEqual(7);
    const rising = Array.from({ length: 97 }, (_, index) => was(100 + index, 99));
    expect(textsOf(monthsFrom(2016, 3, rising), "page", "was")).toEqual([]);
  });

  it("touch neither each other nor a higher bar next to them", () => {
    const values = Array.from({ length: 40 }, (_, index) => 1000 + ((index * 7919) % 300));
    const drawing = laidOut(monthsFrom(2019, 1, values, { own: 12 }), "page");
    const numbers = ofKind(drawing, "number").map(({ x, y, text }) => {
      const half = (String(text).length * 0.5 * 13) / 2;
      return { left: Number(x) - half, right: Number(x) + half, y: Number(y) };
    });
    expect(numbers.length).toBeGreaterThan(1);
    const isOver = (one: (typeof numbers)[number], other: (typeof numbers)[number]) =>
      one.left < other.right && other.left < one.right && Math.abs(one.y - other.y) < 13;
    const over = numbers.filter((one) =>
      numbers.some((other) => one !== other && isOver(one, other)),
    );
    expect(over).toEqual([]);
    const crossed = numbers.filter(({ left, right, y }) =>
      ofKind(drawing, "bar").some(
        (bar) => Number(bar["x"]) < right && Number(bar["x2"]) > left && Number(bar["y"]) < y,
      ),
    );
    expect(crossed).toEqual([]);
  });

  it("are those that fit if bars are narrow", () => {
    const values = Array.from({ length: 60 }, (_, index) => (index === 9 ? 1300 : 1000 + index));
    expect(textsOf(monthsFrom(2019, 1, values), "page", "number")).toEqual(["1.300"]);
  });
});

describe("the numbers behind bars on a telephone", () => {
  const behind = (chart: ChartBlock) =>
    // The first label belongs to the legend.
    textsOf(chart, "narrow", "label")
      .slice(1)
      .filter((_, index) => index % 2 === 1);

  it("are behind every bar, with the former number if they are revised and it fits", () => {
    expect(behind(monthsFrom(2023, 11, [was(205, 200), was(21, 20), 4, 5, 6]))).toEqual([
      "205",
      "21 (was 20)",
      "4",
      "5",
      "6",
    ]);
  });
});

describe("the axis of months", () => {
  it("has round numbers from 0 to below the highest, on lines of their own", () => {
    const drawing = laidOut(monthsFrom(2023, 10, [20, 105, 3]), "page");
    const ticks = ofKind(drawing, "tick");
    expect(ticks.map(({ text }) => text)).toEqual(["0", "50", "100"]);
    expect(numbersOf(ofKind(drawing, "grid"), "y")).toEqual(numbersOf(ticks, "y"));
  });

  it.each([
    [1, ["0", "1"]],
    [4, ["0", "1", "2", "3", "4"]],
    [12_345, ["0", "5.000", "10.000"]],
  ])("has whole numbers up to %i", (highest, ticks) => {
    expect(textsOf(monthsFrom(2023, 10, [0, highest]), "page", "tick")).toEqual(ticks);
  });

  it("names every month, or every quarter if there are many, or every year if there are very many", () => {
    const names = (count: number) =>
      textsOf(
        monthsFrom(
          2020,
          2,
          Array.from({ length: count }, () => 5),
        ),
        "page",
        "month",
      );
    expect(names(3)).toEqual(["feb\n2020", "mrt", "apr"]);
    expect(names(25)).toHaveLength(25);
    expect(names(61).slice(0, 3)).toEqual(["apr", "jul", "okt"]);
    expect(names(201).slice(0, 2)).toEqual(["jan\n2021", "jan\n2022"]);
  });
});

describe.each(PLACES)("the part of months on a %s", (place) => {
  const chart = (part: readonly (ChartValue | null)[]): ChartBlock => {
    const made = monthsFrom(2023, 10, HALF_YEAR);
    const name = [{ text: "via de brief", origin: "source.rows" }];
    return { ...made, series: [...made.series, { name, isPart: true, values: [...part] }] };
  };

  it("is at the foot of each bar, and is named above", async () => {
    const made = chart([null, valueOf(0), valueOf(null), valueOf(13), valueOf(7), valueOf(99)]);
    const drawing = laidOut(made, place);
    const [from, to] = place === "page" ? ["y", "y2"] : ["x", "x2"];
    const long = (kind: string) =>
      ofKind(drawing, kind).map((row) => Number(row[to]) - Number(row[from]));
    const [, , , all, twice = 0, last] = long("bar");
    expect(long("part")).toEqual(
      [all, twice / 2, last].map((one): unknown => expect.closeTo(one ?? 0, 6)),
    );
    expect(new Set(ofKind(drawing, "part").map(({ role }) => role))).toEqual(new Set(["second"]));
    const swatches = ofKind(drawing, "swatch").map(({ role }) => role);
    expect(swatches).toEqual(place === "page" ? ["second"] : ["second", "main"]);
    expect(await drawn(made, place)).toContain(">via de brief</text>");
  });
});

describe("the months of the period", () => {
  const wordsIn = (values: readonly number[], own: number) => {
    const drawing = laidOut(monthsFrom(2023, 10, values, { own }), "page");
    return { drawing, words: ofKind(drawing, "own") };
  };

  it("are named above the lowest of their bars, within the drawing", async () => {
    const { drawing, words } = wordsIn([...HALF_YEAR, 30, 5, 9], 3);
    expect(words.map(({ text }) => text)).toEqual(["deze periode"]);
    const [x, y] = [Number(words[0]?.["x"]), Number(words[0]?.["y"])];
    const bars = ofKind(drawing, "bar").slice(-3);
    expect(x).toBeGreaterThan(Number(bars[0]?.["x2"]));
    expect(x + (12 * 0.5 * 12) / 2).toBeLessThanOrEqual(drawing.width);
    expect(y).toBeLessThan(Number(bars[1]?.["y"]) - 14);
    expect(await drawn(monthsFrom(2023, 10, HALF_YEAR), "page")).toContain(">deze periode</text>");
  });

  it("are not named if there are no other months, or no months", () => {
    expect([wordsIn(HALF_YEAR, 6), wordsIn(HALF_YEAR, 0)].map(({ words }) => words)).toEqual([
      [],
      [],
    ]);
  });
});

describe("events", () => {
  it("are beside low bars, which takes no room above", () => {
    const values = Array.from({ length: 25 }, (_, index) => (index > 20 ? 100 : 10));
    const events = [
      ["2023-09", "9 september 2023: eerste brieven"],
      ["2023-10", "9 oktober 2023: tweede brieven"],
    ] as const;
    const [bare, marked] = [[], events].map((some) =>
      laidOut(monthsFrom(2022, 4, values, { events: some }), "page"),
    );
    expect(marked?.height).toBe(bare?.height);
    expect(ofKind(marked ?? { rows: [] }, "label").map(({ align }) => align)).toEqual([
      "right",
      "right",
    ]);
  });

  it("have a line at their day that stops above the bar of the month", () => {
    const annotations = ["2023-11-01", "2023-11-16", "2023-12-20"].map((day) => {
      return { code: day.slice(0, 7), day, text: [{ text: "Brief", origin: "settings.events" }] };
    });
    const drawing = laidOut({ ...monthsFrom(2023, 10, HALF_YEAR), annotations }, "page");
    const [, november, december] = ofKind(drawing, "bar");
    const [axis, ...lines] = ofKind(drawing, "rule");
    const places = numbersOf(lines, "x").toSorted((a, b) => a - b);
    const [left, right] = [Number(november?.["x"]), Number(november?.["x2"])];
    expect(places[0]).toBeLessThan(left);
    expect(places[1]).toBeCloseTo((left + right) / 2, 6);
    expect(places[2]).toBeGreaterThan(Number(december?.["x"]));
    const middle = lines.find(({ x }) => x === places[1]);
    expect(Number(middle?.["y2"])).toBeLessThan(Number(november?.["y"]));
    expect(Number(lines.find(({ x }) => x === places[0])?.["y2"])).toBe(axis?.["y"]);
  });

  const long =
    "1 februari 2024: een gebeurtenis waarover heel veel te vertellen is, zodat het niet past";
  const first = ["2023-11", "9 november 2023: Brieven verstuurd"] as const;

  it("have a line at the beginning of their month, and their own room above the bars", () => {
    const heights = [[], [first], [first, ["2024-02", long] as const]].map(
      (events) => laidOut(monthsFrom(2023, 10, HALF_YEAR, { events }), "page").height,
    );
    expect(heights[0]).toBe(heights[1]);
    expect(heights[2]).toBeGreaterThan(heights[1] ?? 0);
    const drawing = laidOut(monthsFrom(2023, 10, HALF_YEAR, { events: [first] }), "page");
    const line = ofKind(drawing, "rule").at(-1);
    const bar = ofKind(drawing, "bar")[1];
    expect(Number(line?.["x"])).toBeLessThan(Number(bar?.["x"]));
    expect(Number(line?.["x"])).toBeGreaterThan(Number(ofKind(drawing, "bar")[0]?.["x2"]));
    expect(textsOf(monthsFrom(2023, 10, HALF_YEAR, { events: [first] }), "page", "label")).toEqual([
      first[1],
    ]);
  });

  it("are letters with a key if they have no room, and full texts on a telephone", () => {
    const word = "w".repeat(80);
    const events = [
      ["2024-01", `5 januari 2024: ${word}`],
      ["2024-01", "19 januari 2024: Kort"],
    ] as const;
    const chart = monthsFrom(2023, 10, HALF_YEAR, { events });
    const wide = laidOut(chart, "page");
    expect(ofKind(wide, "label").map(({ text }) => text)).toEqual(["A"]);
    const key = ofKind(wide, "quiet").map(({ text }) => text);
    expect(key.join(" ")).toBe(`A: ${events.map(([, text]) => text).join("; ")}.`);
    expect(wide.height).toBeGreaterThan(laidOut(monthsFrom(2023, 10, HALF_YEAR), "page").height);
    const narrow = laidOut(chart, "narrow", 0.6);
    const texts = ofKind(narrow, "quiet").map(({ text }) => String(text));
    expect(texts.map((text) => text.replaceAll(/\s/g, ""))).toEqual(
      events.map(([, text]) => text.replaceAll(" ", "")),
    );
    const lines = texts.flatMap((text) => text.split("\n"));
    expect(Math.max(...lines.map(({ length }) => length)) * 0.6 * 12).toBeLessThanOrEqual(320);
  });

  it("have a line that stops above a number wider than its bar, or at the axis", () => {
    const values = Array.from({ length: 24 }, (_, index) =>
      index === 5 ? 11_285 : 10_000 + index,
    );
    const feet = (month: string, some: readonly number[]) => {
      const events = [[month, "5: Brieven"]] as const;
      const drawing = laidOut(monthsFrom(2022, 4, some, { events }), "page", 0.55);
      const [axis, line] = ofKind(drawing, "rule");
      return Number(axis?.["y"]) - Number(line?.["y2"]);
    };
    expect(feet("2022-09", values)).toBeGreaterThan(0);
    expect(feet("2022-11", values)).toBe(0);
    expect(
      feet(
        "2022-11",
        values.map((value) => value - 9_990),
      ),
    ).toBe(0);
  });
});
