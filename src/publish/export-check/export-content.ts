/**
 * What an export holds and lacks, as far as it may be told: how full a column is stands in no number
 * of rows, for the empty cells of many a column are a number that a report withholds.
 */
export interface ExportContent {
  /** The known columns that the export has, in the order of the codebook; none where it has no rows. */
  readonly columns: readonly ColumnFill[];
  /** The optional columns that it lacks, in the order of the codebook. */
  readonly absent: readonly AbsentColumn[];
  /** The figures that cannot be computed without them, in the order of the catalogue. */
  readonly lost: readonly FigureName[];
  /** What the columns are called that the codebook does not know. */
  readonly unused: readonly string[];
}

/** A column as its file and people call it. */
interface ColumnName {
  readonly header: string;
  readonly label: string;
}

export interface ColumnFill extends ColumnName {
  readonly filled: Filled;
  /** What an empty cell counts as, in Dutch; null where it means no answer and no more. */
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
 * How much of a column is filled. `nearlyAll` and `nearlyNone` are fewer rows than the threshold away
 * from all and none.
 */
export type Filled =
  | { readonly degree: "all" | "none" }
  | { readonly degree: "nearlyAll" | "nearlyNone"; readonly fewerThan: number }
  | {
      readonly degree: "part";
      /** To the nearest multiple of `step`, never 0 or 100; null where there are too few rows. */
      readonly percentage: number | null;
    };

/** In percent, from fine to coarse. */
const STEPS = [1, 2, 5, 10, 20] as const;

/**
 * How much of a column is filled, so coarse that it tells apart no numbers of rows that are less than
 * `threshold` − 1 apart, but for all and none.
 */
export function filledOf(filled: number, rows: number, threshold: number): Filled {
  const empty = rows - filled;
  if (filled === 0) return { degree: "none" };
  if (empty === 0) return { degree: "all" };
  // Of so few rows what is left between nearly none and nearly all would be a number or two.
  if (rows < 3 * threshold) return { degree: "part", percentage: null };
  if (empty < threshold) return { degree: "nearlyAll", fewerThan: threshold };
  if (filled < threshold) return { degree: "nearlyNone", fewerThan: threshold };
  const step = STEPS.find((one) => (one * rows) / 100 >= 2 * threshold);
  if (step === undefined) return { degree: "part", percentage: null };
  const nearest = Math.round((100 * filled) / rows / step) * step;
  return { degree: "part", percentage: Math.min(100 - step, Math.max(step, nearest)) };
}

/** How many rows of an export a period is about. */
export interface PeriodRows {
  readonly id: string;
  /** In Dutch: "januari t/m maart 2024". */
  readonly label: string;
  /** The reference date, in ISO 8601. */
  readonly to: string;
  /** The rows registered in the period. */
  readonly within: number;
  /** Those registered up to and including the reference date. */
  readonly upToEnd: number;
}

/** Absent columns that cost the same figures. */
export interface AbsentGroup {
  readonly columns: readonly ColumnName[];
  readonly figures: readonly FigureName[];
}

/** The absent columns that cost the same, together, in the order of the codebook. */
export function absentGroups(absent: readonly AbsentColumn[]): readonly AbsentGroup[] {
  const groups = Map.groupBy(absent, ({ figures }) => figures.map(({ id }) => id).join());
  return [...groups.values()].map((columns) => ({ columns, figures: columns[0]?.figures ?? [] }));
}
