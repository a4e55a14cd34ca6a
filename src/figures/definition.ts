import type { Codebook, ColumnName } from "../codebook/codebook.ts";
import type { Case } from "../monitor/case.ts";
import type { Day } from "../period/day.ts";
import type { Period } from "../period/period.ts";

/** Stock: as of the reference date. Flow: what is dated within the period. */
export type Measure = "stock" | "flow";

/** What a figure counts. */
type Unit = "aanmeldingen" | "kinderen" | "stappen" | "dagen" | "jeugdzorgregio's";

/** One cell of a breakdown before protection. */
export interface Cell {
  readonly code: string;
  readonly label: string;
  /** The theme under which the codebook clusters it, if it has themes. */
  readonly theme?: string;
  readonly value: number;
  /** The rows that add to the value: what protection of a sum of children looks at. */
  readonly contributors: number;
}

/**
 * Which categories a breakdown lists: `closed` is the codebook's list, `open` what occurs, by size
 * (what is not there has no case), `months` the months from the first case on.
 */
type CategoryList = "closed" | "open" | "months";

/** The cells of an open list whose names are the export's own words: anything may stand in them. */
export interface UnlistedCells {
  readonly codes: ReadonlySet<string>;
  /** How many rows name at least one of `codes`, which are among those above. */
  readonly rowsNaming: (codes: ReadonlySet<string>) => number;
}

/** The outcome of a figure before protection. Never leaves the stages figures and disclosure. */
export type ComputedFigure =
  | {
      readonly kind: "count";
      readonly value: number;
      readonly contributors: number;
      /** The rows of A in which a cell of the sum is empty. */
      readonly missing?: number;
    }
  | { readonly kind: "share"; readonly numerator: number; readonly denominator: number }
  | {
      readonly kind: "breakdown";
      readonly cells: readonly Cell[];
      readonly total: number;
      readonly list: CategoryList;
      /** The categories that the export names and no list of the codebook; none where left out. */
      readonly unlisted?: UnlistedCells;
    }
  | {
      readonly kind: "quantiles";
      readonly n: number;
      readonly median: number | null;
      readonly p90: number | null;
    };

type FigureKind = ComputedFigure["kind"];

/** What a figure may know beside the rows. */
export interface FigureContext {
  readonly period: Period;
  readonly codebook: Codebook;
}

/**
 * A step on the way from all rows of A to those that a figure counts: each row goes on, or is left
 * behind for one reason.
 */
export interface FunnelStep {
  /** What the rows that go on have in common, in Dutch: "aangemeld in maart 2024". */
  readonly text: string;
  /** The reasons for which a row is left behind, in Dutch. */
  readonly reasons: readonly string[];
  /** The reason for which a row is left behind; null where it goes on. */
  readonly leaves: (row: Case) => string | null;
}

/** A figure in the making: sees each row of A once, in the order of the file. */
export interface Tally<F extends ComputedFigure = ComputedFigure> {
  add(row: Case): void;
  /** @param latest the latest date of the export, where it is known: later months are unknown */
  result(latest?: Day | null): F;
}

/**
 * How the numbers of a figure hang together, with each other and with those of others: what a reader
 * can calculate with. Disclosure control takes from here all that it knows of links.
 */
export type Relation =
  /** A row or child is in one category: they add up to the total. `unknown` is no answer. */
  | { readonly kind: "addsUp"; readonly unknown?: string }
  /**
   * A row can be in several categories: each is at most the total, and the total at most their sum.
   * A row in `alone` is in no other.
   */
  | { readonly kind: "severalAnswers"; readonly alone?: string }
  /** A category is a theme: it counts the rows that are in a category of `figure` with that theme. */
  | { readonly kind: "themesOf"; readonly figure: string }
  /** At most that other count, or that category of a breakdown. */
  | { readonly kind: "atMost"; readonly figure: string; readonly category?: string }
  /** The total is at most that other count. */
  | { readonly kind: "totalAtMost"; readonly figure: string }
  /** The sum of other counts. */
  | { readonly kind: "sumOf"; readonly figures: readonly string[] }
  /**
   * A flow into a stock. `once`: a row comes into a category once, so that the stock now less the
   * stock before the period is the flow. Else the difference is at most the flow.
   */
  | { readonly kind: "flowInto"; readonly stock: string; readonly once: boolean }
  /**
   * A stock that only the rows of a category of a flow change. `rows` is the figure that counts the
   * rows behind it, which grows by at most the flow.
   */
  | {
      readonly kind: "growsBy";
      readonly flow: string;
      readonly category: string;
      readonly rows: string;
    }
  /** A stock that cannot fall, but for the categories of `except`. */
  | { readonly kind: "neverFalls"; readonly except?: readonly string[] }
  /** Shown whole: it does not hang together with a number that can be withheld. */
  | { readonly kind: "shownWhole" };

/** One entry of the catalogue: a figure and what it means. */
export interface FigureDefinition {
  /** Stable: figures.json, templates and comparisons name figures by it. */
  readonly id: string;
  readonly kind: FigureKind;
  readonly measure: Measure;
  /** A small cell could point at a family: the figure is protected. */
  readonly sensitive: boolean;
  readonly unit: Unit;
  /** The figure in a few words, in Dutch. */
  readonly label: string;
  /** What is counted exactly, in Dutch, as the report prints it. */
  readonly definition: string;
  /** The columns it cannot do without; where one is absent the figure is unavailable. */
  readonly columns: readonly ColumnName[];
  /** How it hangs together with other numbers; never empty. */
  readonly relations: readonly Relation[];
  /**
   * How its rows come from those of A, for whoever asks where it comes from. None for a sensitive
   * figure: the steps would tell what protection withholds.
   */
  steps?(context: FigureContext): readonly FunnelStep[];
  start(context: FigureContext): Tally;
}

/** A breakdown of rows as of the reference date, whose small cells are protected. */
export const PROTECTED_ROWS = {
  kind: "breakdown",
  measure: "stock",
  sensitive: true,
  unit: "aanmeldingen",
} as const;

/** Rows as of the reference date, of which no number points at a family. */
export const SHOWN_ROWS = {
  measure: "stock",
  sensitive: false,
  unit: "aanmeldingen",
  relations: [{ kind: "shownWhole" }],
} as const;
