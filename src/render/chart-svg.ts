import type { DrawnCharts } from "../charts/draw-all.ts";
import { guessWidth, layOut, type PageWidths } from "../charts/kinds.ts";
import type { MeasureText } from "../charts/text-width.ts";
import type { Palette } from "../colour/palette.ts";
import type { ChartBlock } from "../model/chart.ts";
import { plainText } from "../model/text.ts";
import { escapeExpression } from "../templating/engine.ts";

/**
 * A chart's drawing as one image with its alt text. Where `charts` is null, it is an empty image of
 * the drawing's size: exactly with the `measure` of the drawing, about so without one. Vega's own
 * roles go: they would read out every mark, in English.
 */
export function chartSvg(
  charts: DrawnCharts | null,
  chart: ChartBlock,
  widths: PageWidths,
  measure: MeasureText = guessWidth,
): string {
  const start = `<svg ${imageRole(chart)}`;
  if (charts !== null) return silentSvg(charts, chart).replace("<svg", start);
  const { width, height } = layOut(chart, widths, measure);
  return `${start} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"></svg>`;
}

/**
 * A chart's drawing for the screen, in an image with its alt text: its colours are the page's
 * variables in place of those of the palette that it was drawn in. `attributes` tell the drawings
 * of one chart apart.
 */
export function screenImage(
  charts: DrawnCharts,
  chart: ChartBlock,
  palette: Palette,
  attributes: string,
): string {
  const svg = withColourVariables(silentSvg(charts, chart), palette);
  // Some readers would go on to the texts within, one by one. Of what is hidden from them, reader
  // modes keep only what has this class.
  return `<div ${attributes} ${imageRole(chart)}><div class="fallback-image" aria-hidden="true">${svg}</div></div>`;
}

function silentSvg(charts: DrawnCharts, chart: ChartBlock): string {
  const drawn = charts.get(chart.id);
  if (drawn === undefined) throw new Error(`chart ${chart.id} was not drawn`);
  return drawn.svg.replaceAll(
    /\s(?:role|class|aria-[a-z]+|pointer-events|version|xmlns:xlink)="[^"]*"/g,
    "",
  );
}

function imageRole({ alt }: ChartBlock): string {
  return `role="img" aria-label="${escapeExpression(plainText(alt))}"`;
}

const START_TAG = /<\w[^>]*>/g;
const PAINT = /\b(fill|stroke)="(#[\da-f]{6}|rgb\([^)]*\))"/g;

/** A colour as its three parts, from 0 to 255. */
type Parts = readonly [red: number, green: number, blue: number];

/**
 * A drawing with its colours as the variables of the page, so that it follows the page into the
 * dark. Where the page's style is not read, as in a reader mode, they are those of the palette, and
 * texts have the colour of the text around them. Every colour is one of the palette or lies between
 * two neighbours of its ramp; any other is an Error.
 */
export function withColourVariables(svg: string, palette: Palette): string {
  const { ramp, ...roles } = palette;
  const known = new Map(
    Object.entries(roles).map(([role, colour]) => {
      const isText = role === "ink" || role === "quiet";
      return [colour, `var(--${role},${isText ? "currentColor" : colour})`];
    }),
  );
  const paintOf = (colour: string): string => {
    const paint = known.get(colour) ?? onRamp(partsOf(colour), ramp);
    if (paint === null) throw new Error(`a drawing with ${colour}, which no palette holds`);
    return paint;
  };
  return svg.replaceAll(START_TAG, (tag) => {
    const styles = Array.from(tag.matchAll(PAINT), ([, attribute = "", colour = ""]) => {
      return `${attribute}:${paintOf(colour)}`;
    });
    // A style, because an attribute knows no mixed colours; the attribute is for what reads no style.
    return styles.length === 0
      ? tag
      : tag.replace(/^<\w+/, (start) => `${start} style="${styles.join(";")}"`);
  });
}

/** The mix of two neighbours of the ramp that a colour is; null where it is none. */
function onRamp(colour: Parts, ramp: readonly string[]): string | null {
  for (const [index, shade] of ramp.entries()) {
    const [from, to] = [partsOf(shade), partsOf(ramp[index + 1] ?? shade)];
    const part = partBetween(colour, from, to);
    if (part !== null) {
      const next = Math.min(index + 1, ramp.length - 1);
      return `color-mix(in srgb,var(--ramp-${next},${ramp[next]}) ${Math.round(part * 100)}%,var(--ramp-${index},${shade}))`;
    }
  }
  return null;
}

/** How far a colour lies from one to another, from 0 to 1; null where it lies elsewhere. */
function partBetween(colour: Parts, from: Parts, to: Parts): number | null {
  const spans = from.map((start, index) => (to[index] ?? start) - start);
  const widest = spans.reduce(
    (best, span, index) => (Math.abs(span) > Math.abs(spans[best] ?? 0) ? index : best),
    0,
  );
  const span = spans[widest] ?? 0;
  const part = span === 0 ? 0 : ((colour[widest] ?? 0) - (from[widest] ?? 0)) / span;
  const isBetween =
    part >= 0 &&
    part <= 1 &&
    from.every(
      (start, index) => Math.abs(start + (spans[index] ?? 0) * part - (colour[index] ?? 0)) <= 2,
    );
  return isBetween ? part : null;
}

function partsOf(colour: string): Parts {
  const hex = /^#(..)(..)(..)$/.exec(colour);
  const [red, green, blue] =
    hex === null
      ? Array.from(colour.matchAll(/\d+/g), ([part]) => Number(part))
      : hex.slice(1).map((part) => Number.parseInt(part, 16));
  return [red ?? 0, green ?? 0, blue ?? 0];
}
