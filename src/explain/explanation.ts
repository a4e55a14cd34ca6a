import { z } from "zod";

import { comparisonSchema } from "../compare/comparison.ts";
import { publishedFunnelSchema } from "../disclosure/published-funnel.ts";

const sentence = z.string();

/**
 * An explanation of a figure: the content of `report explain --format json`. It contains only what
 * is published anyway, and never a row.
 */
export const explanationSchema = z.object({
  schemaVersion: z.literal(1),
  notice: comparisonSchema.shape.notice,
  figure: z.string(),
  label: z.string(),
  kind: z.enum(["count", "share", "breakdown", "quantiles"]),
  measure: z.enum(["stock", "flow"]),
  unit: z.string(),
  period: comparisonSchema.shape.old.shape.period,
  definition: sentence.meta({ description: "what is counted exactly, as of the reference date" }),
  /** What the kind and the measure mean for this figure, in Dutch. */
  meaning: z.object({ kind: sentence, measure: sentence }),
  columns: z
    .array(
      z.object({
        name: z.string(),
        header: z.string().meta({ description: "what the monitor calls it" }),
        label: z.string(),
        content: z.array(z.string()).readonly(),
        isPresent: z.boolean(),
      }),
    )
    .readonly(),
  /** What a reader must know about the figure, such as redefinitions and answers without a date. */
  remarks: z.array(sentence).readonly(),
  funnel: publishedFunnelSchema,
  protection: z.object({
    isSensitive: z.boolean(),
    threshold: z.int().nonnegative(),
    withheld: z.int().nonnegative().meta({ description: "how many numbers are not shown" }),
    held: z
      .int()
      .nonnegative()
      .meta({ description: "how many numbers are as they were published last" }),
    text: z.array(sentence).readonly(),
  }),
  comparison: comparisonSchema.meta({
    description:
      "the figure of this period, beside the newest that is known of the equally long one before it",
  }),
  /** Absent if no snapshot of the period contains this figure. */
  published: z
    .object({
      on: z
        .string()
        .nullable()
        .meta({ description: "the day of publication, with its time if any" }),
      comparison: comparisonSchema.meta({
        description: "what was published of this period, beside what the export makes of it now",
      }),
    })
    .optional(),
});

export type Explanation = z.infer<typeof explanationSchema>;
