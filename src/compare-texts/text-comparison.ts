import { z } from "zod";

/**
 * The comparison of the texts of two periods, as their writers typed them: the content of `report
 * diff --texts --format json`. It contains no value of a figure, except values that were typed.
 */

/** What happened to a paragraph. */
export const STATES = ["same", "figures", "changed", "new", "gone"] as const;
export type ParagraphState = (typeof STATES)[number];

const whole = z.int().nonnegative();

const part = z.strictObject({
  kind: z.enum(["same", "figures", "changed"]).meta({
    description:
      "figures: the same words, but for numbers and for names of months, quarters and years",
  }),
  old: z.string().meta({ description: "empty for what is new" }),
  new: z.string().meta({ description: "empty for what is gone" }),
});

const line = whole.nullable().meta({ description: "the line of the file, from 1" });

const paragraph = z.strictObject({
  state: z.enum(STATES).meta({
    description:
      "figures: only numbers, or names of months, quarters and years, are other ones. new, gone: the other side has no paragraph that is like it",
  }),
  moved: z.boolean().meta({ description: "it stands in another order among the others" }),
  changed: z.boolean().meta({ description: "it differs, figures apart, or it moved" }),
  oldLine: line,
  newLine: line,
  parts: z.array(part).readonly().meta({
    description: "the old sides of all parts, joined, are the old paragraph; so are the new sides",
  }),
});

const text = z.strictObject({
  name: z.string().meta({ description: "the name of the file without .md" }),
  title: z.string(),
  /** The side or sides that contain it. */
  on: z.enum(["both", "old", "new"]),
  changed: z.boolean(),
  oldSample: z.boolean().nullable().meta({ description: "null where there is no such text" }),
  newSample: z.boolean().nullable(),
  /** In the order of the new text; a removed paragraph follows the one that preceded it. */
  paragraphs: z.array(paragraph).readonly(),
});

const side = z.strictObject({
  id: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  label: z.string(),
});

export const textComparisonSchema = z.strictObject({
  schemaVersion: z.literal(1),
  old: side,
  new: side,
  /** Counts every text, including those that the output leaves out. */
  summary: z.strictObject({
    texts: whole,
    changedTexts: whole,
    paragraphs: whole,
    changedParagraphs: whole,
    byState: z.record(z.enum(STATES), whole),
    moved: whole,
  }),
  documents: z
    .array(
      z.strictObject({
        document: z.string(),
        notice: z.string().nullable().meta({
          description: "what every page says of an edition that is not published",
        }),
        withheld: z
          .array(z.string())
          .readonly()
          .meta({ description: "texts that the edition leaves out; they are not compared" }),
        texts: z.array(text).readonly(),
      }),
    )
    .readonly(),
});

export type TextComparison = z.infer<typeof textComparisonSchema>;
export type ComparedText = z.infer<typeof text>;
export type ComparedParagraph = z.infer<typeof paragraph>;
export type WordPart = z.infer<typeof part>;
export type ComparedPeriod = z.infer<typeof side>;
