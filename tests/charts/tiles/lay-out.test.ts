import { describe, expect, it } from "vitest";

import {
  chartOf,
  drawn,
  heldOf,
  inLetters,
  laidOut,
  numbersOf,
  PLACES,
  valueOf,
} from "../made-charts.ts";

const PROVINCES = [
  ["groningen", "Groningen"],
  ["friesland", "Fryslân"],
  ["drenthe", "Drenthe"],
  ["overijssel", "Overijssel"],
  ["flevoland", "Flevoland"],
  ["gelderland", "Gelderland"],
  ["utrecht", "Utrecht"],
  ["noord-holland", "Noord-Holland"],
  ["zuid-holland", "Zuid-Holland"],
  ["zeeland", "Zeeland"],
  ["noord-brabant", "Noord-Brabant"],
  ["limburg", "Limburg"],
] as const;
const OUTSIDE = [
  ["buitenland", "Buitenland"],
  ["onbekend", "Onbekend"],
] as const;

/** The map with a number for each tile, from 1. */
function mapOf(
  places: readonly (readonly [string, string])[],
  values = places.map(() => valueOf(9)),
) {
  const chart = chartOf("tiles", {}, { Aanmeldingen: values });
  const categories = places.map(([code, name]) => ({
    code,
    label: [{ text: name }],
    ...(OUTSIDE.some(([other]) => other === code) ? { role: "elsewhere" as const } : {}),
  }));
  return { ...chart, categories };
}

describe.each(PLACES)("the map on a %s", (place) => {
  const { rows, width, height, params } = laidOut(mapOf([...PROVINCES, ...OUTSIDE]), place);

  it("has a tile for each place, without overlaps and within the edges", () => {
    const { tileWidth = 0, tileHeight = 0 } = params;
    const boxes = rows.map(({ x, y }) => [Number(x), Number(y)] as const);
    expect(boxes).toHaveLength(14);
    for (const [index, [x, y]] of boxes.entries()) {
      expect(x >= 0 && y >= 0 && x + tileWidth <= width && y + tileHeight <= height).toBe(true);
      const over = boxes.filter(
        ([left, top], other) =>
          other !== index && Math.abs(left - x) < tileWidth && Math.abs(top - y) < tileHeight,
      );
      expect(over).toEqual([]);
    }
  });

  it("shades the provinces by their numbers, and nothing else", () => {
    const values = [...PROVINCES.map((_, index) => valueOf(index + 1)), valueOf(99), valueOf(9)];
    const chart = mapOf([...PROVINCES, ...OUTSIDE], values);
    const shades = laidOut(chart, place).rows.map(({ shade }) => shade);
    expect(shades).toEqual([...PROVINCES.map((_, index) => (index + 1) / 12), null, null]);
  });

  it("shows which value is withheld and the day of a number", async () => {
    const chart = mapOf(PROVINCES.slice(0, 3), [valueOf(null), heldOf(12), valueOf(12)]);
    const svg = await drawn(chart, place, inLetters(0.45));
    expect(svg.match(/>eind dec 2023<\/text>/g)).toHaveLength(1);
    expect(svg.match(/>12<\/text>/g)).toHaveLength(2);
    expect(svg.match(/>niet getoond<\/text>/g)).toHaveLength(1);
    expect(laidOut(chart, place).rows[0]).toMatchObject({ shade: null, isShown: false });
  });

  it("has the number of a second series in small letters below the first, which sets the shade", async () => {
    const first = [valueOf(12), valueOf(24), valueOf(null), valueOf(null), heldOf(6), valueOf(0)];
    const made = mapOf(PROVINCES.slice(0, first.length), first);
    const second = [valueOf(31), null, valueOf(8), valueOf(null), heldOf(7), valueOf(0)];
    const name = [{ text: "aantal", origin: "source.rows" }];
    const chart = { ...made, series: [...made.series, { name, values: second }] };
    const tiles = laidOut(chart, place).rows.map(({ number, below, shade }) => [
      number,
      below,
      shade,
    ]);
    // A telephone cuts texts short.
    const beginnings = tiles.map(([number, below, shade]) => [
      String(number).slice(0, 4),
      String(below).slice(0, 4),
      shade,
    ]);
    expect(beginnings).toEqual([
      ["12", "31", 0.5],
      ["24", "", 1],
      ["niet", "8", null],
      ["niet", "", null],
      ["6", "eind", 0.25],
      ["0", "0", 0],
    ]);
    expect(await drawn(chart, place, inLetters(0.45))).toContain(">31</text>");
  });

  it("shows the second number instead if a place has no first number", () => {
    const made = mapOf([PROVINCES[0], OUTSIDE[0], OUTSIDE[1]]);
    const name = [{ text: "aantal", origin: "source.rows" }];
    const series = [
      { name, values: [valueOf(12), null, null] },
      { name, values: [valueOf(31), valueOf(8), null] },
    ];
    const tiles = laidOut({ ...made, series }, place).rows;
    expect(tiles.map(({ number, below, shade }) => [number, below, shade])).toEqual([
      ["12", "31", 1],
      ["8", "", null],
      ["–", "", null],
    ]);
  });

  it("puts an unknown place outside the map, and loses none", () => {
    const chart = mapOf([...PROVINCES, ...OUTSIDE, ["caribisch_nederland", "Caribisch Nederland"]]);
    const names = laidOut(chart, place).rows.map(({ name }) => String(name).replaceAll("\n", ""));
    expect(names).toHaveLength(15);
    expect(names.at(-1)).toMatch(/^Caribisch/);
  });
});

describe("a place outside the map", () => {
  it("is beside it on a page, and below it on a telephone", () => {
    const [wide, narrow] = PLACES.map((place) => {
      const { rows } = laidOut(mapOf([...PROVINCES, ...OUTSIDE]), place);
      return { inside: rows.slice(0, 12), outside: rows.slice(12) };
    });
    const past = (field: string, of = wide) =>
      Math.min(...numbersOf(of?.outside ?? [], field)) >
      Math.max(...numbersOf(of?.inside ?? [], field));
    expect([past("x"), past("y")]).toEqual([true, false]);
    expect([past("x", narrow), past("y", narrow)]).toEqual([false, true]);
  });
});

describe("names of provinces", () => {
  const places = [PROVINCES[10], PROVINCES[9]];

  it("are on one line if they fit their tile", () => {
    expect(laidOut(mapOf(places), "page", 0.5).rows[0]?.["name"]).toBe("Noord-Brabant");
  });

  it("break behind a hyphen in a wider font", () => {
    const names = laidOut(mapOf(places), "page", 0.6).rows.map(({ name }) => name);
    expect(names).toEqual(["Noord-\nBrabant", "Zeeland"]);
  });

  it("end the run if they do not fit at all, and are cut short on a telephone", async () => {
    const chart = mapOf([PROVINCES[3]]);
    const wide = drawn(chart, "page", inLetters(0.75));
    await expect(wide).rejects.toThrow('geen plaats voor "Overijssel"');
    expect(laidOut(chart, "narrow", 0.75).rows[0]?.["name"]).toMatch(/^Over.*…$/);
  });
});
