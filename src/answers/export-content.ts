import path from "node:path";

import type { Findings } from "../findings/finding.ts";
import { nameWithEscapes } from "../language/characters.ts";
import { formatDay, formatIsoDay } from "../language/dates.ts";
import { formatInteger, listOf } from "../language/words.ts";
import { checkMessages, exportCheckMessages as texts } from "../messages/check.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { type ProblemGroup, problemGroups, problemKinds } from "./findings.ts";

/**
 * How full the columns of an export are, and which columns it lacks. It contains no numbers of filled
 * rows, because the number of empty cells of a column can be a number that a report withholds.
 */
export interface ExportContent {
  /** The known columns of the export, in the order of the codebook; empty without rows. */
  readonly columns: readonly ColumnFill[];
  /** The optional columns that are absent, in the order of the codebook. */
  readonly absent: readonly AbsentColumn[];
  /** The figures that need an absent column, in the order of the catalogue. */
  readonly lost: readonly FigureName[];
  /** The names of the columns that the codebook does not know. */
  readonly unused: readonly string[];
}

/** The names of a column: its header in the file, and its label for people. */
interface ColumnName {
  readonly header: string;
  readonly label: string;
}

export interface ColumnFill extends ColumnName {
  readonly filled: Filled;
  /** The answer that an empty cell counts as, in Dutch; null for no answer. */
  readonly emptyMeans: string | null;
}

/** A column that an export lacks, with the figures that need it. */
interface AbsentColumn extends ColumnName {
  readonly figures: readonly FigureName[];
}

interface FigureName {
  readonly id: string;
  readonly label: string;
}

/**
 * How much of a column is filled. With `nearlyAll` fewer rows than the threshold are empty. With
 * `nearlyNone` fewer rows than the threshold are filled.
 */
export type Filled =
  | { readonly degree: "all" | "none" }
  | { readonly degree: "nearlyAll" | "nearlyNone"; readonly fewerThan: number }
  | {
      readonly degree: "part";
      /** Rounded to a multiple of `step`, never 0 or 100; null for too few rows. */
      readonly percentage: number | null;
    };

/** The steps to round percentages to, in percentage points, from fine to coarse. */
const STEPS = [1, 2, 5, 10, 20] as const;

/**
 * How much of a column is filled. The answer is coarse: except for "all" and "none", at least
 * `threshold` − 1 different numbers of filled rows give it, or every number from 1 to `rows` − 1.
 */
export function filledOf(filled: number, rows: number, threshold: number): Filled {
  const empty = rows - filled;
  if (filled === 0) return { degree: "none" };
  if (empty === 0) return { degree: "all" };
  // With so few rows, too few numbers lie between `nearlyNone` and `nearlyAll` to hide the number.
  if (rows < 3 * threshold) return { degree: "part", percentage: null };
  if (empty < threshold) return { degree: "nearlyAll", fewerThan: threshold };
  if (filled < threshold) return { degree: "nearlyNone", fewerThan: threshold };
  const step = STEPS.find((one) => (one * rows) / 100 >= 2 * threshold);
  if (step === undefined) return { degree: "part", percentage: null };
  const nearest = Math.round((100 * filled) / rows / step) * step;
  return { degree: "part", percentage: Math.min(100 - step, Math.max(step, nearest)) };
}

/** The numbers of rows in a period. */
export interface PeriodRows {
  readonly id: string;
  /** In Dutch: "januari t/m maart 2024". */
  readonly label: string;
  /** The reference date, in ISO 8601. */
  readonly to: string;
  /** The rows registered in the period. */
  readonly within: number;
  /** The rows registered up to and including the reference date. */
  readonly upToEnd: number;
}

/** Absent columns that the same figures need. */
interface AbsentGroup {
  readonly columns: readonly ColumnName[];
  readonly figures: readonly FigureName[];
}

/** The absent columns, grouped by the figures that need them, in the order of the codebook. */
export function absentGroups(absent: readonly AbsentColumn[]): readonly AbsentGroup[] {
  const groups = Map.groupBy(absent, ({ figures }) => figures.map(({ id }) => id).join());
  return [...groups.values()].map((columns) => ({ columns, figures: columns[0]?.figures ?? [] }));
}

/** How much of a column is filled, in words. */
function filledText(filled: Filled): string {
  switch (filled.degree) {
    case "all":
    case "none":
      return texts.filled[filled.degree];
    case "nearlyAll":
    case "nearlyNone":
      return texts.filled[filled.degree](filled.fewerThan);
    case "part":
      return filled.percentage === null ? texts.filled.part : texts.filled.about(filled.percentage);
  }
}

/** The numbers of rows in a period, as a sentence. */
export function periodText({ label, within, upToEnd, to }: PeriodRows): string {
  return texts.periodRows(label, within, upToEnd, formatIsoDay(to));
}

/** The columns with an empty cell. */
export function notFull({ columns }: Pick<ExportContent, "columns">): readonly ColumnFill[] {
  return columns.filter(({ filled }) => filled.degree !== "all");
}

/** The input of a page about an export. */
interface ExportPageMaterial {
  /** The export as the user named it; empty for none. */
  readonly file: string;
  readonly summary: ExportSummary | null;
  readonly isCodebookMistaken: boolean;
  /** Null for an export that is no table. */
  readonly content: ExportContent | null;
  readonly periods: readonly PeriodRows[];
  /** The findings about the export and its codebook. */
  readonly found: Findings;
}

/** A page about an export in Dutch words, ready for a template. */
export interface ExportPage {
  /** The name of the export without its folder, which differs between machines; empty for none. */
  readonly file: string;
  readonly state: "refused" | "remarks" | "good" | "unread";
  readonly verdict: string;
  readonly todo: readonly ProblemGroup[];
  readonly remarks: readonly ProblemGroup[];
  /** A sentence about the findings that are counted and not listed; null if there are none. */
  readonly unlisted: string | null;
  readonly fill: {
    readonly rows: readonly FillRow[];
    /** A sentence about the columns without a row; null if every column has one. */
    readonly rest: string | null;
  } | null;
  readonly absent: {
    readonly line: string;
    readonly rows: readonly AbsentRow[];
  } | null;
  readonly unused: string | null;
  readonly periods: readonly string[];
  readonly written: readonly { readonly name: string; readonly value: string }[];
}

interface FillRow {
  readonly header: string;
  readonly label: string;
  readonly filled: string;
  readonly empty: string;
}

interface AbsentRow {
  readonly columns: readonly { readonly header: string; readonly label: string }[];
  readonly figures: readonly string[];
}

/** Puts the findings about an export into words. */
export function exportPage(material: ExportPageMaterial): ExportPage {
  const { file, content, summary, found } = material;
  const kinds = problemKinds(found.findings);
  const errors = kinds.filter(({ severity }) => severity === "error");
  const others = kinds.filter(({ severity }) => severity !== "error");
  const unlisted = found.omitted.errors + found.omitted.warnings;
  return {
    file: file === "-" ? texts.stdin : nameWithEscapes(path.basename(file)),
    ...verdictOf(material, errors.length, others.length),
    todo: problemGroups(errors, file),
    remarks: problemGroups(others, file),
    unlisted: unlisted === 0 ? null : texts.unlisted(unlisted),
    fill: content && content.columns.length > 0 ? fillOf(content) : null,
    absent: content && absentOf(content),
    unused:
      content === null || content.unused.length === 0
        ? null
        : texts.unused(listOf(content.unused), content.unused.length),
    periods: material.periods.map(periodText),
    written: summary === null ? [] : writtenOf(summary),
  };
}

function verdictOf(
  { summary, content, isCodebookMistaken }: ExportPageMaterial,
  errors: number,
  others: number,
): Pick<ExportPage, "state" | "verdict"> {
  const { verdict } = texts;
  if (isCodebookMistaken) return { state: "unread", verdict: verdict.codebook };
  if (errors > 0) return { state: "refused", verdict: verdict.refused(errors) };
  if (summary === null) return { state: "unread", verdict: verdict.unread };
  if (others > 0) return { state: "remarks", verdict: verdict.remarks(others) };
  const absent = content?.absent.length ?? 0;
  return { state: "good", verdict: absent === 0 ? verdict.good : verdict.absent(absent) };
}

function fillOf(content: ExportContent): NonNullable<ExportPage["fill"]> {
  const rows = notFull(content);
  const full = content.columns.filter(({ filled }) => filled.degree === "all");
  return {
    rows: rows.map(({ header, label, filled, emptyMeans }) => ({
      header,
      label,
      filled: filledText(filled),
      empty: emptyMeans ?? texts.emptyMeansNothing,
    })),
    rest:
      rows.length === 0
        ? texts.allFull
        : full.length === 0
          ? null
          : texts.othersFull(listOf(full.map(({ header }) => header)), full.length),
  };
}

function absentOf({ absent, lost }: ExportContent): NonNullable<ExportPage["absent"]> {
  return {
    line: absent.length === 0 ? texts.nothingAbsent : texts.absentLine(absent.length, lost.length),
    rows: absentGroups(absent).map(({ columns, figures }) => ({
      columns,
      figures: figures.length === 0 ? [texts.noFigures] : figures.map(({ label }) => label),
    })),
  };
}

function writtenOf(summary: ExportSummary): ExportPage["written"] {
  const { dialect, rows, skipped, columns, latestDate, sha256 } = summary;
  const { writtenAs: names } = texts;
  const { encoding, byteOrderMark, delimiter, separatorLine, lineEnd } = dialect;
  return [
    { name: names.encoding, value: checkMessages.found.encoding(encoding, byteOrderMark) },
    { name: names.delimiter, value: texts.delimiters[delimiter] },
    { name: names.lineEnd, value: texts.lineEnds[lineEnd] },
    ...(separatorLine ? [{ name: names.separatorLine, value: texts.separatorLine }] : []),
    { name: names.rows, value: formatInteger(rows) },
    ...(skipped.rows === 0
      ? []
      : [{ name: names.skipped, value: checkMessages.found.skipped(skipped.rows) }]),
    { name: names.columns, value: formatInteger(columns.size) },
    {
      name: names.latestDate,
      value: latestDate === null ? texts.noDate : formatDay(latestDate),
    },
    { name: names.sha256, value: sha256 },
  ];
}
