import type { DrawnCharts } from "../charts/draw-all.ts";
import { guessWidth, layOut, type PageWidths } from "../charts/kinds.ts";
import type { MeasureText } from "../charts/lay-out.ts";
import type { Palette } from "../colour/palette.ts";
import { lengthsOf, type Page } from "../document-type/document-type.ts";
import type { ChartBlock } from "../model/blocks.ts";
import { plainText } from "../model/text.ts";
import { escapeExpression } from "../templating/engine.ts";

/** The width of charts on a page, in whole pixels. */
export function chartWidthsOn(page: Page): PageWidths {
  const { columnWidth, textWidth } = lengthsOf(page);
  return { column: pixelsOf(columnWidth), page: pixelsOf(textWidth) };
}

/** CSS pixels: 96 to an inch of 25.4 millimetres. */
function pixelsOf(millimetres: number): number {
  return Math.floor((millimetres * 96) / 25.4);
}

/**
 * The drawing of a chart as one image with its alt text. If `charts` is null, it is an empty image
 * of the same size. With the `measure` of the drawing the size is exact; without it the size is an
 * estimate. The roles that Vega adds are removed: a screen reader would read out every mark, in
 * English.
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
 * The drawing of a chart for the screen, as one image with its alt text. It replaces the colours of
 * `palette` by the variables of the page. `attributes` distinguish the drawings of one chart.
 */
export function screenImage(
  charts: DrawnCharts,
  chart: ChartBlock,
  palette: Palette,
  attributes: string,
): string {
  const svg = withColourVariables(silentSvg(charts, chart), palette);
  // Some screen readers would also read the texts of the drawing one by one. This class makes
  // reader modes keep hidden content.
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

// The colours of a drawing.

const START_TAG = /<\w[^>]*>/g;
const PAINT = /\b(fill|stroke)="(#[\da-f]{6}|rgb\([^)]*\))"/g;

/** A colour as three parts from 0 to 255. */
type Parts = readonly [red: number, green: number, blue: number];

/**
 * Replaces the colours of a drawing by the variables of the page, so that it follows a dark page.
 * If the style of the page is not loaded, as in a reader mode, the colours are those of the
 * palette, and texts have the colour of the text around them. Throws for a colour that is neither
 * in the palette nor between two neighbours of its ramp.
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
    if (paint === null)
      throw new Error(`the palette does not contain the colour ${colour} of a drawing`);
    return paint;
  };
  return svg.replaceAll(START_TAG, (tag) => {
    const styles = Array.from(tag.matchAll(PAINT), ([, attribute = "", colour = ""]) => {
      return `${attribute}:${paintOf(colour)}`;
    });
    // The colour goes into a style, because attributes cannot mix colours. The attribute stays for
    // readers that ignore styles.
    return styles.length === 0
      ? tag
      : tag.replace(/^<\w+/, (start) => `${start} style="${styles.join(";")}"`);
  });
}

/** A colour as a mix of two neighbours of the ramp; null if it is none. */
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

/** The position of a colour between two others, from 0 to 1; null if it is not between them. */
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

// Places that are filled later.

/** The contents of the open places of a page. */
export interface Filling {
  /** The page of an element, by its id. */
  readonly pageOf: (id: string) => string;
  /** The drawing of a chart, as HTML. */
  readonly drawing: (chart: ChartBlock) => string;
}

type Place = { readonly page: string } | { readonly chart: ChartBlock };

/**
 * An open place is a comment, because no text of a report can contain one, and `changeText` does
 * not change it.
 */
const OPEN_PLACE = /<!--open (\d+)-->/g;

/** Keeps places open in a page while it is rendered, in text and attributes, to fill them later. */
export class OpenPlaces implements Filling {
  readonly #places: Place[] = [];

  /** The ids of the elements whose page is to be filled in. */
  get pages(): readonly string[] {
    return this.#places.flatMap((place) => ("page" in place ? [place.page] : []));
  }

  readonly pageOf = (page: string): string => this.#open({ page });
  readonly drawing = (chart: ChartBlock): string => this.#open({ chart });

  /** The page with its places filled. */
  fill(html: string, { pageOf, drawing }: Filling): string {
    return html.replaceAll(OPEN_PLACE, (written, index: string) => {
      const place = this.#places[Number(index)];
      if (place === undefined) return written;
      return "page" in place ? pageOf(place.page) : drawing(place.chart);
    });
  }

  #open(place: Place): string {
    return `<!--open ${this.#places.push(place) - 1}-->`;
  }
}
