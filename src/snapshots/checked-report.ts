import type { RevisedFigure } from "../compare/revisions.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import type { Findings } from "../messages/finding.ts";
import type { Period } from "../period/period.ts";
import type { LayerDifference } from "./differences.ts";
import type { KeptReport } from "./kept-periods.ts";

/** The figures of a snapshot beside those that an export gives now. */
export type CheckedFigures =
  /** The same export and the same codebook, so the figures must be the same. */
  | { readonly kind: "same" }
  | {
      readonly kind: "otherExport" | "otherCodebook";
      readonly published: PublishedFigures;
      readonly revisions: readonly RevisedFigure[];
    };

/** The result of making a snapshot again. */
export interface CheckedReport {
  readonly report: KeptReport;
  readonly differences: readonly LayerDifference[];
  /**
   * The old and the new browser and platform, if they differ: then the bytes of the PDF prove
   * nothing.
   */
  readonly otherMachine: {
    readonly kept: string;
    readonly now: string;
    /** Text and structure say the same in another order, or on other pages. */
    readonly breaksPagesElsewhere: boolean;
  } | null;
  /** The old and the new version of the tool, if they differ. */
  readonly otherVersion: {
    readonly kept: string;
    readonly now: string;
    /** The report says the same, but is arranged differently. */
    readonly isLaidOutOtherwise: boolean;
  } | null;
  /** Null without an export. */
  readonly figures: CheckedFigures | null;
}

/** The result of rewriting a snapshot. */
export interface RewrittenReport {
  readonly report: KeptReport;
  /**
   * `damaged`: too much changed, so it was not rewritten. `styleLost`: not rewritten, because a
   * file of the house style is missing. `otherVersion`: not rewritten, because this release cannot
   * read it. `restored`: only a file of the house style was put back.
   */
  readonly outcome:
    "rewritten" | "unchanged" | "restored" | "damaged" | "styleLost" | "otherVersion";
  readonly differences: readonly LayerDifference[];
}

/** The result of keeping a report. */
export interface KeptOutcome {
  readonly folder: string;
  /**
   * `differs`: another snapshot exists and stays. `restored`: only lost files of the house style
   * were put back. `corrected`: the report and the version that it corrects were both kept.
   */
  readonly outcome: "kept" | "corrected" | "unchanged" | "restored" | "updated" | "differs";
  /** The differences between this report and its snapshot. */
  readonly differences: readonly LayerDifference[];
  readonly warnings: Findings;
  /** The hash of the PDF in the snapshot. */
  readonly pdfSha256: string;
}

/** The result of keeping a report, or the error. */
export type KeptOrNot = { readonly period: Period } & (
  | { readonly document: string; readonly kept: KeptOutcome }
  | {
      /** Null for a period without documents. */
      readonly document: string | null;
      readonly error: unknown;
    }
);
