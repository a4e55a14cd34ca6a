import type { RevisedFigure } from "../compare/revisions.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import type { Findings } from "../messages/finding.ts";
import type { Period } from "../period/period.ts";
import type { LayerDifference } from "./differences.ts";
import type { KeptReport } from "./kept-periods.ts";

/** The figures of a kept report beside what an export makes of them now. */
export type CheckedFigures =
  /** The export is the one that it was made from, read by the same codebook: they must match. */
  | { readonly kind: "same" }
  | {
      readonly kind: "otherExport" | "otherCodebook";
      readonly published: PublishedFigures;
      readonly revisions: readonly RevisedFigure[];
    };

/** What became of a kept report when it was made again. */
export interface CheckedReport {
  readonly report: KeptReport;
  readonly differences: readonly LayerDifference[];
  /** Browser and platform then and now, where they differ: then the PDF's bytes say nothing. */
  readonly otherMachine: {
    readonly kept: string;
    readonly now: string;
    /** Text and structure say the same in another order, or on other pages. */
    readonly breaksPagesElsewhere: boolean;
  } | null;
  /** The versions of the tool then and now, where they differ. */
  readonly otherVersion: {
    readonly kept: string;
    readonly now: string;
    /** It says the same, and is laid out otherwise. */
    readonly isLaidOutOtherwise: boolean;
  } | null;
  /** Null without an export. */
  readonly figures: CheckedFigures | null;
}

/** What became of a kept report that was to be rewritten. */
export interface RewrittenReport {
  readonly report: KeptReport;
  /**
   * `damaged`: too much of it is not what was kept, so it stands as it was. `styleLost`: the same
   * for want of a file of the house style. `otherVersion`: the same since this release cannot read
   * it. `restored`: only a file of the house style was put back.
   */
  readonly outcome:
    "rewritten" | "unchanged" | "restored" | "damaged" | "styleLost" | "otherVersion";
  readonly differences: readonly LayerDifference[];
}

/** What became of a report that was to be kept. */
export interface KeptOutcome {
  readonly folder: string;
  /**
   * `differs`: something else is kept already, and stands as it was. `restored`: only what was lost
   * of the house style was kept anew. `corrected`: it was kept, and the version that it corrects too.
   */
  readonly outcome: "kept" | "corrected" | "unchanged" | "restored" | "updated" | "differs";
  /** In what this report is not the one that was kept. */
  readonly differences: readonly LayerDifference[];
  readonly warnings: Findings;
  /** Of the PDF that was kept. */
  readonly pdfSha256: string;
}

/** The outcome of keeping a report, or the error. */
export type KeptOrNot = { readonly period: Period } & (
  | { readonly document: string; readonly kept: KeptOutcome }
  | {
      /** Null for a period without documents. */
      readonly document: string | null;
      readonly error: unknown;
    }
);
