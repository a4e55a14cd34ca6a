import type { FigureOutcome } from "../figures/compute.ts";
import type { Cell, ComputedFigure, FigureDefinition } from "../figures/definition.ts";
import { isTooSmall } from "./protect.ts";
import { farthestOfHeld, type FigureView, WHOLE_COUNT } from "./publication-view.ts";
import { NOT_NAMED } from "./published-figures.ts";
import { byName, inOrderOfSuppression, unknownOf } from "./suppression-order.ts";

/** Why a number is not shown as it is. */
type Suppression =
  /** Primary suppression: fewer cases than the threshold contribute to it. */
  | "primary"
  /** Primary suppression, but readers cannot distinguish it from a secondary one. */
  | "unclear"
  /** Secondary (complementary) suppression: another withheld number could be derived from it. */
  | "secondary"
  /**
   * All numbers of its line are withheld, zeros too, because the line has no other cell left to
   * withhold.
   */
  | "line"
  /**
   * It changed by fewer cases than the threshold since it was last shown. That number is shown
   * instead.
   */
  | "held"
  /** A released publication shows a number that differs by fewer cases than the threshold. */
  | "change";

/** One number of a sensitive figure on its way to publication. */
export interface DraftNumber extends Pick<Cell, "code" | "theme" | "value" | "contributors"> {
  /** Null if the number is shown. */
  suppression: Suppression | null;
  /** What is shown instead of a held number, and the day of that number. */
  held?: { readonly value: number; readonly asOf: string };
}

/** A sensitive figure on its way to publication. */
export interface DraftFigure {
  readonly definition: FigureDefinition;
  readonly kind: "count" | "breakdown";
  /** In the order of publication. */
  readonly numbers: readonly DraftNumber[];
  /** In the order of secondary suppression. */
  readonly order: readonly DraftNumber[];
  /** The total of a breakdown; null for a count. */
  readonly total: number | null;
  /** The released periods that the figure's period overlaps. */
  overlaps: readonly string[];
}

/** Makes a draft of a computed figure: nothing is withheld yet. */
export function draftFigure(
  definition: FigureDefinition,
  outcome: Extract<ComputedFigure, { kind: "count" | "breakdown" }>,
  cells: readonly Cell[],
): DraftFigure {
  if (outcome.kind === "count") {
    const { value, contributors } = outcome;
    const number: DraftNumber = { code: WHOLE_COUNT, value, contributors, suppression: null };
    return {
      definition,
      kind: "count",
      numbers: [number],
      order: [number],
      total: null,
      overlaps: [],
    };
  }
  const numbers = cells.map(({ code, theme, value, contributors }): DraftNumber => {
    const about = { code, value, contributors, suppression: null };
    return theme === undefined ? about : { ...about, theme };
  });
  const listed = outcome.list === "open" ? byName(numbers) : numbers;
  const order = inOrderOfSuppression(listed, definition.relations);
  const { total } = outcome;
  return { definition, kind: "breakdown", numbers, order, total, overlaps: [] };
}

/**
 * Returns the feasibility interval of a number for the strongest intruder: one who even knows why
 * it is withheld. What is safe from this intruder is safe from all who know less.
 */
export function rangeOf(
  { definition, total }: DraftFigure,
  { code, value, suppression, held }: DraftNumber,
  threshold: number,
): readonly [low: number, high: number] {
  const isOfChildren = definition.unit === "kinderen";
  const most = total ?? Infinity;
  switch (suppression) {
    case null:
      return [value, value];
    case "line":
      return [0, most];
    case "held": {
      const shown = held?.value ?? 0;
      const farthest = farthestOfHeld(definition, threshold);
      return value > shown
        ? [shown + 1, shown + farthest]
        : [Math.max(0, shown - farthest), shown - 1];
    }
    case "primary":
      // A few rows can contain many children, and rare regions share one category.
      return isOfChildren || code === NOT_NAMED.code ? [1, most] : [1, threshold - 1];
    case "secondary":
      return [threshold, most];
    case "unclear":
    case "change":
      return [1, most];
  }
}

/**
 * Returns a count as readers see it when it is shown. Returns nothing for other kinds, which no
 * relation refers to.
 */
export function viewOfShown({ outcome }: FigureOutcome): FigureView {
  if ("unavailable" in outcome || outcome.kind !== "count") return [];
  const { value } = outcome;
  return [{ code: WHOLE_COUNT, status: "shown", low: value, high: value }];
}

/**
 * Primary suppression: withholds what may never be shown, whatever else is shown. These are numbers
 * below the threshold, lines whose total is below it or whose cases all gave one answer, and the
 * category of rare names.
 */
export function suppressPrimaries(figure: DraftFigure, threshold: number): void {
  const { numbers, total } = figure;
  if (threshold === 0) return;
  if (total !== null && total > 0 && (total < threshold || hasOneAnswer(figure))) {
    return withholdLine(figure);
  }
  for (const number of numbers) {
    const mayNotBeNamed = number.code === NOT_NAMED.code;
    if (mayNotBeNamed || isTooSmall(number, threshold)) number.suppression = "primary";
  }
}

/** Withholds every number of a figure, zeros too. */
export function withholdLine({ numbers }: DraftFigure): void {
  for (const number of numbers) {
    number.suppression = "line";
  }
}

/**
 * Returns true if all cases gave one answer. Then everyone who knows that a family is counted also
 * knows its answer.
 */
function hasOneAnswer({ definition: { relations }, numbers, total }: DraftFigure): boolean {
  const isExclusive = relations.some(({ kind }) => kind === "addsUp");
  const unknown = unknownOf(relations);
  const holdsAll = ({ code, value }: DraftNumber): boolean => code !== unknown && value === total;
  return isExclusive && numbers.some(holdsAll);
}
