import { CODES, type MonitorCode, type ProofreadingCode } from "./codes.ts";

/**
 * The errors that concern one row of the export only. `--skip-invalid` leaves such a row out, and
 * the error becomes a warning. Every other error refuses the file all the same.
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
