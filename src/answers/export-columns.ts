import { formatIsoDay } from "../language/dates.ts";
import { listOf } from "../language/words.ts";
import { exportCheckMessages as texts } from "../messages/check.ts";

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
export interface AbsentColumn extends ColumnName {
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

/** In percentage points, from fine to coarse. */
const STEPS = [1, 2, 5, 10, 20] as const;

/**
 * How much of a column is filled. The answer is coarse: except for "all" and "none" it fits at least
 * `threshold` − 1 numbers of filled rows, or every number between none and all.
 */
export function filledOf(filled: number, rows: number, threshold: number): Filled {
  const empty = rows - filled;
  if (filled === 0) return { degree: "none" };
  if (empty === 0) return { degree: "all" };
  // With so few rows, too few numbers lie between nearly none and nearly all.
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
export interface AbsentGroup {
  readonly columns: readonly ColumnName[];
  readonly figures: readonly FigureName[];
}

/** The absent columns, grouped by the figures that need them, in the order of the codebook. */
export function absentGroups(absent: readonly AbsentColumn[]): readonly AbsentGroup[] {
  const groups = Map.groupBy(absent, ({ figures }) => figures.map(({ id }) => id).join());
  return [...groups.values()].map((columns) => ({ columns, figures: columns[0]?.figures ?? [] }));
}

/** How much of a column is filled, in words. */
export function filledText(filled: Filled): string {
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
