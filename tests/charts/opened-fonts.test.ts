import { beforeAll, describe, expect, it } from "vitest";

import { readFonts, type FontFile } from "../../src/charts/fonts.ts";
import { measuresWith } from "../../src/charts/opened-fonts.ts";
import type { MeasureText } from "../../src/charts/lay-out.ts";
import { readTheme, THEMES } from "../themes.ts";

describe("text in an organisation's own font", () => {
  let own: readonly FontFile[];
  let measure: MeasureText;
  let standard: MeasureText;
  beforeAll(async () => {
    ({ fonts: own } = await readTheme(THEMES.tweede));
    measure = measuresWith(own).measure;
    standard = measuresWith(await readFonts()).measure;
  });

  it("is as wide as that font sets it", () => {
    // The widths in the font's own table, of 1000 units.
    expect(measure("0", 1000, false)).toBe(648);
    expect(measure("m", 1000, false)).toBe(841);
    expect(measure("Overijssel", 13, false)).toBeGreaterThan(standard("Overijssel", 13, false));
  });

  it("uses the width of bold for semibold if there is no semibold", () => {
    const semibold = own.map((font): FontFile =>
      font.family === "Rapport" && font.weight === 700 ? { ...font, weight: 600 } : font,
    );
    expect(measure("maart", 10, true)).toBe(measuresWith(semibold).measure("maart", 10, true));
    expect(measure("maart", 10, true)).toBeGreaterThan(measure("maart", 10, false));
  });

  it("has the characters that the font lacks from Source Sans 3", () => {
    // The first of these is in the Latin file, the second in the file for other European letters.
    for (const character of ["↑", "Ő"]) {
      expect(measure(character, 10, false)).toBe(standard(character, 10, false));
      const mixed = measure(`Bu${character}s`, 10, false);
      const parts = ["Bu", character, "s"].map((part) => measure(part, 10, false));
      expect(mixed).toBeCloseTo(parts.reduce((sum, part) => sum + part, 0));
    }
  });
});

describe("text in the standard font", () => {
  it("has a width for letters beyond Western Europe", async () => {
    const measure = measuresWith(await readFonts()).measure;
    expect(measure("Ő", 10, false)).toBeCloseTo(measure("Ö", 10, false), 0);
  });
});
