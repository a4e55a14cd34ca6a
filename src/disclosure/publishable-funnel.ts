import { z } from "zod";

import type { FigureDefinition } from "../figures/definition.ts";
import type { ComputedFunnel } from "../figures/funnel.ts";
import type { ExportSummary } from "../monitor/case.ts";

const rows = z.int().nonnegative();
const step = z.object({ text: z.string(), rows });

/** How many rows of an export come to what a figure counts, as far as that may be told. */
export const publishedFunnelSchema = z.object({
  /** The data rows of the file. */
  exported: rows,
  /** Of those: left out because they break a rule. */
  skipped: rows,
  /** Of the rest: registered after the reference date. */
  later: rows,
  /** What is left: the rows of A. */
  registered: rows,
  /** From A on, each step from the rows of the one before. None for a sensitive figure. */
  steps: z.array(step.extend({ left: z.array(step).readonly() })).readonly(),
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
  return publishedFunnelSchema.parse({
    exported: summary.rows,
    skipped: summary.skipped.rows,
    later,
    registered,
    steps: mayTell ? steps : [],
  } satisfies PublishedFunnel);
}
