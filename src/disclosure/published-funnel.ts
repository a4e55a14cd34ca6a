import { z } from "zod";

import type { FigureDefinition } from "../figures/definition.ts";
import type { ComputedFunnel } from "../figures/funnel.ts";
import type { ExportSummary } from "../monitor/case.ts";

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

/**
 * Protects the funnel of a figure. That of a sensitive one stops at the rows of A: what comes after
 * is told by the protected figure, or not at all. Of one that lacks a column no step is counted.
 */
export function publishableFunnel(
  { sensitive, columns }: FigureDefinition,
  { later, registered, steps }: ComputedFunnel,
  summary: ExportSummary,
): PublishedFunnel {
  const mayTell = !sensitive && columns.every((column) => summary.columns.has(column));
  return {
    exported: summary.rows,
    skipped: summary.skipped.rows,
    later,
    registered,
    steps: mayTell ? steps : [],
  };
}
