import path from "node:path";

import { describe, expect, it } from "vitest";

import { PALETTE } from "../../src/colour/palette.ts";
import { drawChart } from "../../src/charts/draw-chart.ts";
import { familiesOf } from "../../src/charts/fonts.ts";
import type { MeasureText } from "../../src/charts/text-width.ts";
import type { Datum } from "../../src/model/report-model.ts";

const FOLDER = path.join(import.meta.dirname, "../../templates/voortgangsrapportage");
const LOOK = { palette: PALETTE, families: familiesOf([]) };
const SPECS = ["small-multiples", "small-multiples.narrow"] as const;
const PERIOD_SIZE = 11.5;
const MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec".split(" ");

/** A font in which every letter is as wide, as a part of its size. */
const inLetters =
  (width: number): MeasureText =>
  (text, fontSize) =>
    text.length * width * fontSize;

const row = (kind: string, rest: Partial<Datum>): Datum => {
  return {
    kind,
    across: 0,
    columns: 2,
    at: 0,
    y: 20,
    label: "",
    line: "",
    isFirst: false,
    ...rest,
  };
};

/** Two panels of so many periods, which end at those places between 0 and 1. */
function panelsOf(places: readonly number[], title = "Herstel", number = "12"): Datum[] {
  return [0, 1].flatMap((across) => [
    row("title", { across, y: 0, label: title }),
    row("rule", { across, y: 100 }),
    ...places.flatMap((at, index) => [
      row("point", {
        across,
        at,
        line: `${across} 0`,
        label: index === 0 || index === places.length - 1 ? number : "",
        isFirst: index === 0,
      }),
      row("period", { across, at, y: 110, label: `${MONTHS[index] ?? "?"}–mrt\n2023` }),
    ]),
  ]);
}

async function draw(spec: string, rows: readonly Datum[], letterWidth: number): Promise<string> {
  const chart = { id: spec, spec, rows: [...rows], height: 150 };
  return (await drawChart(FOLDER, chart, inLetters(letterWidth), LOOK)).svg;
}

/** The periods that a drawing names, each with the middle of its text. */
function periodsIn(svg: string): readonly { readonly name: string; readonly middle: number }[] {
  const texts = svg.matchAll(
    /text-anchor="middle" transform="translate\(([\d.]+),[^>]*>(.*?)<\/text>/g,
  );
  return [...texts].map(([, middle, name = ""]) => {
    return { name: name.replaceAll(/<[^>]*>/g, " ").trim(), middle: Number(middle) };
  });
}

/** Equally far apart, and as periods of other lengths are. */
const EVEN = Array.from({ length: 12 }, (_, index) => index / 11);
const UNEVEN = [0, 0.5, 0.53, 0.56, 0.6, 0.63, 0.66, 0.7, 0.73, 0.76, 0.8, 1];

describe.each(SPECS)("the periods below the panels of %s", (spec) => {
  it.each(
    [EVEN, UNEVEN, [0, 1]].flatMap((places) =>
      [0.45, 0.52, 0.6].map((letters) => [places.length, letters, places] as const),
    ),
  )(
    "are the first, the last and what fits between: of %i, %d em a letter",
    async (_, letters, places) => {
      const named = periodsIn(await draw(spec, panelsOf(places), letters));
      const width = letters * PERIOD_SIZE * "jan–mrt".length;
      const first = named.filter(({ name }) => name.startsWith("jan"));
      const last = named.filter(({ name }) => name.startsWith(MONTHS[places.length - 1] ?? "?"));
      expect([first.length, last.length]).toEqual([2, 2]);
      const middles = named.map(({ middle }) => middle).toSorted((a, b) => a - b);
      const steps = middles.slice(1).map((middle, index) => middle - (middles[index] ?? 0));
      expect(Math.min(...steps)).toBeGreaterThan(width);
      expect(Math.min(...middles)).toBeGreaterThanOrEqual(width / 2);
    },
  );
});

describe("two periods that have no room side by side", () => {
  it("leave the last one alone", async () => {
    const named = periodsIn(await draw("small-multiples.narrow", panelsOf([0, 1]), 1.3));
    expect(named.map(({ name }) => name.slice(0, 3))).toEqual(["feb", "feb"]);
  });
});

describe("the numbers beside the panels", () => {
  it("take the room that they need from the lines", async () => {
    const startOf = async (number: string): Promise<number> => {
      const svg = await draw("small-multiples", panelsOf(EVEN, "Herstel", number), 0.5);
      return periodsIn(svg)[0]?.middle ?? 0;
    };
    expect(await startOf("12")).toBe(28);
    expect(await startOf("123.456")).toBe(Math.ceil(7 * 0.5 * 13 + 10));
    expect(await startOf("minder\ndan 1%")).toBe(Math.ceil(6 * 0.5 * 13 + 10));
  });
});

describe("a title that is wider than its panel", () => {
  it("is cut short there, and stops no run", async () => {
    const svg = await draw("small-multiples", panelsOf(EVEN, `Kort\n${"W".repeat(46)}`), 0.6);
    expect(svg).toContain(">Kort<");
    expect(svg).toMatch(/>W{20,28}…</);
    expect(svg).not.toContain("W".repeat(30));
  });
});
