import { formatIsoDay } from "../language/dates.ts";
import { listOf } from "../language/words.ts";
import { exportCheckMessages as texts } from "../messages/check.ts";
import { type Block, list, sentences } from "./sheet.ts";
import type { Terminal } from "./terminal-lines.ts";
import { sheetText } from "./print-sheet.ts";

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

const INDENT = "  ";

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

/**
 * The columns of an export as text for a terminal. With `inFull` it lists the figures that need each
 * absent column.
 */
export function exportText(
  content: ExportContent,
  terminal: Terminal,
  { inFull }: { readonly inFull: boolean },
): string {
  const { columns, unused } = content;
  const about = [
    ...(columns.length === 0 ? [] : fillBlocks(content, terminal.width)),
    ...absentBlocks(content, inFull),
    sentences(unused.length === 0 ? [] : [texts.unused(listOf(unused), unused.length)]),
  ];
  return sheetText({ about, parts: [] }, terminal);
}

const INDENTED = { indent: 2, hang: 2 } as const;

function absentBlocks({ absent, lost }: ExportContent, inFull: boolean): readonly Block[] {
  if (absent.length === 0) return [];
  const line = texts.absentLine(absent.length, lost.length);
  if (!inFull) return [sentences([`${line} ${texts.absentElsewhere}`])];
  const groups = absentGroups(absent).map(({ columns, figures: [first, ...others] }) => {
    const names = columns.map(({ header }) => header).join(", ");
    const labels =
      first === undefined ? texts.noFigures : texts.firstFigure(first.label, others.length);
    return `${names}: ${labels}`;
  });
  return [
    sentences([texts.absent], { tone: "bold" }),
    sentences([line], { indent: 2 }),
    list(groups, INDENTED),
  ];
}

/** Percentages in columns, as many as fit; other degrees in sentences. */
function fillBlocks(content: ExportContent, width: number): readonly Block[] {
  const columns = notFull(content);
  const full = content.columns.length - columns.length;
  const rest = columns.length === 0 ? texts.allFull : full === 0 ? null : texts.restFull(full);
  const byWords = Map.groupBy(columns, ({ filled }) => degreeText(filled));
  const byDegree = [...byWords].flatMap(([words, ofDegree]) =>
    words === null ? [] : [`${words}: ${listOf(ofDegree.map(({ header }) => header))}.`],
  );
  return [
    sentences([texts.fillApproximate], { tone: "bold" }),
    sentences(sideBySide(byWords.get(null) ?? [], width), { isWhole: true }),
    list([...byDegree, ...(rest === null ? [] : [rest])], INDENTED),
  ];
}

/** The words for a degree without a percentage; null for one with a percentage. */
function degreeText(filled: Filled): string | null {
  switch (filled.degree) {
    case "nearlyAll":
    case "nearlyNone":
      return texts.degrees[filled.degree](filled.fewerThan);
    case "part":
      return filled.percentage === null ? texts.degrees.part : null;
    case "all":
    case "none":
      return texts.degrees.none;
  }
}

/** Names with their percentages, in the order of the codebook, column by column. */
function sideBySide(columns: readonly ColumnFill[], width: number): readonly string[] {
  const nameWidth = Math.max(0, ...columns.map(({ header }) => header.length));
  const cells = columns.map(({ header, filled }) => {
    const percentage = filled.degree === "part" ? `${filled.percentage ?? ""}%` : "";
    return `${INDENT}${header.padEnd(nameWidth)} ${percentage.padStart("99%".length)}`;
  });
  const [cellWidth = 1] = cells.map(({ length }) => length);
  const beside = Math.max(1, Math.floor(width / cellWidth));
  const lines = Math.ceil(cells.length / beside);
  return Array.from({ length: lines }, (_, line) =>
    cells.filter((_cell, at) => at % lines === line).join(""),
  );
}
