import { readFile } from "node:fs/promises";
import path from "node:path";

import { compile, type TopLevelSpec } from "vega-lite";
import {
  formatLocale,
  parse,
  textMetrics,
  View,
  Warn,
  type Loader,
  type Spec as VegaSpec,
} from "vega";

import type { ChartBlock, Datum } from "../model/report-model.ts";
import { ReportError } from "../errors.ts";
import { chartMessages } from "../messages/charts.ts";
import { textPastEdges } from "./cut-text.ts";
import { fitLabels } from "./label-room.ts";
import { fitPanels } from "./panel-room.ts";
import type { MeasureText } from "./text-width.ts";
import "./vega-text-metrics.ts";
import { DUTCH_NUMBERS } from "./dutch-locale.ts";
import { chartConfig, type ChartLook } from "./theme.ts";

/** A chart drawn: SVG with real text in the report's font. */
export interface DrawnChart {
  readonly svg: string;
  /** The SVG's own size in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Specs that were compiled before, by name: of one folder and look. */
export type CompiledSpecs = Map<string, VegaSpec>;

/** A chart has all that it draws: nothing is read of a disk or a network, whatever a spec names. */
const NO_LOADER: Loader = {
  load: refuseToLoad,
  sanitize: refuseToLoad,
  http: refuseToLoad,
  file: refuseToLoad,
};

/** The drawings of a report, by chart id. */
export type DrawnCharts = ReadonlyMap<string, DrawnChart>;

/**
 * Draws a chart by its Vega-Lite spec in `folder` with its rows in the place of the invented
 * values that the spec carries. Every warning of Vega is an error, and so is a row with other
 * fields than the invented ones have: a misspelt field is silent otherwise. Throws ReportError
 * "usage" where a text has no room in the report's font.
 */
export async function drawChart(
  folder: string,
  { id, spec: name, rows, height }: Pick<ChartBlock, "id" | "spec" | "rows" | "height">,
  measure: MeasureText,
  look: ChartLook,
  compiled: CompiledSpecs = new Map(),
): Promise<DrawnChart> {
  const problems: string[] = [];
  const logger = refusingLogger(problems);
  const file = path.join(folder, "charts", `${name}.vl.json`);
  const example = JSON.parse(await readFile(file, "utf8")) as TopLevelSpec;

  // What a spec compiles to does not depend on its rows, and most charts share one.
  const spec = compiled.get(name) ?? compile(example, { config: chartConfig(look), logger }).spec;
  compiled.set(name, spec);
  useMeasure(measure);
  formatLocale(DUTCH_NUMBERS);
  const panels = fitPanels(spec, rows, measure);
  const fitted = fitLabels(panels.spec, panels.rows, measure);
  const drawn = parse({ ...withRows(fitted.spec, fitted.rows, id), height });
  const view = new View(drawn, { renderer: "none", logger, logLevel: Warn, loader: NO_LOADER });
  const svg = await view.toSVG();
  const size = sizeOf(svg, id);
  const cut = fitted.tooWide ?? textPastEdges(view, size.width);
  view.finalize();
  if (problems.length > 0) throw new Error(`chart ${id}: ${problems.join("; ")}`);
  if (cut !== null) throw new ReportError("usage", chartMessages.noRoom(cut));
  return { svg, ...size };
}

/** The spec with the rows in the place of its invented values, which stand under the name `rows`. */
function withRows(spec: VegaSpec, rows: readonly Datum[], id: string): VegaSpec {
  const source = spec.data?.find(({ name }) => name === "rows");
  if (source === undefined || !("values" in source)) {
    throw new Error(`chart ${id}: the spec carries no values to replace`);
  }
  requireSameFields(source.values as readonly Datum[], rows, id);
  const values = rows.map((row) => ({ ...row }));
  const data = spec.data?.map((one) => (one === source ? { ...source, values } : one));
  return { ...spec, ...(data === undefined ? {} : { data }) };
}

/** Where a scale's ends are fixed, Vega draws a field that is not there as nothing, silently. */
function requireSameFields(invented: readonly Datum[], rows: readonly Datum[], id: string): void {
  const fieldsOf = (row: Datum): string => Object.keys(row).sort().join(", ");
  const known = new Set(invented.map(fieldsOf));
  const other = rows.map(fieldsOf).find((fields) => !known.has(fields));
  if (other !== undefined) throw new Error(`chart ${id}: no row of the spec has just ${other}`);
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

function sizeOf(svg: string, id: string): { readonly width: number; readonly height: number } {
  const match = /<svg[^>]*\swidth="([\d.]+)"[^>]*\sheight="([\d.]+)"/.exec(svg);
  if (match === null) throw new Error(`chart ${id}: an SVG without a size`);
  return { width: Number(match[1]), height: Number(match[2]) };
}
