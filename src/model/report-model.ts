import { z } from "zod";

import { periodOfReport } from "../disclosure/published-figures.ts";
import { showsNothing } from "../language/printable.ts";

/**
 * The report as data: all that rendering needs and all that it gets. It can be written as JSON,
 * reviewed line by line, and rendered again without the export. So it may come from a file that
 * someone else wrote: what becomes a path, a link or an attribute has a form of its own.
 */

/** A place in the report, which links lead to. */
const id = z.string().regex(/^[a-z][\w.-]{0,99}$/i);
/** Without a slash or two dots in a row: it names a file within one folder. */
const fileStem = z.string().regex(/^[a-z][a-z\d-]*(?:\.[a-z][a-z\d-]*)?$/);
/** A place in the report, or a site. */
const target = z.union([
  id,
  z
    .string()
    .regex(/^https?:\/\/\S+$/i)
    .refine((address) => URL.canParse(address)),
]);

const WITHOUT_ORIGIN = "a number without an origin";
const hasDigit = (text: string): boolean => /\d/.test(text);

/** Fixed words; a number in them would have come from nowhere. */
const words = z.string().refine((text) => !hasDigit(text), WITHOUT_ORIGIN);

/** The words of a heading, which a PDF may not leave out. */
const heading = words.refine((text) => !showsNothing(text), "a heading without words");

const plainRun = z.object({
  text: z.string(),
  origin: z.string().optional(),
  target: target.optional(),
});
const run = plainRun
  .extend({ note: z.array(plainRun).readonly().optional() })
  .refine(
    ({ note, ...own }) =>
      [own, ...(note ?? [])].every(({ text, origin }) => origin !== undefined || !hasDigit(text)),
    WITHOUT_ORIGIN,
  );
const text = z.array(run).readonly();
/** Text that a PDF may not leave out: at the head of a column, or in place of an image. */
const filledText = text.refine(
  (runs) => !showsNothing(runs.map((one) => one.text).join("")),
  "text without words",
);

/** A line below a block, such as the explanation of a value that is not shown. */
const remark = text.optional();

/** A lead stands larger, over the width of the page. */
const paragraph = z.object({ type: z.literal("paragraph"), text, isLead: z.boolean() });

const subheading = z.object({ type: z.literal("subheading"), title: heading });

/** The titles of the sections that follow, each with its page in print. */
const contents = z.object({
  type: z.literal("contents"),
  items: z.array(z.object({ id, title: heading })).min(1),
});

const keyFigures = z.object({
  type: z.literal("keyFigures"),
  /** `change` says what each was before. */
  items: z.array(z.object({ value: text, label: text, change: text.optional() })).min(1),
});

const list = z.object({
  type: z.literal("list"),
  intro: text.optional(),
  items: z.array(text).min(1),
  remark,
});

const terms = z.object({
  type: z.literal("terms"),
  items: z.array(z.object({ term: text, explanation: text })).min(1),
});

const tableBody = z.object({
  columns: z.array(z.object({ label: filledText, numeric: z.boolean() })).min(2),
  rows: z.array(z.object({ cells: z.array(text).min(2), isTotal: z.boolean() })).min(1),
});

const table = tableBody.extend({
  type: z.literal("table"),
  id,
  caption: text,
  remark,
});

/** One row of a chart's data: what the spec of the chart names as its fields. */
const datum = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** How wide a drawing is, in pixels: a column, the page's content, or a telephone. */
export const CHART_WIDTHS = { column: 472, page: 986, narrow: 320 } as const;

/** What is drawn: by which spec, how high, and from what rows. */
const drawing = z.object({
  /** The Vega-Lite spec that draws it: a file in the document's folder charts/. */
  spec: fileStem,
  /** Pixels: the drawing is as high as this, so that pages can be laid out before it is made. */
  height: z.int().positive(),
  /** What the spec draws; each number is one of the chart's table, where its origin stands. */
  rows: z.array(datum).min(1),
});

const chart = drawing.extend({
  type: z.literal("chart"),
  id,
  /** The title that stands above the chart. */
  title: text,
  /** What someone who cannot see the chart hears: kind, subject and finding. */
  alt: filledText,
  remark,
  /** Takes the width of the page, not of one column. */
  wide: z.boolean(),
  /**
   * The same for a narrow screen, where the drawing of the page would be too small to read. It has
   * texts of its own where it is of another kind.
   */
  narrow: drawing.extend({ own: z.object({ alt: filledText, remark }).optional() }),
  /** The same numbers to be read. */
  table: tableBody,
});

/** The numbers of the report's charts as tables, for readers on paper; by the charts' ids. */
const chartTables = z.object({
  type: z.literal("chartTables"),
  charts: z.array(id).min(1),
});

const narrative = z.object({
  type: z.literal("narrative"),
  /** What the document calls the text; not there in reports that were kept before it was noted. */
  name: fileStem.optional(),
  /** Markdown as the communications staff wrote it, checked. */
  markdown: z.string(),
  isSample: z.boolean(),
});

const block = z.discriminatedUnion("type", [
  paragraph,
  subheading,
  contents,
  keyFigures,
  list,
  terms,
  table,
  chart,
  chartTables,
  narrative,
]);

/** Where a section stands on a screen that has its contents beside it. */
export const screenPlace = z.enum(["inPlace", "second", "last"]);

const section = z.object({
  id,
  title: heading,
  startsFlow: z.boolean(),
  mayLeaveRoom: z.boolean(),
  onScreen: screenPlace,
  blocks: z.array(block).min(1),
});

const colour = z.string().regex(/^#[\da-f]{6}$/);

/** The colours by role; what each is for stands in the stage colour. */
const palette = z.object({
  page: colour,
  ink: colour,
  quiet: colour,
  accent: colour,
  second: colour,
  past: colour,
  unknown: colour,
  rule: colour,
  tint: colour,
  warning: colour,
  ramp: z.array(colour).min(2).readonly(),
});

/** An image that stands in the report itself, so that it needs no other file. */
const logo = z.object({
  mediaType: z.enum(["image/svg+xml", "image/png", "image/jpeg"]),
  base64: z.string().regex(/^[a-z\d+/]*={0,2}$/i),
  alt: z.string(),
});

export const reportModelSchema = z.object({
  schemaVersion: z.literal(1),
  /** The folder under templates/ that renders it. */
  document: fileStem,
  language: z.literal("nl-NL"),
  title: heading,
  subject: words,
  /** `from` and `to` are its first and last day in ISO 8601. */
  period: periodOfReport,
  referenceDate: z.string(),
  organisation: z.string().nullable(),
  logo: logo.nullable(),
  palette,
  /** For a screen that its reader set dark. */
  darkPalette: palette,
  /** The publication date in words; null while the report is a draft. */
  publishedOn: z.string().nullable(),
  /** The same day in ISO 8601. */
  publishedDay: z.iso.date().nullable(),
  /** Said on the cover and every page: the figures are for eyes inside only. */
  internalUseOnly: z.boolean(),
  /** What a reader must know before anything else. */
  warnings: z.array(text),
  sections: z.array(section).min(1),
});

export type ReportModel = z.infer<typeof reportModelSchema>;
export type Section = z.infer<typeof section>;
export type Block = z.infer<typeof block>;
export type BlockOf<T extends Block["type"]> = Extract<Block, { type: T }>;
export type ChartBlock = BlockOf<"chart">;
export type TableBody = z.infer<typeof tableBody>;
export type Drawing = z.infer<typeof drawing>;
export type Datum = z.infer<typeof datum>;
