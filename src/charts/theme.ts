import type { Palette } from "../colour/palette.ts";

/** The house style of charts. */
export interface ChartLook {
  readonly palette: Palette;
  /** The font families, in the order of the search for a character. */
  readonly families: readonly string[];
}

/** A look, in the form that a spec uses. */
export interface ChartPaint {
  readonly palette: Palette;
  /** The families as a CSS list. */
  readonly font: string;
}

/** Returns the Vega dataflow that draws a spec in a paint. Its rows and params are still open. */
export type PreparedSpec = (paint: ChartPaint) => unknown;

/** Converts a look to the form that a spec uses. */
export function paintOf({ palette, families }: ChartLook): ChartPaint {
  const font = [...families.map((family) => `'${family}'`), "sans-serif"].join(", ");
  return { palette, font };
}

/**
 * The Vega configuration that all charts share. Sizes are pixels at the chart's own scale. A spec
 * names no colour. Its marks have one of the styles `main`, `second`, `past`, `unknown`, `rule` and
 * `grid` (for bars, lines, points and rules). Its texts have the style `label`, `label-strong`,
 * `quiet-label`, or `label-on-dark` on a dark bar. A tile of a map is a `tile`, or a `bare-tile` if
 * it has no shade. If the colour depends on the row, a nominal scale with the domain `main`,
 * `second`, `past`, `unknown` takes the colours in that order. A scale from little to much takes
 * the ramp.
 */
export function chartConfig({ palette, font }: ChartPaint): object {
  const { accent, second, past, unknown } = palette;
  const ramp = [...palette.ramp];
  return {
    font,
    background: "transparent",
    padding: 2,
    view: { stroke: null },
    mark: { color: accent },
    text: { color: palette.ink },
    style: {
      main: { color: accent },
      second: { color: second },
      past: { color: past },
      unknown: { color: unknown },
      rule: { color: palette.quiet },
      grid: { color: palette.rule, strokeOpacity: 0.6 },
      // The light end of the ramp hardly differs from the page, so tiles have an outline.
      tile: { stroke: accent, strokeWidth: 1 },
      "bare-tile": { color: palette.page, stroke: unknown, strokeWidth: 1, strokeDash: [3, 2] },
      label: { color: palette.ink, fontSize: 13 },
      "label-strong": { color: palette.ink, fontSize: 13, fontWeight: 600 },
      "label-on-dark": { color: palette.page, fontSize: 13, fontWeight: 600 },
      "quiet-label": { color: palette.quiet, fontSize: 12 },
    },
    // A scale without its own range takes these. Areas and rectangles take the range of a heat map.
    range: { category: [accent, second, past, unknown], ramp, heatmap: ramp },
    // Screen readers would read Vega's English ARIA texts in addition to our alt text.
    aria: false,
  };
}
