import { describe, expect, it } from "vitest";

import type { ChartBlock, ChartValue } from "../../../src/model/blocks.ts";
import {
  chartOf,
  drawn,
  heldOf,
  inLetters,
  laidOut,
  numbersOf,
  PLACES,
  plainCategories,
  valueOf,
} from "../made-charts.ts";

const SHORT = "Geweld";
const LONG = "Onvermogen om voor de kinderen te zorgen";
const LABEL = "Relaties met externe betrokkenen";

/** Bars of one series, each shorter than the one before. */
const barsOf = (labels: readonly string[], first = 30) =>
  chartOf("bars", plainCategories(labels), {
    Gezinnen: labels.map((_, index) => valueOf(first - index)),
  });

/** A figure with a requested and a provided series. */
const pairsOf = (asked: readonly (number | null)[], given: readonly (number | null)[]) =>
  chartOf("bars", plainCategories(asked.map((_, index) => `Thema ${index}`)), {
    gevraagd: asked.map((value) => valueOf(value)),
    geboden: given.map((value) => (value === null ? null : valueOf(value))),
  });

describe("bars beside their labels", () => {
  it.each([
    ["labels of one line", ["Kort", SHORT, "Wonen"], 60],
    ["one label of two lines between others", ["Kort", LONG, SHORT], 72],
    ["one at the edge of the drawing, which would cut it off", ["Kort", SHORT, LONG], 71],
    ["two of them beside each other", [SHORT, LONG, `${LONG}!`], 84],
  ])("fit in %s", (_, labels, pixels) => {
    expect(laidOut(barsOf(labels), "page").height).toBe(pixels);
  });

  it("begin behind the widest label, also in a wider font", () => {
    expect(laidOut(barsOf(["Wonen"]), "page").params["start"]).toBe(Math.ceil(5 * 0.5 * 13) + 8);
    expect(Number(laidOut(barsOf([LABEL]), "page", 0.48).params["start"])).toBeLessThan(209);
    const word = "w".repeat(30);
    expect(laidOut(barsOf([word, "Kort"]), "page", 0.6).params["start"]).toBe(
      Math.ceil(word.length * 0.6 * 13) + 8,
    );
  });

  it("end the run if a label leaves them no room", async () => {
    const word = "w".repeat(32);
    await expect(drawn(barsOf([word]), "page", inLetters(0.8))).rejects.toMatchObject({
      exitCode: 2,
      message: `In een grafiek is geen plaats voor "${word}". Kies een kortere tekst, of geef een smaller lettertype op in de instellingen.`,
    });
  });

  it("end the run if a number would be cut off", async () => {
    const name = "w".repeat(70);
    const chart = chartOf("bars", plainCategories(["Wonen"]), {
      [name]: [valueOf(40)],
      geboden: [valueOf(31)],
    });
    await expect(drawn(chart, "page")).rejects.toThrow(`geen plaats voor "40 ${name}"`);
  });

  it("are as long as their numbers, and a long number takes its room from all bars", async () => {
    const lengths = (svg: string) =>
      [...svg.matchAll(/d="M47,[\d.]+h([\d.]+)v[^"]*" fill="#0a425c"/g)].map(([, one]) =>
        Number(one),
      );
    const labels = plainCategories(["Moeder", "Vader"]);
    const plain = await drawn(
      chartOf("bars", labels, { Gezinnen: [valueOf(12), valueOf(24)] }),
      "page",
    );
    const held = await drawn(
      chartOf("bars", labels, { Gezinnen: [valueOf(12), heldOf(24)] }),
      "page",
    );
    expect(held).toContain(">24 (eind dec 2023)</text>");
    for (const svg of [plain, held]) {
      const [one = 0, two = 0] = lengths(svg);
      expect(two / one).toBeCloseTo(2, 5);
    }
    expect(Math.max(...lengths(held))).toBeLessThan(Math.max(...lengths(plain)));
  });
});

describe.each(PLACES)("bars on a %s", (place) => {
  it("have a row for each number, in the order of the categories, as the report writes it", () => {
    const { rows } = laidOut(barsOf(["Moeder", "Vader", "Kind"], 1234), place);
    expect(rows.map(({ label, number }) => [label, number])).toEqual([
      ["Moeder", "1.234"],
      ["Vader", "1.233"],
      ["Kind", "1.232"],
    ]);
  });

  it("of two series are below each other, and the first pair names them", () => {
    const { rows } = laidOut(pairsOf([40, null], [31, null]), place);
    expect(rows.map(({ label, number, role }) => [label, number, role])).toEqual([
      ["Thema 0", "40 gevraagd", "main"],
      ["", "31 geboden", "second"],
      ["Thema 1", "niet getoond", "main"],
      ["", "0", "second"],
    ]);
  });

  it("do not overlap anything, and end where their rows end", () => {
    const { rows, height } = laidOut(pairsOf([40, 3, 9], [31, 2, 5]), place);
    const [tops, ends] = [numbersOf(rows, "y"), numbersOf(rows, "y2")];
    expect(tops.slice(1).every((top, index) => top > (ends[index] ?? top))).toBe(true);
    expect(height).toBeGreaterThanOrEqual(ends.at(-1) ?? height);
  });

  it("show that a value is withheld, and draw no bar for it", async () => {
    const labels = plainCategories(["Moeder", "Vader"]);
    const svg = await drawn(
      chartOf("bars", labels, { Gezinnen: [valueOf(12), valueOf(null)] }),
      place,
    );
    expect(svg).toContain(">niet getoond</text>");
    const bars = [...svg.matchAll(/d="M[\d.]+,[\d.]+h([\d.]+)v[^"]*" fill="#0a425c"/g)];
    expect(bars.map(([, width]) => Number(width) > 0)).toEqual([true, false]);
  });

  it("show unknown values separately", () => {
    const categories = { Moeder: null, Onbekend: { role: "unknown" as const } };
    const chart = chartOf("bars", categories, { Gezinnen: [valueOf(9), valueOf(5)] });
    expect(laidOut(chart, place).rows.map(({ role }) => role)).toEqual(["main", "unknown"]);
  });
});

describe("bars on a narrow screen", () => {
  it("leave room for their numbers", () => {
    const chart = chartOf("bars", plainCategories(["Herstel"]), {
      gevraagd: [valueOf(61)],
      geboden: [valueOf(12)],
    });
    expect(laidOut(chart, "narrow", 0.36).params["longest"]).toBe(230);
    // A letter and a word with the spacing of WCAG 1.4.12.
    const number = Math.ceil(("61 gevraagd".length * (0.65 + 0.12) + 0.16) * 13) + 8;
    expect(laidOut(chart, "narrow", 0.65).params["longest"]).toBe(320 - number);
  });

  it("are below their labels, whose lines are cut short if they are too wide", () => {
    const { rows } = laidOut(barsOf([`Kort ${"W".repeat(60)}`]), "narrow", 0.6);
    expect(rows[0]?.["label"]).toMatch(/^Kort\nW{30,41}…$/);
    expect(Number(rows[0]?.["labelY"])).toBeLessThan(Number(rows[0]?.["y"]));
  });
});

describe.each(PLACES)("bars with a part on a %s", (place) => {
  const chart = (whole: readonly (number | null)[], part: readonly (ChartValue | null)[]) => {
    const made = chartOf("bars", plainCategories(whole.map((_, index) => `Resultaat ${index}`)), {
      "in totaal": whole.map((value) => valueOf(value)),
      "deze periode": part,
    });
    const [first, second] = made.series;
    return first && second ? { ...made, series: [first, { ...second, isPart: true }] } : made;
  };
  const barsIn = (made: ChartBlock) =>
    laidOut(made, place)
      .rows.filter(({ kind }) => kind === "bar")
      .map(({ from, value, number, more, role }) => [
        from,
        value,
        `${number} ${more}`.trim(),
        role,
      ]);

  it("highlight the part at their end, and show its size", () => {
    expect(barsIn(chart([52, 9], [valueOf(9), valueOf(9)]))).toEqual([
      [0, 43, "", "past"],
      [43, 52, "52, waarvan 9", "main"],
      [0, 0, "", "past"],
      [0, 9, "9, waarvan 9", "main"],
    ]);
  });

  it("are plain if there is no part or it is hidden", async () => {
    const made = chart([52, 40, 30, null], [valueOf(0), null, valueOf(null), valueOf(null)]);
    expect(barsIn(made)).toEqual([
      [0, 52, "52", "past"],
      [0, 40, "40", "past"],
      [0, 30, "30", "unknown"],
      [0, null, "niet getoond", "unknown"],
    ]);
    await expect(drawn(made, place)).resolves.not.toContain("waarvan");
  });

  it("name both colours above the bars", () => {
    const { rows } = laidOut(chart([52], [valueOf(9)]), place);
    const [first, ...others] = rows.filter(({ kind }) => kind !== "bar");
    expect(first).toMatchObject({ kind: "swatch", role: "past" });
    expect(others.map(({ label, role }) => [label, role])).toEqual([
      ["eerder", "past"],
      ["", "main"],
      ["deze periode", "past"],
    ]);
    const bars = rows.filter(({ kind }) => kind === "bar");
    expect(Math.min(...numbersOf(bars, "y"))).toBeGreaterThan(Number(first?.["y2"]));
  });
});
