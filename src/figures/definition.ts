import type { Codebook, ColumnName } from "../codebook/codebook.ts";
import { formatPeriod } from "../language/dates.ts";
import type { Case } from "../monitor/case.ts";
import { type Day, isWithin, type Period } from "../period/period.ts";

/** Stock: the number as of the reference date. Flow: the number dated within the period. */
export type Measure = "stock" | "flow";

/** What a figure counts. */
type Unit = "aanmeldingen" | "kinderen" | "stappen" | "dagen" | "jeugdzorgregio's";

/** One cell of a breakdown before protection. */
export interface Cell {
  readonly code: string;
  readonly label: string;
  /** The theme that clusters the category in the codebook, if there are themes. */
  readonly theme?: string;
  readonly value: number;
  /** The number of rows that contribute to the value. Protection of a sum of children uses it. */
  readonly contributors: number;
}

/**
 * The categories that a breakdown lists. `closed`: the codebook's list. `open`: the categories that
 * occur, by size; an absent one has no case. `months`: the months from the first case on.
 */
type CategoryList = "closed" | "open" | "months";

/**
 * The cells of an open list whose names come from the export alone, and so can contain anything.
 */
export interface UnlistedCells {
  readonly codes: ReadonlySet<string>;
  /** Returns how many rows contain at least one of `codes`, a subset of the codes above. */
  readonly rowsNaming: (codes: ReadonlySet<string>) => number;
}

/** The outcome of a figure before protection. It never leaves the stages figures and disclosure. */
export type ComputedFigure =
  | {
      readonly kind: "count";
      readonly value: number;
      readonly contributors: number;
      /**
       * The number of rows registered by the reference date that have an empty cell in the sum.
       */
      readonly missing?: number;
    }
  | { readonly kind: "share"; readonly numerator: number; readonly denominator: number }
  | {
      readonly kind: "breakdown";
      readonly cells: readonly Cell[];
      readonly total: number;
      readonly list: CategoryList;
      /**
       * The categories that occur in the export but not in the codebook; absent if there are none.
       */
      readonly unlisted?: UnlistedCells;
    }
  | {
      readonly kind: "quantiles";
      readonly n: number;
      readonly median: number | null;
      readonly p90: number | null;
    };

type FigureKind = ComputedFigure["kind"];

/** What a figure can use in addition to the rows. */
export interface FigureContext {
  readonly period: Period;
  readonly codebook: Codebook;
}

/**
 * One step from the rows registered by the reference date to the rows that a figure counts. Each
 * row passes, or leaves for one reason.
 */
export interface FunnelStep {
  /** What the rows that pass have in common, in Dutch: "aangemeld in maart 2024". */
  readonly text: string;
  /** The reasons why a row leaves, in Dutch. */
  readonly reasons: readonly string[];
  /** Returns the reason why a row leaves; null if it passes. */
  readonly leaves: (row: Case) => string | null;
}

/**
 * Computes one figure. It sees each row registered by the reference date once, in the order of the
 * file.
 */
export interface Tally<F extends ComputedFigure = ComputedFigure> {
  add(row: Case): void;
  /**
   * @param latest the latest date of the export, if it is known. Nothing is known about later
   * months.
   */
  result(latest?: Day | null): F;
}

/**
 * How the numbers of a figure are related, to each other and to numbers of other figures. Readers
 * can calculate with these relations. Disclosure control knows no other links than these.
 */
export type Relation =
  /**
   * A row or child is in one category: the categories add up to the total. `unknown` is the
   * category without an answer.
   */
  | { readonly kind: "addsUp"; readonly unknown?: string }
  /**
   * A row can be in several categories: each is at most the total, and the total is at most their
   * sum. A row in `alone` is in no other category.
   */
  | { readonly kind: "severalAnswers"; readonly alone?: string }
  /**
   * A category is a theme: it counts the rows that are in a category of `figure` with that theme.
   */
  | { readonly kind: "themesOf"; readonly figure: string }
  /** The number is at most that other count, or that category of a breakdown. */
  | { readonly kind: "atMost"; readonly figure: string; readonly category?: string }
  /** The total is at most that other count. */
  | { readonly kind: "totalAtMost"; readonly figure: string }
  /** The number is the sum of other counts. */
  | { readonly kind: "sumOf"; readonly figures: readonly string[] }
  /**
   * The figure is a flow into a stock. `once`: a row enters a category only once, so the flow is
   * the stock now minus the stock before the period. Otherwise that difference is at most the flow.
   */
  | { readonly kind: "flowInto"; readonly stock: string; readonly once: boolean }
  /**
   * Only the rows in a category of a flow change this stock. `rows` is the figure that counts the
   * rows that contribute to the stock. That figure grows by at most the flow.
   */
  | {
      readonly kind: "growsBy";
      readonly flow: string;
      readonly category: string;
      readonly rows: string;
    }
  /** The figure is a stock that cannot fall, except for the categories of `except`. */
  | { readonly kind: "neverFalls"; readonly except?: readonly string[] }
  /** The figure is fully shown: it has no link with a number that can be withheld. */
  | { readonly kind: "shownWhole" };

/** One entry of the catalogue: a figure and its meaning. See `CATALOGUE` for how to add one. */
export interface FigureDefinition {
  /** The stable name of the figure in figures.json, templates and comparisons. */
  readonly id: string;
  readonly kind: FigureKind;
  readonly measure: Measure;
  /** True if a small cell could identify a family: the figure is then protected. */
  readonly sensitive: boolean;
  readonly unit: Unit;
  /** The figure in a few words, in Dutch. */
  readonly label: string;
  /** What exactly is counted, in Dutch, as the report prints it. */
  readonly definition: string;
  /** The required columns. The figure is unavailable if one of them is absent. */
  readonly columns: readonly ColumnName[];
  /** How its numbers are related to other numbers; never empty. */
  readonly relations: readonly Relation[];
  /**
   * The steps from the rows registered by the reference date to its own rows, for an explanation of
   * the figure. Absent for a sensitive figure: the steps would reveal what protection withholds.
   */
  steps?(context: FigureContext): readonly FunnelStep[];
  start(context: FigureContext): Tally;
}

/** A breakdown of rows as of the reference date, with protected small cells. */
export const PROTECTED_ROWS = {
  kind: "breakdown",
  measure: "stock",
  sensitive: true,
  unit: "aanmeldingen",
} as const;

/** Rows as of the reference date whose numbers never identify a family. */
export const SHOWN_ROWS = {
  measure: "stock",
  sensitive: false,
  unit: "aanmeldingen",
  relations: [{ kind: "shownWhole" }],
} as const;

// Steps that several figures share.

/** The reason why a row with an empty cell leaves. */
export const NOT_FILLED_IN = "niet ingevuld";

/** A step that keeps the rows with a value, as `isFilled` decides. */
export function filledIn(text: string, isFilled: (row: Case) => boolean): FunnelStep {
  return {
    text,
    reasons: [NOT_FILLED_IN],
    leaves: (row) => (isFilled(row) ? null : NOT_FILLED_IN),
  };
}

/** A step that keeps the rows registered in the period. */
export function registeredIn(period: Period): FunnelStep {
  const earlier = "eerder aangemeld";
  return {
    text: `aangemeld in ${formatPeriod(period)}`,
    reasons: [earlier],
    leaves: ({ aanmelddatum }) => (isWithin(period, aanmelddatum) ? null : earlier),
  };
}
