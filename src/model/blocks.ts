import { z } from "zod";

import { showsNothing } from "../language/characters.ts";
import { parseOrigin } from "./origins/origin.ts";

/*
 * The blocks of a report as data: texts, tables, charts and images. They may come from a file that
 * someone else wrote: everything that becomes a path, a link or an attribute has its own strict
 * format.
 */

/** A target in the report, for links. */
export const id = z.string().regex(/^[a-z][\w.-]{0,99}$/i);

/** The name of a file within one folder: without a slash, and without two successive dots. */
export const fileStem = z.string().regex(/^[a-z][a-z\d-]*(?:\.[a-z][a-z\d-]*)?$/);

/** A target in the report, a site, a mail address or a telephone number. */
const target = z.union([
  id,
  z.string().regex(/^(?:mailto:[\w.+-]+@[\w.-]+|tel:\+?\d{3,15})$/),
  z
    .string()
    .regex(/^https?:\/\/\S+$/i)
    .refine((address) => URL.canParse(address)),
]);

const WITHOUT_ORIGIN = "a number without an origin";
const hasDigit = (text: string): boolean => /\d/.test(text);

/** Words of a document type or of a writer, who are responsible for the numbers in them. */
export const words = z.string();

/** The words of a heading, which a PDF may not leave out. */
export const heading = words.refine((text) => !showsNothing(text), "a heading without words");

const plainRun = z.object({
  text: z.string(),
  origin: z
    .string()
    .refine((one) => parseOrigin(one) !== undefined, "an origin of no known form")
    .optional(),
  target: target.optional(),
});

const run = plainRun
  .extend({ note: z.array(plainRun).readonly().optional() })
  .refine(
    ({ note, ...own }) =>
      [own, ...(note ?? [])].every(({ text, origin }) => origin !== undefined || !hasDigit(text)),
    WITHOUT_ORIGIN,
  );

/** Text as runs, each number with its origin. */
export const text = z.array(run).readonly();

/** Text that a PDF may not leave out: the header of a column, or the alternative of an image. */
const filledText = text.refine(
  (runs) => !showsNothing(runs.map((one) => one.text).join("")),
  "text without words",
);

/**
 * The end of an alt text that leaves numbers out. It is also correct in the PDF, which has no
 * tables of charts.
 */
export const ALT_REST = "Meer cijfers: zie de tabel op de webpagina.";

/** The rows of a table. The first cell of each row is its header. */
export const tableBody = z.object({
  columns: z.array(z.object({ label: filledText, numeric: z.boolean() })).min(2),
  rows: z.array(z.object({ cells: z.array(text).min(2), isTotal: z.boolean() })).min(1),
});

/** A number in a chart. */
const chartValue = z.strictObject({
  /** The value that is drawn; null if nothing is drawn, and `text` then gives the reason. */
  value: z.number().nullable(),
  /** The number as it is printed, with its origin: "105", "85%", "niet getoond". */
  text: filledText,
  /** The day of a held number, in few letters: "eind dec 2023". */
  asOf: filledText.optional(),
  /** The number as it was published before it was revised. */
  was: filledText.optional(),
});

const category = z.strictObject({
  /** The code in the codebook; `jjjj-mm` for a month, the id for a period. */
  code: z.string().min(1),
  label: filledText,
  /**
   * The role that distinguishes the category: not known yet, a month before the report's period, or
   * a place outside the map. Absent for an ordinary category.
   */
  role: z.enum(["unknown", "earlier", "elsewhere"]).optional(),
  /** The bar of a `stack` that contains it; absent if there is only one bar. */
  bar: filledText.optional(),
});

const series = z.strictObject({
  name: filledText,
  /**
   * True if it counts a part of what the first series counts, and is drawn within that series'
   * bars.
   */
  isPart: z.boolean().optional(),
  /** One for each category; null if the figure has none. */
  values: z.array(chartValue.nullable()).min(1),
});

/** A label for an event, or for some categories together. */
const annotation = z.strictObject({
  /** The category at which it is placed. */
  code: z.string(),
  /** The last category that it spans; absent if it belongs to one category. */
  until: z.string().optional(),
  /** The day of the event in ISO 8601; absent if it is not an event. */
  day: z.iso.date().optional(),
  text: filledText,
});

/**
 * The kinds of charts:
 * - `bars`: a bar for each category, or one for each of some series;
 * - `months`: a bar for each month;
 * - `tiles`: a map of provinces;
 * - `multiples`: a line over periods for each series, side by side;
 * - `stack`: one or more bars, divided into categories;
 * - `pairs`: two points for each category, one of each series, with the gap between them.
 */
const chartKind = z.enum(["bars", "months", "tiles", "multiples", "stack", "pairs"]);

export const chart = z
  .strictObject({
    type: z.literal("chart"),
    id,
    kind: chartKind,
    /** The title above the chart: its main message, or what is drawn if it has none. */
    title: text,
    /** What is drawn, below a title with the main message; absent if the title already says it. */
    subtitle: filledText.optional(),
    /** The text for readers who cannot see the chart: kind, subject and main message. */
    alt: filledText,
    /** A line below the chart. */
    remark: text.optional(),
    categories: z.array(category).min(1),
    series: z.array(series).min(1),
    /** The value of the whole, such as 100 percent; absent if there is none. */
    whole: z.number().positive().optional(),
    /** In the order of the categories. */
    annotations: z.array(annotation),
    /** The same numbers as a table. */
    table: tableBody,
  })
  .refine(
    ({ categories, series: all }) => all.every(({ values }) => values.length === categories.length),
    "a series that has not one value for each category",
  );

export type ChartKind = z.infer<typeof chartKind>;
export type ChartBlock = z.infer<typeof chart>;
export type ChartValue = z.infer<typeof chartValue>;
export type ChartCategory = z.infer<typeof category>;
export type TableBody = z.infer<typeof tableBody>;

/** A line below a block, such as the explanation of a value that is not shown. */
const remark = text.optional();

/** `isLead`: the paragraph opens the report. */
const paragraph = z.object({ type: z.literal("paragraph"), text, isLead: z.boolean() });

const subheading = z.object({ type: z.literal("subheading"), title: heading });

/** Lists the titles of the sections that follow, or of the chapters among them. */
const contents = z.object({ type: z.literal("contents"), of: z.literal("chapters").optional() });

const keyFigures = z.object({
  type: z.literal("keyFigures"),
  /** `change` gives the earlier value. */
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
  items: z
    .array(
      z.object({
        term: text,
        explanation: text,
        /** The target of links to this term; absent in snapshots of older releases. */
        id: id.optional(),
      }),
    )
    .min(1),
});

const table = tableBody.extend({
  type: z.literal("table"),
  id,
  caption: text,
  remark,
});

/** The numbers of all charts of the report as tables, for readers on paper. */
const chartTables = z.object({ type: z.literal("chartTables") });

export const base64 = z.string().regex(/^[a-z\d+/]*={0,2}$/i);

/** The longest side of an image in pixels: far more than a printer shows in a column. */
const LONGEST_IMAGE_SIDE = 1800;
const side = z.int().min(1).max(LONGEST_IMAGE_SIDE);

/** An image in a text, encoded again without the metadata about its source. */
const image = z.object({
  /** The name that the text uses; no file is opened by this name. */
  file: z.string().regex(/^(?!\.)[^/\\:*?"<>|\p{Cc}]{1,200}$/u),
  mediaType: z.enum(["image/png", "image/jpeg"]),
  /** In pixels. */
  width: side,
  height: side,
  base64,
});

const narrative = z.object({
  type: z.literal("narrative"),
  /** The name of the text in the document; absent in snapshots of older releases. */
  name: fileStem.optional(),
  /** The Markdown as the communications staff wrote it, checked. */
  markdown: z.string(),
  /**
   * True if it contains marks for languages or captions. If absent, what looks like such a mark is
   * text, as in snapshots of older releases.
   */
  hasMarks: z.literal(true).optional(),
  /** True if it contains a box. If absent, what looks like a box is text, as in older releases. */
  hasBoxes: z.literal(true).optional(),
  /**
   * The texts with figures that replace `{{0}}`, `{{1}}` and so on in the Markdown. If absent, what
   * looks like such a place is text.
   */
  woven: z.array(text).readonly().optional(),
  /**
   * True if an address of a site in its running text is a link. If absent, it is text, as in older
   * releases.
   */
  hasBareLinks: z.literal(true).optional(),
  /** The images in it, each once. If absent, what looks like an image is text. */
  images: z.array(image).min(1).readonly().optional(),
  isSample: z.boolean(),
});

export const block = z.discriminatedUnion("type", [
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

export type Block = z.infer<typeof block>;
export type BlockOf<T extends Block["type"]> = Extract<Block, { type: T }>;
