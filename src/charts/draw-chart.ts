import { formatLocale, type Loader, parse, type Spec, textMetrics, View, Warn } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";

import type { LaidOut } from "./lay-out.ts";
import type { MeasureText } from "./text-width.ts";
import { chartConfig, type ChartLook } from "./theme.ts";
import { ReportError } from "../errors.ts";
import { chartMessages } from "../messages/own-fonts.ts";

/** A text mark as Vega measures it; sizes in pixels. */
interface TextItem {
  readonly text?: string | readonly string[];
  readonly fontSize?: number;
  readonly fontWeight?: number | string;
}

// Vega exports how it measures text, but its types leave it out.
declare module "vega" {
  export const textMetrics: {
    width: (item: TextItem, line?: string | null) => number;
  };
}

/** A chart drawn: SVG with real text in the report's font. */
export interface DrawnChart extends Pick<LaidOut, "width" | "height"> {
  readonly svg: string;
}

/** Numbers as Dutch print has them. */
const DUTCH_NUMBERS = {
  decimal: ",",
  thousands: ".",
  grouping: [3],
  currency: ["€ ", ""],
} as const;

/** A chart has all that it draws: nothing is read of a disk or a network, whatever a spec names. */
const NO_LOADER: Loader = {
  load: refuseToLoad,
  sanitize: refuseToLoad,
  http: refuseToLoad,
  file: refuseToLoad,
};

/** Draws charts of one kind, which have their spec in common. */
export type DrawChart = (id: string, chart: LaidOut) => Promise<DrawnChart>;

/**
 * Compiles the Vega-Lite spec of a kind, once for all its charts. Each is drawn with its own rows in
 * the place of the invented values that the spec carries. A warning of Vega is an error, and so is a
 * drawing without marks: Vega draws a field that is not there as nothing, silently. Throws
 * ReportError "usage" where a text has no room in the report's font.
 */
export function compileSpec(spec: TopLevelSpec, look: ChartLook, measure: MeasureText): DrawChart {
  const ofSpec: string[] = [];
  const compiled = compile(spec, {
    config: chartConfig(look),
    logger: refusingLogger(ofSpec),
  }).spec;
  return async (id, { width, height, rows, params, tooWide }) => {
    const problems = [...ofSpec];
    const logger = refusingLogger(problems);
    useMeasure(measure);
    formatLocale(DUTCH_NUMBERS);
    const given = parse({
      ...withRows(compiled, rows, id),
      ...withParams(compiled, params),
      width,
      height,
    });
    const view = new View(given, { renderer: "none", logger, logLevel: Warn, loader: NO_LOADER });
    const svg = await view.toSVG();
    const cut = tooWide ?? textPastEdges(view, width);
    const isDrawn = drawsMarks(view);
    view.finalize();
    if (problems.length > 0) throw new Error(`chart ${id}: ${problems.join("; ")}`);
    if (!isDrawn) throw new Error(`chart ${id}: a drawing without marks`);
    if (cut !== null) throw new ReportError("usage", chartMessages.noRoom(cut));
    return { svg, width, height };
  };
}

/** The spec's data with the rows in the place of its invented values, which have the name `rows`. */
function withRows(spec: Spec, rows: LaidOut["rows"], id: string): Spec {
  const source = spec.data?.find(({ name }) => name === "rows");
  if (source === undefined || !("values" in source)) {
    throw new Error(`chart ${id}: the spec carries no values to replace`);
  }
  const values = rows.map((row) => ({ ...row }));
  const data = spec.data?.map((one) => (one === source ? { ...source, values } : one));
  return { ...spec, ...(data === undefined ? {} : { data }) };
}

function withParams({ signals = [] }: Spec, params: LaidOut["params"]): Pick<Spec, "signals"> {
  return {
    signals: signals.map((signal) => {
      const value = params[signal.name];
      return value === undefined ? signal : { name: signal.name, value };
    }),
  };
}

async function refuseToLoad(): Promise<never> {
  throw new Error("a chart loads nothing");
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
  return logger as never;
}

/** Vega keeps one measure for the whole process, which is ours from the first chart on. */
function useMeasure(measure: MeasureText): void {
  textMetrics.width = (item, line) => {
    const text = String(line ?? item.text ?? "").trim();
    return measure(text, item.fontSize ?? 11, Number(item.fontWeight ?? 400) >= 600);
  };
}

/** In pixels: less is the air around a letter. */
const TOLERANCE = 1;

/** A mark of a drawing, or something in one, as Vega keeps it; places count from the group's own. */
interface Drawn {
  readonly marktype?: string;
  readonly items?: readonly Drawn[];
  readonly x?: number;
  readonly bounds?: { readonly x1: number; readonly x2: number };
  readonly text?: unknown;
}

/**
 * A text of a drawing of `width` pixels that reaches past its left or right edge, where it would be
 * cut off; null where none does. The view must have been drawn.
 */
function textPastEdges(view: View, width: number): string | null {
  const [left] = view.origin();
  const { root } = view.scenegraph() as unknown as { readonly root: Drawn };
  const isCut = ({ bounds }: Drawn, offset: number): boolean =>
    bounds !== undefined &&
    bounds.x1 <= bounds.x2 &&
    (bounds.x1 + offset < -TOLERANCE || bounds.x2 + offset > width + TOLERANCE);
  const firstIn = ({ marktype, items = [] }: Drawn, offset: number): string | null => {
    for (const item of items) {
      if (marktype === "text" && isCut(item, offset)) return [item.text].flat().join(" ");
      const inside = firstIn(item, marktype === "group" ? offset + (item.x ?? 0) : offset);
      if (inside !== null) return inside;
    }
    return null;
  };
  return firstIn(root, left);
}

/** Marks that stand for numbers, whatever stands beside them. */
const TELLING = new Set(["rect", "symbol", "line"]);

/** Whether a drawing shows any number as a mark. The view must have been drawn. */
function drawsMarks(view: View): boolean {
  const { root } = view.scenegraph() as unknown as { readonly root: Drawn };
  const isTelling = ({ marktype, items = [] }: Drawn): boolean =>
    items.some((item) => {
      const { bounds } = item;
      const isThere = bounds !== undefined && bounds.x1 < bounds.x2;
      return (TELLING.has(marktype ?? "") && isThere) || isTelling(item);
    });
  return isTelling(root);
}
