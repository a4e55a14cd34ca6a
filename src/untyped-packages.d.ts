// The packages that have no types of their own.

declare module "markdown-it-footnote" {
  import type MarkdownIt from "markdown-it";

  const footnote: (markdown: MarkdownIt) => void;
  export default footnote;
}

/** Handlebars' parser alone: parsing does not need its compiler. */
declare module "handlebars/dist/cjs/handlebars/compiler/base.js" {
  export function parseWithoutProcessing(input: string): hbs.AST.Program;
}

/** The hyphenation patterns of Dutch. */
declare module "hyphen/nl/index.js" {
  const patterns: { readonly hyphenateSync: (text: string) => string };
  export default patterns;
}

// The parts of Vega.

declare module "vega-dataflow" {
  /** A node of a dataflow. */
  export interface Operator {
    value: unknown;
    set: (value: unknown) => boolean;
  }
  interface ChangeSet {
    insert: (tuples: unknown) => ChangeSet;
    remove: (test: () => boolean) => ChangeSet;
  }
  export class Dataflow {
    loader(loader: unknown): this;
    logger(logger: unknown): this;
    changeset(): ChangeSet;
    pulse(operator: Operator, changes: ChangeSet): this;
    update(operator: Operator, value: unknown): this;
    run(): this;
  }
}

declare module "vega-runtime" {
  import type { Dataflow, Operator } from "vega-dataflow";

  /** A dataflow built from the output of Vega's parser. */
  interface RuntimeContext {
    readonly root: Operator;
    readonly signals: Readonly<Record<string, Operator>>;
    readonly data: Readonly<Record<string, { readonly input: Operator }>>;
    parse: (flow: unknown) => RuntimeContext;
    operatorExpression: (expression: unknown) => () => unknown;
    parameterExpression: (expression: unknown) => () => unknown;
    encodeExpression: (expression: unknown) => () => unknown;
  }
  export function context(
    dataflow: Dataflow,
    transforms: object,
    functions?: object,
    expressions?: object,
  ): RuntimeContext;
}

declare module "vega-scenegraph" {
  /** A mark of a drawing, or an item in it. Coordinates are relative to its group. */
  export interface Drawn {
    readonly marktype?: string;
    readonly items?: readonly Drawn[];
    readonly x?: number;
    readonly bounds?: { readonly x1: number; readonly x2: number; readonly y1: number };
    readonly text?: unknown;
    source?: unknown;
  }
  /** A text mark, as Vega measures it. Sizes are in pixels. */
  interface TextItem {
    readonly text?: string | readonly string[];
    readonly fontSize?: number;
    readonly fontWeight?: number | string;
  }
  export class Scenegraph {
    readonly root: Drawn;
  }
  export class SVGStringRenderer {
    constructor(loader: unknown);
    initialize(element: null, width: number, height: number, origin: readonly number[]): this;
    background(colour: unknown): this;
    render(root: Drawn): this;
    svg(): string;
  }
  export const textMetrics: { width: (item: TextItem, line?: string | null) => number };
}

declare module "vega-encode" {
  export const datajoin: object;
  export const encode: object;
  export const scale: object;
  export const sortitems: object;
}

declare module "vega-transforms" {
  export const aggregate: object;
  export const collect: object;
  export const extent: object;
  export const facet: object;
  export const filter: object;
  export const formula: object;
  export const multiextent: object;
  export const proxy: object;
  export const relay: object;
  export const sieve: object;
}

declare module "vega-view-transforms" {
  export const bound: object;
  export const mark: object;
  export const render: object;
  export const viewlayout: object;
}
