import { z } from "zod";

import { filledText, id, text } from "./runs.ts";

/**
 * A chart as the report holds it: its kind, its numbers and its words. How it is drawn, at which
 * width and by which spec, is for the stage charts to decide.
 */

/**
 * The end of an alt text that leaves numbers out. It holds in the PDF too, which has no tables of
 * charts.
 */
export const ALT_REST = "Meer cijfers: zie de tabel op de webpagina.";

/** The rows of a table; of each row the first cell is its head. */
export const tableBody = z.object({
  columns: z.array(z.object({ label: filledText, numeric: z.boolean() })).min(2),
  rows: z.array(z.object({ cells: z.array(text).min(2), isTotal: z.boolean() })).min(1),
});

/** A number of a chart. */
const chartValue = z.strictObject({
  /** What is drawn; null where nothing is, and then `text` says why. */
  value: z.number().nullable(),
  /** The number as it prints, with its origin: "105", "85%", "niet getoond". */
  text: filledText,
  /** The day of a number that is held, in few letters: "eind dec 2023". */
  asOf: filledText.optional(),
  /** The number as it was published before it was revised. */
  was: filledText.optional(),
});

const category = z.strictObject({
  /** The code in the codebook; of a month `jjjj-mm`, of a period its id. */
  code: z.string().min(1),
  label: filledText,
  /**
   * What sets it apart: not known yet, a month before the report's period, or a place outside the
   * map. Left out where nothing does.
   */
  role: z.enum(["unknown", "earlier", "elsewhere"]).optional(),
  /** The bar of a `stack` in which it is a part; left out where there is one bar only. */
  bar: filledText.optional(),
});

const series = z.strictObject({
  name: filledText,
  /** It counts a part of what the first series counts, and is drawn within that one's bars. */
  isPart: z.boolean().optional(),
  /** One for each category; null where the figure has none. */
  values: z.array(chartValue.nullable()).min(1),
});

/** What happened, or what some categories are together. */
const annotation = z.strictObject({
  /** The category in which it stands. */
  code: z.string(),
  /** The last category that it spans; left out where it stands in one. */
  until: z.string().optional(),
  /** The day of the event in ISO 8601; left out where it is none. */
  day: z.iso.date().optional(),
  text: filledText,
});

/**
 * `bars`: a bar for each category, or one for each of some series. `months`: one for each month.
 * `tiles`: a map of provinces. `multiples`: a line over periods for each series, side by side.
 * `stack`: one bar or a few, of which each category is a part. `pairs`: two points for each
 * category, one of each series, with the gap between them.
 */
const chartKind = z.enum(["bars", "months", "tiles", "multiples", "stack", "pairs"]);

export const chart = z
  .strictObject({
    type: z.literal("chart"),
    id,
    kind: chartKind,
    /** The title that stands above the chart: its finding, or what is drawn where it has none. */
    title: text,
    /** What is drawn, below a title that says the finding; left out where the title says it. */
    subtitle: filledText.optional(),
    /** What someone who cannot see the chart hears: kind, subject and finding. */
    alt: filledText,
    /** A line below the chart. */
    remark: text.optional(),
    categories: z.array(category).min(1),
    series: z.array(series).min(1),
    /** The value that means all, such as a hundred percent; left out where there is none. */
    whole: z.number().positive().optional(),
    /** In the order of the categories. */
    annotations: z.array(annotation),
    /** The same numbers to be read. */
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
