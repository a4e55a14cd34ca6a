import type { Palette } from "../colour/palette.ts";

/** What the looks of charts depend on. */
export interface ChartLook {
  readonly palette: Palette;
  /** The families of fonts, in the order in which they are asked for a character. */
  readonly families: readonly string[];
}

/** A look in the form that a spec takes. */
export interface ChartPaint {
  readonly palette: Palette;
  /** The families as CSS lists them. */
  readonly font: string;
}

/** Brings a look into the form that a spec takes. */
export function paintOf({ palette, families }: ChartLook): ChartPaint {
  const font = [...families.map((family) => `'${family}'`), "sans-serif"].join(", ");
  return { palette, font };
}

/**
 * Looks that all charts share; sizes are pixels at the chart's own scale. A spec names no colour:
 * its marks bear one of the styles `main`, `second`, `past`, `unknown`, `rule` and `grid` (bars,
 * lines, points and rules alike), its texts `label`, `label-strong`, `quiet-label`, or `label-on-dark` within a bar that bears no ink; a tile of a map
 * is a `tile`, or a `bare-tile` where it has no shade. Where the colour
 * depends on the row, a nominal scale of the domain `main`, `second`, `past`, `unknown` takes the
 * colours in that order; a scale from little to much takes the ramp.
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
      // The light end of the ramp does not stand out from the page: the outline does.
      tile: { stroke: accent, strokeWidth: 1 },
      "bare-tile": { color: palette.page, stroke: unknown, strokeWidth: 1, strokeDash: [3, 2] },
      label: { color: palette.ink, fontSize: 13 },
      "label-strong": { color: palette.ink, fontSize: 13, fontWeight: 600 },
      "label-on-dark": { color: palette.page, fontSize: 13, fontWeight: 600 },
      "quiet-label": { color: palette.quiet, fontSize: 12 },
    },
    // Without a range of its own a scale takes these. Areas and rectangles take the range of a heat map.
    range: { category: [accent, second, past, unknown], ramp, heatmap: ramp },
    // English ARIA texts of Vega would be read out beside our own alt text.
    aria: false,
  };
}
