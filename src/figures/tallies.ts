import { answersOf, type Codebook, type ColumnName } from "../codebook/codebook.ts";
import { compareCodePoints } from "../language/characters.ts";
import { formatMonth } from "../language/dates.ts";
import type { Case } from "../monitor/case.ts";
import {
  type Day,
  isoMonth,
  type Month,
  monthOfDay,
  monthsBetween,
  type Period,
} from "../period/period.ts";
import type {
  Cell,
  ComputedFigure,
  FigureContext,
  FigureDefinition,
  FunnelStep,
  Tally,
} from "./definition.ts";

type Of<K extends ComputedFigure["kind"]> = Tally<Extract<ComputedFigure, { kind: K }>>;

/** Sums an amount for each row: 1 or 0 to count rows, or a number of steps or children. */
export function tallyCount(amountOf: (row: Case) => number): Of<"count"> {
  let value = 0;
  let contributors = 0;
  return {
    add(row) {
      const amount = amountOf(row);
      value += amount;
      if (amount > 0) contributors += 1;
    },
    result: () => ({ kind: "count", value, contributors }),
  };
}

/** The columns of the export that contain a number of children. */
export type ChildColumn = Extract<keyof Case, `kinderen${string}`>;

/** Sums children over one or more columns, and counts the rows with an empty cell among them. */
export function tallySum(columns: readonly ChildColumn[]): Of<"count"> {
  let missing = 0;
  const sum = tallyCount((row) => columns.reduce((all, column) => all + (row[column] ?? 0), 0));
  return {
    add(row) {
      sum.add(row);
      if (columns.some((column) => row[column] === null)) missing += 1;
    },
    result: () => ({ ...sum.result(), missing }),
  };
}

/** Whether a row meets the condition of a share, does not, or is left out of the denominator. */
export type Verdict = "met" | "unmet" | "leftOut";

/** Counts the rows that meet the condition, and all rows that are not left out. */
export function tallyShare(judge: (row: Case) => Verdict): Of<"share"> {
  let numerator = 0;
  let denominator = 0;
  return {
    add(row) {
      const verdict = judge(row);
      if (verdict === "leftOut") return;
      denominator += 1;
      if (verdict === "met") numerator += 1;
    },
    result: () => ({ kind: "share", numerator, denominator }),
  };
}

/** Adds an amount to the cell with that code for the current row; 1 if no amount is given. */
export type Tick = (code: string, amount?: number) => void;

class OpenCell {
  value = 0;
  contributors = 0;
  #lastRow = -1;

  add(rowNumber: number, amount: number): void {
    this.value += amount;
    if (amount > 0 && this.#lastRow !== rowNumber) this.contributors += 1;
    this.#lastRow = rowNumber;
  }
}

/** The cells of a breakdown while rows come in. A code that has no cell yet gets one. */
class CellBoard {
  readonly cells = new Map<string, OpenCell>();
  #rowNumber = 0;
  #ticked = false;
  /** The number of rows that ticked at least one cell. */
  rowsTicked = 0;

  constructor(codes: readonly string[]) {
    for (const code of codes) this.cells.set(code, new OpenCell());
  }

  readonly tick: Tick = (code, amount = 1) => {
    let cell = this.cells.get(code);
    if (cell === undefined) this.cells.set(code, (cell = new OpenCell()));
    cell.add(this.#rowNumber, amount);
    this.#ticked = true;
  };

  nextRow(fill: () => void): void {
    this.#rowNumber += 1;
    this.#ticked = false;
    fill();
    if (this.#ticked) this.rowsTicked += 1;
  }
}

interface Category {
  readonly code: string;
  readonly label: string;
  readonly theme?: string;
}

/**
 * Counts rows per category. A row counts once in each category, however often it ticks that
 * category. `total` is the number of rows that tick at least one.
 */
export function tallyRows(
  categories: readonly Category[],
  fill: (row: Case, tick: Tick) => void,
): Of<"breakdown"> {
  const board = new CellBoard(categories.map(({ code }) => code));
  return {
    add: (row) => board.nextRow(() => fill(row, board.tick)),
    result() {
      const cells = categories.map(({ code, label, theme }): Cell => {
        const contributors = board.cells.get(code)?.contributors ?? 0;
        const named = theme === undefined ? { code, label } : { code, label, theme };
        return { ...named, value: contributors, contributors };
      });
      return { kind: "breakdown", cells, total: board.rowsTicked, list: "closed" };
    },
  };
}

/** The columns of the export whose cells contain one answer, or several. */
type AnswerColumn = keyof {
  [K in keyof Case as Case[K] extends string | null | readonly string[] ? K : never]: K;
};

/** Counts rows per answer in a column. A row without an answer ticks `unknown`, if given. */
export function tallyAnswers(
  codebook: Codebook,
  column: AnswerColumn & ColumnName,
  unknown?: string,
): Of<"breakdown"> {
  const answers = answersOf(codebook, column, { withUnknown: unknown !== undefined });
  return tallyRows(answers, (row, tick) => {
    const given = row[column] ?? [];
    const codes = typeof given === "string" ? [given] : given;
    for (const code of codes) tick(code);
    if (codes.length === 0 && unknown !== undefined) tick(unknown);
  });
}

/** Counts children per category. `total` is the sum of all categories. */
export function tallyChildren(
  categories: readonly (Category & { readonly column: ChildColumn })[],
): Of<"breakdown"> {
  const sums = categories.map(({ column }) => tallyCount((row) => row[column] ?? 0));
  return {
    add(row) {
      for (const sum of sums) sum.add(row);
    },
    result() {
      const cells = categories.map(({ code, label }, index): Cell => {
        const sum = sums[index]?.result();
        return { code, label, value: sum?.value ?? 0, contributors: sum?.contributors ?? 0 };
      });
      const total = cells.reduce((all, { value }) => all + value, 0);
      return { kind: "breakdown", cells, total, list: "closed" };
    },
  };
}

/**
 * Counts rows per category of an open list. The categories are those that occur, sorted by size,
 * largest first, and then by name. `total` is defined as for `tallyRows`.
 */
export function tallyOccurring(fill: (row: Case, tick: Tick) => void): Of<"breakdown"> {
  const board = new CellBoard([]);
  return {
    add: (row) => board.nextRow(() => fill(row, board.tick)),
    result() {
      const cells = [...board.cells]
        .map(([code, { contributors }]) => ({
          code,
          label: code,
          value: contributors,
          contributors,
        }))
        .toSorted((a, b) => b.value - a.value || compareCodePoints(a.code, b.code));
      return { kind: "breakdown", cells, total: board.rowsTicked, list: "open" };
    },
  };
}

/**
 * Computes the median and the 90th percentile, by nearest rank, over the rows for which `daysOf`
 * returns a number.
 */
export function tallyQuantiles(daysOf: (row: Case) => number | null): Of<"quantiles"> {
  const rowsPerValue = new Map<number, number>();
  let n = 0;
  const atRank = (percent: number): number | null => {
    const rank = Math.ceil((percent * n) / 100);
    let passed = 0;
    for (const [value, rows] of [...rowsPerValue].sort(([a], [b]) => a - b)) {
      passed += rows;
      if (passed >= rank) return value;
    }
    return null;
  };
  return {
    add(row) {
      const days = daysOf(row);
      if (days === null) return;
      n += 1;
      rowsPerValue.set(days, (rowsPerValue.get(days) ?? 0) + 1);
    },
    result: () => ({ kind: "quantiles", n, median: atRank(50), p90: atRank(90) }),
  };
}

/**
 * Counts rows by month of registration, for the rows that `counts` accepts. The months run from the
 * first registration of all rows to the last month of the period, including empty ones.
 */
export function tallyMonths(
  { lastMonth }: Period,
  counts: (row: Case) => boolean,
): Of<"breakdown"> {
  const values = new Map<Month, number>();
  return {
    add(row) {
      const month = monthOfDay(row.aanmelddatum);
      values.set(month, (values.get(month) ?? 0) + (counts(row) ? 1 : 0));
    },
    result(latest: Day | null = null) {
      const cells = monthsOf([...values.keys()], lastMonth, latest).map((month): Cell => {
        const value = values.get(month) ?? 0;
        return { code: isoMonth(month), label: formatMonth(month), value, contributors: value };
      });
      const total = cells.reduce((sum, { value }) => sum + value, 0);
      return { kind: "breakdown", cells, total, list: "months" };
    },
  };
}

/** Returns all months from the first of `registered` to the last that the export covers. */
function monthsOf(
  registered: readonly Month[],
  lastMonth: Month,
  latest: Day | null,
): readonly Month[] {
  if (registered.length === 0) return [];
  // What comes after the export's last date is unknown, not 0.
  const reached = latest === null ? lastMonth : monthOfDay(latest);
  const last = Math.min(lastMonth, Math.max(reached, ...registered)) as Month;
  return monthsBetween(Math.min(...registered) as Month, last);
}

// Figures that a funnel explains.

/** Counts the rows that pass all steps, so that the funnel ends at the figure. */
export function countedBy(
  stepsOf: (context: FigureContext) => readonly FunnelStep[],
): Required<Pick<FigureDefinition, "steps" | "start">> {
  return {
    steps: stepsOf,
    start(context) {
      const steps = stepsOf(context);
      return tallyCount((row) => (steps.every(({ leaves }) => leaves(row) === null) ? 1 : 0));
    },
  };
}

/**
 * Returns the funnel and the tally of a figure about numbers of days. The rows for which `daysOf`
 * returns null leave, all for the same reason.
 */
export function daysOver(
  text: string,
  reason: string,
  daysOf: (row: Case, period: Period) => number | null,
): Required<Pick<FigureDefinition, "steps" | "start">> {
  return {
    steps: ({ period }) => [
      { text, reasons: [reason], leaves: (row) => (daysOf(row, period) === null ? reason : null) },
    ],
    start: ({ period }) => tallyQuantiles((row) => daysOf(row, period)),
  };
}
