import { Dataflow } from "vega-dataflow";
import { datajoin, encode, scale, sortitems } from "vega-encode";
import { context } from "vega-runtime";
import { type Drawn, Scenegraph, SVGStringRenderer, textMetrics } from "vega-scenegraph";
import {
  aggregate,
  collect,
  extent,
  facet,
  filter,
  formula,
  multiextent,
  proxy,
  relay,
  sieve,
} from "vega-transforms";
import { toNumber } from "vega-util";
import { bound, mark, render, viewlayout } from "vega-view-transforms";

import type { Palette } from "../colour/palette.ts";
import type { LaidOut, MeasureText } from "./lay-out.ts";

// Draws with a part of Vega.

/** The parts of Vega's dataflows that our specs use. All of Vega takes much longer to load. */
export const TRANSFORMS: Readonly<Record<string, object>> = {
  aggregate,
  bound,
  collect,
  datajoin,
  encode,
  extent,
  facet,
  filter,
  formula,
  mark,
  multiextent,
  proxy,
  relay,
  render,
  scale,
  sieve,
  sortitems,
  viewlayout,
};

/** Functions of Vega's expression language that Vega's own compilers put into expressions. */
export const FUNCTIONS: Readonly<Record<string, (value: unknown) => unknown>> = {
  isValid: (value) => value !== null && value !== undefined && !Number.isNaN(value),
  toNumber: (value) => toNumber(value),
};

/** An expression of a spec, which the build has compiled to a function. */
interface Expression {
  readonly run: (...args: readonly unknown[]) => unknown;
}

const run = (_: unknown, expression: Expression) => expression.run.bind(FUNCTIONS);
const EXPRESSIONS = { operator: run, parameter: run, encode: run, codegen: {} };

/**
 * A chart contains everything that it draws. Nothing is read from a disk or a network, even if a
 * spec names it.
 */
const NO_LOADER = {
  load: refuseToLoad,
  sanitize: refuseToLoad,
  http: refuseToLoad,
  file: refuseToLoad,
};

async function refuseToLoad(): Promise<never> {
  throw new Error("a chart loads nothing");
}

/** The part of Vega's `View` that the dataflow of a fixed-size drawing needs. */
class Drawing extends Dataflow {
  /**
   * Vega clears its indexes after this many removed rows. Its own limit of 10,000 suits one large
   * chart.
   */
  readonly cleanThreshold = 100;
  readonly #scenegraph = new Scenegraph();

  scenegraph(): Scenegraph {
    return this.#scenegraph;
  }

  /** A drawing is rendered as a whole, so Vega need not mark the parts that changed. */
  dirty(): void {}

  /** The size is fixed. */
  _resizeView(): void {}
}

/** A drawing, as Vega's scenegraph and as SVG. */
interface Scene {
  readonly root: Drawn;
  readonly svg: string;
}

/** Draws the rows of a chart. Adds the problems that Vega reports to `problems`. */
export type DrawScene = (
  chart: Pick<LaidOut, "width" | "height" | "rows" | "params">,
  measure: MeasureText,
  problems: string[],
) => Scene;

/**
 * Makes a dataflow that draws charts one after another, because making it takes longer than
 * drawing. The rows of each chart replace all rows of the previous chart.
 */
export function sceneDrawing(flow: unknown): DrawScene {
  const drawing = new Drawing().loader(NO_LOADER);
  const { root, signals, data } = context(drawing, TRANSFORMS, {}, EXPRESSIONS).parse(flow);
  const scene = drawing.scenegraph().root;
  root.set(scene);
  const input = data["root"]?.input;
  const values = data["rows"]?.input;
  if (input === undefined || values === undefined) throw new Error("a spec needs data for rows");
  scene.source = input;
  drawing.pulse(input, drawing.changeset().insert(scene.items));
  return ({ width, height, rows, params }, measure, problems) => {
    useMeasure(measure);
    drawing.logger(refusingLogger(problems));
    for (const [name, value] of Object.entries({ ...params, width, height })) {
      if (signals[name] !== undefined) drawing.update(signals[name], value);
    }
    const changes = drawing.changeset().remove(() => true);
    drawing.pulse(values, changes.insert(rows.map((row) => ({ ...row })))).run();
    const svg = new SVGStringRenderer(NO_LOADER)
      .initialize(null, width, height, [0, 0])
      .background(signals["background"]?.value)
      .render(scene)
      .svg();
    return { root: scene, svg };
  };
}

function refusingLogger(problems: string[]) {
  const refuse = (...messages: readonly unknown[]) => {
    problems.push(messages.map(String).join(" "));
    return logger;
  };
  const ignore = () => logger;
  const logger = {
    level: () => logger,
    error: refuse,
    warn: refuse,
    info: ignore,
    debug: ignore,
  };
  return logger;
}

/** Vega has one measure for the whole process. From the first chart on, it is ours. */
function useMeasure(measure: MeasureText): void {
  textMetrics.width = (item, line) => {
    const text = String(line ?? item.text ?? "").trim();
    return measure(text, item.fontSize ?? 11, Number(item.fontWeight ?? 400) >= 600);
  };
}

// The look of charts.

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

/** Returns the Vega dataflow that draws a spec in a paint. Its rows and params are set later. */
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
