import type { FindingCode, Severity } from "../findings/codes.ts";

/**
 * One problem in the input. It says where and which rule, and never holds a cell's content:
 * the cases are families in the news, and messages end up in logs.
 */
export interface Finding {
  readonly severity: Severity;
  /** Stable across releases: scripts and the README rely on it. */
  readonly code: FindingCode;
  /** The file as the user named it. */
  readonly file: string;
  /** The line as an editor counts it, from 1; null where the whole file is meant. */
  readonly line: number | null;
  /** The codebook's name of the column, or an unknown column's header; null where none is meant. */
  readonly column: string | null;
  /** The character within the line, from 1, for text files. */
  readonly position?: number;
  /** The earlier line that this one clashes with. */
  readonly relatedLine?: number;
  /** The row was left out because of it, as the user asked; it is then a warning. */
  readonly skipped?: true;
  /** What is wrong and what would be right, in Dutch. */
  readonly message: string;
}

/** Everything found: what is listed, and how many more of a rule that is broken everywhere. */
export interface Findings {
  readonly findings: readonly Finding[];
  readonly omitted: Omitted;
}

/** Findings that were counted but not kept. */
export interface Omitted {
  readonly errors: number;
  readonly warnings: number;
}

export const NOTHING_OMITTED: Omitted = { errors: 0, warnings: 0 };

/** How many errors there are, listed or not. */
export function countErrors({ findings, omitted }: Findings): number {
  return findings.filter(({ severity }) => severity === "error").length + omitted.errors;
}

/** How many hints there are. */
export function countHints({ findings }: Pick<Findings, "findings">): number {
  return findings.filter(({ severity }) => severity === "hint").length;
}

/** How many warnings there are, listed or not. */
export function countWarnings({ findings, omitted }: Findings): number {
  return findings.filter(({ severity }) => severity === "warning").length + omitted.warnings;
}
