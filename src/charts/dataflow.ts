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
import { bound, mark, render, viewlayout } from "vega-view-transforms";
import { toNumber } from "vega-util";

import type { LaidOut } from "./lay-out.ts";
import type { MeasureText } from "./text-width.ts";

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

  /** A drawing is rendered as a whole, so no part needs a mark for changes. */
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
  if (input === undefined || values === undefined) throw new Error("a drawing without rows");
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
