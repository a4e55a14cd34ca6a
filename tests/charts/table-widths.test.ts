import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { readFonts } from "../../src/charts/fonts.ts";
import { measuresWith } from "../../src/charts/opened-fonts.ts";
import { standardWidths } from "../../src/charts/standard-widths.ts";
import { measuresIn } from "../../src/charts/measures.ts";
import type { Measures } from "../../src/charts/text-width.ts";
import { readTheme, THEMES } from "../themes.ts";

/** What stands in texts of a report, with what the font sets as one or closer together. */
const DUTCH = Array.from(
  " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéëïóü0123456789,.-–%€()…'’\u00A0",
);
const TOGETHER = ["f", "ff", "fft", "ft", "T", "Te", "AV", "Wo", "11", "L’"];

describe("the widths from the build", () => {
  let opened: Measures;
  let known: Measures;
  beforeAll(async () => {
    const fonts = await readFonts();
    opened = measuresWith(fonts);
    known = await measuresIn(fonts)("");
  });

  const units = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...DUTCH) },
    { weight: 1, arbitrary: fc.constantFrom(...TOGETHER) },
    { weight: 1, arbitrary: fc.constantFrom(...standardWidths().regular.units) },
  );

  it("are to the last digit those of the opened font, for any text of its characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: units, maxLength: 40 }), fc.boolean(), (text, isBold) => {
        for (const kind of ["measure", "roughly"] as const) {
          expect(known[kind](text, 11.5, isBold)).toBe(opened[kind](text, 11.5, isBold));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("know each character that the drawings of the sample and their own words have", () => {
    const { units: known } = standardWidths().regular;
    expect(DUTCH.filter((character) => !known.includes(character))).toEqual([]);
    expect(standardWidths().bold.units).toEqual(known);
  });

  it("refuse a text of which they lack a character", () => {
    expect(() => known.measure("Ő", 10, false)).toThrow("no width of U+0150");
  });
});

describe("the measures of texts", () => {
  it.each(["Ő", "e\u0301", "1\u20442", "a\u00ADb", "\u0007", "😀", "\n"])(
    "are of the opened font where the build has no width of %j",
    async (text) => {
      const fonts = await readFonts();
      const { measure } = await measuresIn(fonts)({ some: ["where", { in: `a ${text}` }] });
      expect(measure(text, 10, false)).toBe(measuresWith(fonts).measure(text, 10, false));
    },
  );

  it("are of the organisation's own font where it has one", async () => {
    const { fonts } = await readTheme(THEMES.tweede);
    const { measure } = await measuresIn(fonts)("m");
    expect(measure("m", 1000, false)).toBe(841);
  });
});
