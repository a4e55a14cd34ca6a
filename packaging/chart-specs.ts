import { runInThisContext } from "node:vm";

import { parse, type Spec } from "vega";
import { Dataflow } from "vega-dataflow";
import { compile, type TopLevelSpec } from "vega-lite";
import { context } from "vega-runtime";

import {
  chartConfig,
  type ChartPaint,
  FUNCTIONS,
  type PreparedSpec,
  TRANSFORMS,
} from "../src/charts/dataflow.ts";
import { PALETTE } from "../src/colour/palette.ts";

/** The placeholder for a colour or the font of a chart: a text that no spec contains. */
const placeOf = (name: string): string => `\u00AB${name}\u00BB`;

/**
 * Colours and a font that are all placeholders. One placeholder replaces the whole ramp, because a
 * ramp has any number of colours.
 */
const PLACES: ChartPaint = {
  palette: {
    ...(Object.fromEntries(
      Object.keys(PALETTE).map((name) => [name, placeOf(name)]),
    ) as unknown as ChartPaint["palette"]),
    ramp: [placeOf("ramp"), placeOf("ramp")],
  },
  font: placeOf("font"),
};

/**
 * The code of a function that takes colours and a font, and returns the Vega dataflow that draws a
 * spec. Vega-Lite compiles the spec, and Vega parses the result. Expressions become functions. The
 * data and the parameters are filled in later.
 *
 * @throws if Vega warns, or if the spec uses something that `src/charts/dataflow.ts` lacks
 */
export function specCode(spec: object): string {
  const { spec: compiled } = compile(spec as TopLevelSpec, {
    config: chartConfig(PLACES),
    logger: REFUSING,
  });
  const { operators, streams, updates } = parse(withoutValues(compiled)) as unknown as Record<
    "operators" | "streams" | "updates",
    readonly unknown[]
  >;
  if (streams.length > 0 || updates.length > 0) throw new Error("a spec that reacts to a reader");
  return `({ palette, font }) => (${codeOf({ operators })})`
    .replaceAll(JSON.stringify(PLACES.palette.ramp), "palette.ramp")
    .replaceAll(JSON.stringify(PLACES.font), "font")
    .replaceAll(/"\u00AB(\w+)\u00BB"/g, "palette.$1");
}

/** Prepares a spec for drawing, as the build does. */
export function prepareSpec(spec: object): PreparedSpec {
  return runInThisContext(specCode(spec)) as PreparedSpec;
}

/** The spec without its sample values, which are only for the Vega editor. */
function withoutValues(spec: Spec): Spec {
  const carries = spec.data?.some((one) => one.name === "rows" && "values" in one) ?? false;
  if (!carries) throw new Error("a spec without values named rows");
  if (spec.autosize !== "none" || spec.padding !== 0)
    throw new Error("a drawing without a fixed size");
  const data = spec.data?.map((one) => (one.name === "rows" ? { ...one, values: [] } : one)) ?? [];
  return { ...spec, data };
}

/** Turns expressions into functions, with the code that Vega generates for them. */
const EXPRESSIONS = context(new Dataflow(), {});

/** A part of the output of Vega's parser, as code. */
function codeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(codeOf).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const { type, ...rest } = value as Readonly<Record<string, unknown>>;
  if (typeof type === "string" && "id" in rest) checkType(type, rest);
  const parts = Object.entries(value).map(([key, part]) => {
    const made = isExpression(part) ? expressionCode(key, part) : codeOf(part);
    return `${JSON.stringify(key)}:${made}`;
  });
  return `{${parts.join(",")}}`;
}

/** An expression: for one value, or for each channel of a mark. */
type Expression = { readonly code: string } | { readonly channels: object };

function isExpression(value: unknown): value is Expression {
  return typeof value === "object" && value !== null && ("code" in value || "channels" in value);
}

/** An expression in the form of the runtime: a function, and its key in the runtime. */
function expressionCode(key: string, expression: Expression): string {
  const made =
    "channels" in expression
      ? EXPRESSIONS.encodeExpression(expression)
      : key === "update"
        ? EXPRESSIONS.operatorExpression(expression)
        : EXPRESSIONS.parameterExpression(expression);
  const run = made.toString();
  for (const [, name = ""] of run.matchAll(/\bthis\.(\w+)/g)) {
    if (!(name in FUNCTIONS)) throw new Error(`a spec that calls ${name}`);
  }
  const code = "code" in expression ? `"code":${JSON.stringify(expression.code)},` : "";
  return `{${code}"run":${run}}`;
}

function checkType(type: string, { value }: Readonly<Record<string, unknown>>): void {
  if (type !== "operator" && !(type in TRANSFORMS)) throw new Error(`a spec that uses ${type}`);
  if (typeof value === "object" && value !== null && "$request" in value) {
    throw new Error("a chart loads nothing");
  }
}

function refuse(...messages: readonly unknown[]): never {
  throw new Error(`a spec that Vega warns of: ${messages.map(String).join(" ")}`);
}

const REFUSING = {
  level: () => REFUSING,
  error: refuse,
  warn: refuse,
  info: () => REFUSING,
  debug: () => REFUSING,
} as never;
