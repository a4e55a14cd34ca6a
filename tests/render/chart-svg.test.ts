import { formatHex, interpolate } from "culori";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { DARK_PALETTE, PALETTE } from "../../src/colour/palette.ts";
import { withColourVariables } from "../../src/render/drawings.ts";

const paintOf = (colour: string): string =>
  withColourVariables(`<path fill="${colour}"/>`, PALETTE);

const rgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;

describe("the colours of a drawing on a screen", () => {
  it.each([
    [PALETTE.accent, "var(--accent,#0a425c)"],
    [PALETTE.unknown, "var(--unknown,#8c959b)"],
    [PALETTE.page, "var(--page,#ffffff)"],
  ])("are variables of the page, with the colour itself as fallback: %s", (colour, variable) => {
    expect(paintOf(colour)).toBe(`<path style="fill:${variable}" fill="${colour}"/>`);
  });

  it("fall back to the colour of the text around them, for texts", () => {
    expect(paintOf(PALETTE.ink)).toContain('style="fill:var(--ink,currentColor)"');
    expect(paintOf(PALETTE.quiet)).toContain('style="fill:var(--quiet,currentColor)"');
  });

  it("include the outline and the inside in one attribute", () => {
    const svg = `<path d="M0" fill="${PALETTE.page}" stroke="${PALETTE.accent}" stroke-width="1"/>`;
    const styled = withColourVariables(svg, PALETTE);
    expect(styled.match(/ style="/g)).toHaveLength(1);
    expect(styled).toContain('style="fill:var(--page,#ffffff);stroke:var(--accent,#0a425c)"');
  });

  it("include lines, and leave elements without a colour alone", () => {
    const svg = `<path stroke="${PALETTE.rule}" fill="none"/>`;
    expect(withColourVariables(svg, PALETTE)).toBe(
      `<path style="stroke:var(--rule,${PALETTE.rule})" stroke="${PALETTE.rule}" fill="none"/>`,
    );
  });

  it("are a mix of two shades of the ramp in a map", () => {
    const shade = interpolate([...PALETTE.ramp], "rgb");
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (part) => {
        const colour = formatHex(shade(part));
        const mix =
          /color-mix\(in srgb,var\(--ramp-(\d),#\w+\) (\d+)%,var\(--ramp-(\d),#\w+\)\)/.exec(
            paintOf(rgb(colour)),
          );
        const [, upper, percent, lower] = mix?.map(Number) ?? [];
        const ends = [PALETTE.ramp[lower ?? 0] ?? "", PALETTE.ramp[upper ?? 0] ?? ""];
        const again = formatHex(interpolate(ends, "rgb")((percent ?? Number.NaN) / 100));
        expect(ends).not.toContain("");
        for (const at of [1, 3, 5]) {
          const channel = (hex: string): number => Number.parseInt(hex.slice(at, at + 2), 16);
          expect(Math.abs(channel(again) - channel(colour))).toBeLessThanOrEqual(3);
        }
      }),
    );
  });

  it("must be in the palette", () => {
    expect(() => paintOf("#12ab34")).toThrow("#12ab34");
    expect(() => paintOf(DARK_PALETTE.accent)).toThrow(DARK_PALETTE.accent);
  });
});
