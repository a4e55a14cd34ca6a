import { z } from "zod";

import type { FigureDefinition } from "../figures/definition.ts";
import type { ComputedFunnel } from "../figures/funnel.ts";
import type { ExportSummary } from "../monitor/case.ts";

const rows = z.int().nonnegative();
const step = z.object({ text: z.string(), rows });

/**
 * The steps from all rows of an export to the rows that a figure counts, for the figures whose
 * steps may be published.
 */
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
 * Protects the funnel of a figure. The funnel of a sensitive figure stops at the rows registered by
 * the reference date: later steps could reveal what the protected figure withholds. A figure that
 * lacks a column has no steps.
 */
export function publishableFunnel(
  { sensitive, columns }: FigureDefinition,
  { later, registered, steps }: ComputedFunnel,
  summary: ExportSummary,
): PublishedFunnel {
  const isPublic = !sensitive && columns.every((column) => summary.columns.has(column));
  return {
    exported: summary.rows,
    skipped: summary.skipped.rows,
    later,
    registered,
    steps: isPublic ? steps : [],
  };
}
