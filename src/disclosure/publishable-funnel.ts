import type { FigureDefinition } from "../figures/definition.ts";
import type { ComputedFunnel } from "../figures/funnel.ts";
import type { ExportSummary } from "../monitor/case.ts";
import type { PublishedFunnel } from "./published-funnel.ts";

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
