import type { FindingCode, Severity } from "../findings/codes.ts";

/**
 * One problem in the input: the place and the broken rule. A finding never contains the content of
 * a cell, because the cases are families in the news and messages end up in logs.
 */
export interface Finding {
  readonly severity: Severity;
  /** Stable across releases, because scripts rely on it. */
  readonly code: FindingCode;
  /** The file as the user named it. */
  readonly file: string;
  /** The line as an editor counts it, from 1. Null for a finding about the whole file. */
  readonly line: number | null;
  /**
   * The name of the column in the codebook, or the header of an unknown column. Null without a
   * column.
   */
  readonly column: string | null;
  /** The character within the line, from 1, for text files. */
  readonly position?: number;
  /** An earlier line that this line contradicts. */
  readonly relatedLine?: number;
  /**
   * True where the row was left out because of this error (`--skip-invalid`). It is then a warning.
   */
  readonly skipped?: true;
  /** What is wrong and how to correct it, in Dutch. */
  readonly message: string;
}

/** All findings of a check: those that are listed, and the number of those that are not. */
export interface Findings {
  readonly findings: readonly Finding[];
  readonly omitted: Omitted;
}

/** The numbers of findings that are counted and not listed, because there are too many. */
export interface Omitted {
  readonly errors: number;
  readonly warnings: number;
}

export const NOTHING_OMITTED: Omitted = { errors: 0, warnings: 0 };

/** Counts the errors, listed or not. */
export function countErrors({ findings, omitted }: Findings): number {
  return findings.filter(({ severity }) => severity === "error").length + omitted.errors;
}

/** Counts the hints. */
export function countHints({ findings }: Pick<Findings, "findings">): number {
  return findings.filter(({ severity }) => severity === "hint").length;
}

/** Counts the warnings, listed or not. */
export function countWarnings({ findings, omitted }: Findings): number {
  return findings.filter(({ severity }) => severity === "warning").length + omitted.warnings;
}
