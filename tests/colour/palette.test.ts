import { formatHex, interpolate, samples } from "culori";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";

import {
  contrast,
  CONTRASTS,
  darkPaletteOf,
  difference,
  NEIGHBOURS,
  paletteOf,
  shortcomings,
  SIGHTS,
} from "../../src/colour/derive.ts";
import { DARK_PALETTE, PALETTE, type Palette } from "../../src/colour/palette.ts";

/** The distances that the report's own colours keep. Any palette needs at least 10. */
const OWN_DIFFERENCE = 15;

const measured: string[] = [];
afterAll(() => {
  process.stdout.write(`\n${measured.join("\n")}\n`);
});

/** Every shade that a map can show. */
function shades({ ramp }: Palette): readonly string[] {
  return samples(201).map((part) => formatHex(interpolate([...ramp])(part)));
}

/** The shortcomings in one line each, such as "past/page contrast". */
function lines(palette: Palette): readonly string[] {
  return shortcomings(palette).map(({ kind, roles }) => `${roles.join("/")} ${kind}`);
}

describe("the palette", () => {
  it.each(CONTRASTS)("%s on %s has a contrast of at least %d", (role, against, minimum) => {
    const value = contrast(PALETTE[role], PALETTE[against]);
    measured.push(
      `${role} ${PALETTE[role]} on ${against} ${PALETTE[against]}: contrast ${value.toFixed(2)} (at least ${minimum})`,
    );
    expect(value).toBeGreaterThanOrEqual(minimum);
  });

  it.each(NEIGHBOURS)("%s and %s are distinct in every kind of vision", (role, neighbour) => {
    const values = SIGHTS.map((sight) => difference(PALETTE[role], PALETTE[neighbour], sight));
    const lines = SIGHTS.map((sight, index) => `${sight} ${values[index]?.toFixed(1)}`);
    measured.push(`${role} beside ${neighbour}: ΔE ${lines.join(", ")} (at least 15)`);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(OWN_DIFFERENCE);
  });

  it("has a ramp from light to dark, and ink is readable on all of it", () => {
    const values = shades(PALETTE).map((shade) => contrast(shade, PALETTE.ink));
    measured.push(
      `ink on the ramp: contrast ${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)} (at least 4.5)`,
    );
    expect(Math.min(...values)).toBeGreaterThanOrEqual(4.5);
    expect(values.slice(1).filter((value, index) => value > (values[index] ?? 0))).toEqual([]);
  });

  it("has outlines of its areas that stand out from page and ramp", () => {
    for (const shade of [PALETTE.page, ...shades(PALETTE)]) {
      expect(contrast(PALETTE.accent, shade)).toBeGreaterThanOrEqual(3);
    }
  });

  it("equals the palette that is derived from its own accent", () => {
    expect(paletteOf({})).toEqual(PALETTE);
    expect(paletteOf({ accent: PALETTE.accent, second: PALETTE.second })).toEqual(PALETTE);
  });
});

describe("the palette on a dark screen", () => {
  it("lacks nothing", () => {
    expect(lines(DARK_PALETTE)).toEqual([]);
  });

  it("has a ramp with readable ink, and outlines that contrast with it", () => {
    for (const shade of [DARK_PALETTE.page, ...shades(DARK_PALETTE)]) {
      expect(contrast(DARK_PALETTE.ink, shade)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(DARK_PALETTE.accent, shade)).toBeGreaterThanOrEqual(3);
    }
  });

  it("equals the palette that is derived from the light one", () => {
    expect(darkPaletteOf(PALETTE)).toEqual(DARK_PALETTE);
  });
});

describe("a palette with a worse colour", () => {
  it.each([
    ["a past too light for graphics", { past: "#6f9fb5" }, ["past/page contrast"]],
    ["two blues too near", { accent: "#0a425c", second: "#0b4f6c" }, ["accent/second difference"]],
    [
      "a second as light as the unknown",
      { second: "#b8741a" },
      ["second/page contrast", "second/unknown difference"],
    ],
    [
      "a pale accent",
      { accent: "#5c97b4" },
      [
        "accent/page contrast",
        "accent/tint contrast",
        "accent/past difference",
        "accent/unknown difference",
      ],
    ],
    [
      "a quiet text too quiet",
      { quiet: "#737f88" },
      ["quiet/page contrast", "quiet/tint contrast"],
    ],
  ])("is refused for %s", (_, worse, expected) => {
    expect(lines({ ...PALETTE, ...worse })).toEqual(expected);
  });

  it("is refused even if it only misleads readers who cannot see red and green", () => {
    const found = shortcomings(paletteOf({ accent: "#005500" }));
    expect(found).toMatchObject([{ roles: ["accent", "second"], sight: "protanopia" }]);
    expect(difference("#005500", PALETTE.second, "normal")).toBeGreaterThan(OWN_DIFFERENCE);
  });
});

describe("the measures", () => {
  it("agree with known values", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
    // In grey only lightness is left. Without the red cones, red and green are equal.
    expect(difference("#808080", "#808080", "normal")).toBe(0);
    expect(difference("#ff0000", "#00ff00", "normal")).toBeCloseTo(86.6, 1);
    expect(difference("#767676", "#a7613f", "greyscale")).toBeLessThan(3);
    expect(difference("#b04a00", "#5c7a00", "protanopia")).toBeLessThan(
      difference("#b04a00", "#5c7a00", "normal") / 2,
    );
  });
});

describe("any accent that is dark enough for text", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const colours = fc
    .tuple(byte, byte, byte)
    .map((bytes) => `#${bytes.map((value) => value.toString(16).padStart(2, "0")).join("")}`);
  const accents = colours.filter((accent) => contrast(accent, PALETTE.tint) >= 4.5);

  it("gives a past and a ramp with enough contrast", () => {
    fc.assert(
      fc.property(accents, (accent) => {
        const palette = paletteOf({ accent });
        expect(lines(palette)).not.toContain("past/page contrast");
        for (const shade of shades(palette)) {
          expect(contrast(shade, palette.ink)).toBeGreaterThanOrEqual(4.5);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives a past that is distinct from it, unless the accent is among the lightest", () => {
    const darker = accents.filter((accent) => contrast(accent, PALETTE.page) >= 6);
    fc.assert(
      fc.property(darker, (accent) => {
        expect(lines(paletteOf({ accent }))).not.toContain("accent/past difference");
      }),
      { numRuns: 300 },
    );
  });

  it("gives a sound palette for dark screens, with any second colour that fits it", () => {
    const pairs = fc.record({ accent: accents, second: colours });
    fc.assert(
      fc.property(
        pairs.filter((chosen) => lines(paletteOf(chosen)).length === 0),
        (chosen) => {
          const palette = darkPaletteOf(chosen);
          expect(lines(palette)).toEqual([]);
          for (const shade of shades(palette)) {
            expect(contrast(palette.ink, shade)).toBeGreaterThanOrEqual(4.5);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
