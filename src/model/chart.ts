import { z } from "zod";

import { filledText, id, text } from "./runs.ts";

/**
 * A chart as the report holds it: its kind, its numbers and its words. How it is drawn, at which
 * width and by which spec, is for the stage charts to decide.
 */

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
});

const series = z.strictObject({
  name: filledText,
  /** One for each category; null where the figure has none. */
  values: z.array(chartValue.nullable()).min(1),
});

/**
 * `bars`: a bar for each category, or one for each of some series. `months`: one for each month.
 * `tiles`: a map of provinces. `multiples`: a line over periods for each series, side by side.
 */
const chartKind = z.enum(["bars", "months", "tiles", "multiples"]);

export const chart = z
  .strictObject({
    type: z.literal("chart"),
    id,
    kind: chartKind,
    /** The title that stands above the chart. */
    title: text,
    /** What someone who cannot see the chart hears: kind, subject and finding. */
    alt: filledText,
    /** A line below the chart. */
    remark: text.optional(),
    categories: z.array(category).min(1),
    series: z.array(series).min(1),
    /** The value that means all, such as a hundred percent; left out where there is none. */
    whole: z.number().positive().optional(),
    /** What happened, and in which category; in order of time. */
    annotations: z.array(z.strictObject({ code: z.string(), text: filledText })),
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
