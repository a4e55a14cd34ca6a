import { formatHex } from "culori";
import { beforeAll, describe, expect, it } from "vitest";

import { prepareSpec } from "../../packaging/chart-specs.ts";
import { drawingBy } from "../../src/charts/draw-all.ts";
import { familiesOf, readFonts } from "../../src/charts/fonts.ts";
import { measuresWith } from "../../src/charts/opened-fonts.ts";
import type { MeasureText } from "../../src/charts/lay-out.ts";
import { contrast, paletteOf } from "../../src/colour/derive.ts";
import { PALETTE, type Palette } from "../../src/colour/palette.ts";

let measure: MeasureText;
beforeAll(async () => {
  measure = measuresWith(await readFonts()).measure;
});

/** A drawing with a fixed size, as the build requires. */
const SIZE = { width: 300, height: 100, padding: 0, autosize: "none" };

/** Draws `values` with a spec of one mark. */
async function draw(
  mark: object,
  encoding: object,
  {
    palette = PALETTE,
    values = [0, 50, 100],
    transform = [],
  }: { palette?: Palette; values?: readonly number[]; transform?: readonly object[] } = {},
): Promise<string> {
  const rows = values.map((value, index) => ({ x: 50 + index, x2: 51 + index, y: 0, value }));
  const data = { name: "rows", values: rows };
  const layer = [{ mark, encoding }, ...(isTelling(mark) ? [] : [{ mark: "bar", encoding: AREA }])];
  const spec = { data, transform, layer, ...SIZE };
  const draw = drawingBy(prepareSpec(spec), { palette, families: familiesOf([]) });
  const size = { width: 300, height: 100 };
  return draw("one", { ...size, rows, params: {}, tooWide: null }, measure).svg;
}

/** A drawing with only texts or rules would count as empty, so those have bars beside them. */
function isTelling(mark: object): boolean {
  return "type" in mark && mark.type !== "text" && mark.type !== "rule";
}

/** Coordinates in pixels, as in our specs. */
const IN_PIXELS = { type: "quantitative", scale: null, axis: null };
const VALUE = { field: "value", ...IN_PIXELS };
const PLAIN = { x: { field: "x", ...IN_PIXELS }, y: VALUE };
const AREA = { ...PLAIN, x2: { field: "x2" }, y2: { field: "y" } };

/** The paint of the marks of a drawing, by property. */
function paintOf(svg: string, kind: string): ReadonlySet<string> {
  const group = new RegExp(`<g class="mark-${kind}[^>]*>(.*?)</g>`).exec(svg)?.[1] ?? "";
  const paints = [...group.matchAll(/\b(fill|stroke)="((?:#|rgb)[^"]+)"/g)];
  return new Set(paints.map(([, property, colour]) => `${property} ${formatHex(colour)}`));
}

describe("a mark with a style", () => {
  it("draws bars in the accent by the style `main`", async () => {
    const bars = { type: "bar", style: "main" };
    expect(paintOf(await draw(bars, AREA), "rect")).toEqual(new Set([`fill ${PALETTE.accent}`]));
    const other = paletteOf({ accent: "#7a1f5c" });
    expect(paintOf(await draw(bars, AREA, { palette: other }), "rect")).toEqual(
      new Set(["fill #7a1f5c"]),
    );
  });

  const STYLES = ["main", "second", "past", "unknown", "rule"] as const;
  const KINDS = [
    ["bar", "rect", "fill"],
    ["line", "line", "stroke"],
    ["point", "symbol", "stroke"],
    ["rule", "rule", "stroke"],
  ] as const;
  it.each(STYLES.flatMap((style) => KINDS.map((kind) => [style, ...kind] as const)))(
    "of %s colours a %s",
    async (style, type, group, property) => {
      // The palette's own rule is for lines of tables. In a chart it would be hard to see.
      const colour = PALETTE[style === "main" ? "accent" : style === "rule" ? "quiet" : style];
      const svg = await draw({ type, style }, type === "bar" ? AREA : PLAIN);
      expect(paintOf(svg, group)).toEqual(new Set([`${property} ${colour}`]));
    },
  );

  it.each([
    ["label", PALETTE.ink, undefined],
    ["label-strong", PALETTE.ink, "600"],
    ["quiet-label", PALETTE.quiet, undefined],
  ])("of %s sets text", async (style, colour, weight) => {
    const svg = await draw(
      { type: "text", style },
      { ...PLAIN, text: { field: "value", type: "nominal" } },
    );
    expect(paintOf(svg, "text")).toEqual(new Set([`fill ${colour}`]));
    expect(/font-weight="(\d+)"[^>]*>50</.exec(svg)?.[1]).toBe(weight);
  });
});

describe("a scale of roles", () => {
  it.each([
    ["['main', 'past', 'unknown']", [PALETTE.accent, PALETTE.past, PALETTE.unknown]],
    ["['second', 'second', 'main']", [PALETTE.second, PALETTE.accent]],
  ])("gives each row its colour, for any set of roles: %s", async (roles, colours) => {
    const domain = ["main", "second", "past", "unknown"];
    const color = { field: "role", type: "nominal", scale: { domain }, legend: null };
    const transform = [{ calculate: `${roles}[datum.value / 50]`, as: "role" }];
    const svg = await draw({ type: "bar" }, { ...AREA, color }, { transform });
    expect([...paintOf(svg, "rect")]).toEqual(colours.map((colour) => `fill ${colour}`));
  });
});

describe("a scale from little to much", () => {
  it.each(["rect", "bar"])("runs over the ramp, with readable ink on all of a %s", async (type) => {
    const values = Array.from({ length: 101 }, (_, percent) => percent);
    const color = { field: "value", type: "quantitative", legend: null };
    const svg = await draw({ type }, { ...AREA, color }, { values });
    const shades = [...paintOf(svg, "rect")].map((paint) => paint.replace("fill ", ""));
    expect(shades.length).toBeGreaterThan(95);
    expect([shades[0], shades.at(-1)]).toEqual([PALETTE.ramp[0], PALETTE.ramp.at(-1)]);
    const least = Math.min(...shades.map((shade) => contrast(shade, PALETTE.ink)));
    expect(least).toBeGreaterThanOrEqual(4.5);
  });
});
