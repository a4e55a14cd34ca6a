import { z } from "zod";

const rows = z.int().nonnegative();
const step = z.object({ text: z.string(), rows });

/** How many rows of an export come to what a figure counts, as far as that may be told. */
export const publishedFunnelSchema = z.object({
  exported: rows.meta({ description: "the data rows of the file" }),
  skipped: rows.meta({ description: "of those: left out because they break a rule" }),
  later: rows.meta({ description: "of the rest: registered after the reference date" }),
  registered: rows.meta({ description: "what is left: registered by the reference date" }),
  steps: z
    .array(step.extend({ left: z.array(step).readonly() }))
    .readonly()
    .meta({
      description:
        "the rows that go on at each step, and those of the step before that do not; none for a figure that is protected or not available",
    }),
});

export type PublishedFunnel = z.infer<typeof publishedFunnelSchema>;
