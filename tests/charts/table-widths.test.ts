import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { readFonts } from "../../src/charts/fonts.ts";
import { measuresIn } from "../../src/charts/kinds.ts";
import type { Measures } from "../../src/charts/lay-out.ts";
import { measuresWith } from "../../src/charts/opened-fonts.ts";
import { standardWidths } from "../../src/charts/standard-widths.ts";

/** The characters of Dutch texts. */
const DUTCH = Array.from(
  " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéëïóü0123456789,.-–%€()…'’\u00A0",
);
/** Letters that the font joins, or sets closer together. */
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

  it("are exactly those of the opened font, for any text of its characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: units, maxLength: 40 }), fc.boolean(), (text, isBold) => {
        for (const kind of ["measure", "roughly"] as const) {
          expect(known[kind](text, 11.5, isBold)).toBe(opened[kind](text, 11.5, isBold));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("cover every character of Dutch texts, in regular and in bold", () => {
    const { units: known } = standardWidths().regular;
    expect(DUTCH.filter((character) => !known.includes(character))).toEqual([]);
    expect(standardWidths().bold.units).toEqual(known);
  });

  it("refuse a text with a character that they lack", () => {
    expect(() => known.measure("Ő", 10, false)).toThrow("no width of U+0150");
  });
});
