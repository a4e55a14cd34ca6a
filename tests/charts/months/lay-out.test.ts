import { describe, expect, it } from "vitest";

import { formatInteger } from "../../../src/language/numbers.ts";
import type { ChartBlock, ChartValue } from "../../../src/model/chart.ts";
import { addMonths, isoMonth, monthOf } from "../../../src/period/month.ts";
import { chartOf, laidOut, numbersOf, ofKind, PLACES, valueOf } from "../made-charts.ts";

/** A chart of months from one on, of which the last ones are the report's own. */
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
  it("are as long as their numbers, in order of time, those of the period apart", () => {
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

  it("tell nothing of a month of which nothing is known", () => {
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
  it("are those of the period and the highest", () => {
    expect(textsOf(monthsFrom(2023, 10, [10, 30, 12, 13, 14, 15]), "page", "number")).toEqual([
      "30",
      "13",
      "14",
      "15",
    ]);
  });

  it("bear an asterisk where they are revised, which stands alone above narrow bars", () => {
    const few = [50, 51, was(105, 103), 4, 5, 6];
    expect(textsOf(monthsFrom(2023, 10, few), "page", "number")).toEqual(["105*", "4", "5", "6"]);
    const many = Array.from({ length: 97 }, (_, index) => was(index === 40 ? 120 : 100, 99));
    const numbers = textsOf(monthsFrom(2016, 3, many), "page", "number");
    expect(numbers.filter((text) => text === "*")).toHaveLength(96);
    expect(numbers[40]).toBe("120*");
  });

  it("leave the highest without its number where that would stand over an asterisk", () => {
    const level = Array.from({ length: 97 }, (_, index) => was(index === 40 ? 101 : 100, 99));
    expect(textsOf(monthsFrom(2016, 3, level), "page", "number")[40]).toBe("*");
  });

  it("are none but the highest where bars are narrow", () => {
    const values = Array.from({ length: 60 }, (_, index) => (index === 9 ? 1300 : 1000 + index));
    expect(textsOf(monthsFrom(2019, 1, values), "page", "number")).toEqual(["1.300"]);
  });
});

describe("the numbers behind bars on a telephone", () => {
  const behind = (chart: ChartBlock) =>
    textsOf(chart, "narrow", "label").filter((_, index) => index % 2 === 1);

  it("stand behind every bar, revised ones with what they were where there is room", () => {
    expect(behind(monthsFrom(2023, 11, [was(205, 200), was(21, 20), 4, 5, 6]))).toEqual([
      "205*",
      "21* (was 20)",
      "4",
      "5",
      "6",
    ]);
    expect(behind(monthsFrom(2023, 12, [was(123_456, 123_455), 4]))[0]).toBe("*");
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

  it("names every month, by quarter where they are many, and by year where they are very many", () => {
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
    expect(names(25).slice(0, 3)).toEqual(["apr", "jul", "okt"]);
    expect(names(61).slice(0, 2)).toEqual(["jan\n2021", "jan\n2022"]);
  });
});

describe("events", () => {
  const long =
    "1 februari 2024: een gebeurtenis waarover heel veel te vertellen is, zodat het niet past";
  const first = ["2023-11", "9 november 2023: Brieven verstuurd"] as const;

  it("have a line at the beginning of their month, and room of their own above the bars", () => {
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

  it("are letters with a key where they have no room, and whole on a telephone", () => {
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

  it("have a line that stops above a number that is wider than its bar, and else at the axis", () => {
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
