import {
  CODES,
  type FindingCode,
  type MonitorCode,
  type ProofreadingCode,
  type Severity,
} from "./codes.ts";

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
   * True if the row was left out because of this error (`--skip-invalid`). The error is then a
   * warning.
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

/**
 * The errors that concern one row of the export only. `--skip-invalid` leaves such a row out, and
 * the error becomes a warning. Every other error refuses the whole file.
 */
const ROW_RULES = [
  "last-lines-no-rows",
  "total-row",
  "row-too-short",
  "row-too-long",
  "cell-empty",
  "id-invalid",
  "date-invalid",
  "count-invalid",
  "choice-unknown",
  "choice-undated",
  "region-placeholder",
  "region-note",
  "status-step",
  "status-order",
  "date-before-registration",
  "children-placed-exceed",
  "measures-exceed-placed",
  "whereabouts-exceed-placed",
  "returned-exceed-placed",
  "returned-without-result",
  "result-repeated",
  "analysis-repeated",
  "analysis-finished-before-start",
] as const satisfies readonly MonitorCode[];

export type RowRule = (typeof ROW_RULES)[number];

const IS_ROW_RULE: ReadonlySet<MonitorCode> = new Set(ROW_RULES);

/** True for an error that concerns one row only. */
export function isRowRule(code: MonitorCode): code is RowRule {
  return IS_ROW_RULE.has(code);
}

/** The warnings that are errors in a report with a publication date: such text may be in a draft only. */
export const ERRORS_WHEN_PUBLISHED: ReadonlySet<string> = new Set<ProofreadingCode>([
  "text-left-over",
  "text-comment-shown",
]);

/**
 * The codes that a comment in a text can turn off, in alphabetical order. An error cannot be turned
 * off, nor can the code about such a comment, nor a code about fields.
 */
export const CODES_TO_IGNORE: ReadonlySet<string> = new Set(
  Object.entries({ ...CODES.narrative, ...CODES.proofreading })
    .filter(([code, severity]) => severity !== "error" && code !== "text-ignore")
    .map(([code]) => code)
    .filter((code) => !code.startsWith("fields-"))
    .toSorted(),
);

/** The likely meaning of a text that is not an answer of the codebook. */
export type AnswerHint =
  /** Nothing that we recognise. */
  | { readonly kind: "none" }
  /** A misspelt term of the codebook. */
  | { readonly kind: "meant"; readonly term: string }
  /** A synonym of an answer, or a dated answer in another notation. */
  | { readonly kind: "instead"; readonly code: string }
  /** The label of what an empty cell counts as. */
  | { readonly kind: "empty" }
  /** That the answer is not known: "onbekend", "-", "null". */
  | { readonly kind: "not-known" }
  /** Several answers with another separator than a bar, and the one answer that means all of them. */
  | { readonly kind: "joined"; readonly code: string | null }
  /** Text that Excel shows in place of a value. */
  | { readonly kind: "formula-error" | "too-narrow" }
  /** A date without an answer before it. */
  | { readonly kind: "date-alone" };

/** The facts about a column that a message about an answer needs. */
export interface AnswerColumn {
  readonly codes: readonly string[];
  /** How a cell of the column is written. */
  readonly type: "choice" | "choices" | "datedChoices";
  /** The label of what an empty cell counts as, where the column has one. */
  readonly empty: string | null;
}

/** Matches a code that excludes other answers, so that it is no good second answer. */
const DENIES = /^(?:geen|niet|nooit|nee)(?:_|$)/;

/** Two answers of a column that can be in one cell, as an example of how to write several answers. */
export function exampleAnswers(codes: readonly string[]): readonly [first: string, second: string] {
  const [first = "", ...others] = codes;
  return [first, others.find((code) => !DENIES.test(code)) ?? first];
}
