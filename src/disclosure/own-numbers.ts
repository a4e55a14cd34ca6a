import type { FigureOutcome } from "../figures/compute.ts";
import type { Cell, ComputedFigure, FigureDefinition } from "../figures/definition.ts";
import { isTooSmall } from "./protect.ts";
import { farthestOfHeld, type FigureView, WHOLE_COUNT } from "./publication-view.ts";
import { NOT_NAMED } from "./published-figures.ts";
import { byName, inOrderOfSuppression, unknownOf } from "./suppression-order.ts";

/** Why a number is not shown as it is. */
type Suppression =
  /** Too few cases stand behind it. */
  | "primary"
  /** Too few cases stand behind it, but readers cannot tell it from a secondary one. */
  | "unclear"
  /** From it another withheld number would follow. */
  | "secondary"
  /** Nothing else in its line is left to withhold: it goes with all others of it, zeros too. */
  | "line"
  /** It changed by too few cases since it was shown last, which is shown instead. */
  | "held"
  /** A kept report of a later day shows a number that differs by too few cases. */
  | "change";

/** One number of a sensitive figure on its way to publication. */
export interface OwnNumber extends Pick<Cell, "code" | "theme" | "value" | "contributors"> {
  /** Null where it is shown. */
  suppression: Suppression | null;
  /** What is shown instead, where it is held. */
  held?: { readonly value: number; readonly asOf: string };
}

/** A sensitive figure on its way to publication. */
export interface OwnFigure {
  readonly definition: FigureDefinition;
  readonly kind: "count" | "breakdown";
  /** In the order in which they are published. */
  readonly numbers: readonly OwnNumber[];
  /** In the order of secondary suppression. */
  readonly order: readonly OwnNumber[];
  /** Of a breakdown. */
  readonly total: number | null;
  /** The kept periods that it overlaps. */
  overlaps: readonly string[];
}

/** A computed figure of which nothing is withheld yet. */
export function ownFigure(
  definition: FigureDefinition,
  outcome: Extract<ComputedFigure, { kind: "count" | "breakdown" }>,
  cells: readonly Cell[],
): OwnFigure {
  if (outcome.kind === "count") {
    const { value, contributors } = outcome;
    const number: OwnNumber = { code: WHOLE_COUNT, value, contributors, suppression: null };
    return {
      definition,
      kind: "count",
      numbers: [number],
      order: [number],
      total: null,
      overlaps: [],
    };
  }
  const numbers = cells.map(({ code, theme, value, contributors }): OwnNumber => {
    const about = { code, value, contributors, suppression: null };
    return theme === undefined ? about : { ...about, theme };
  });
  const listed = outcome.list === "open" ? byName(numbers) : numbers;
  const order = inOrderOfSuppression(listed, definition.relations);
  const { total } = outcome;
  return { definition, kind: "breakdown", numbers, order, total, overlaps: [] };
}

/**
 * Between which values a number lies for an intruder who even knows why it is withheld. What stands
 * against this intruder stands against all who know less.
 */
export function rangeOf(
  { definition, total }: OwnFigure,
  { code, value, suppression, held }: OwnNumber,
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
      // Few rows can hold many children, and the names of many regions are kept back together.
      return isOfChildren || code === NOT_NAMED.code ? [1, most] : [1, threshold - 1];
    case "secondary":
      return [threshold, most];
    case "unclear":
    case "change":
      return [1, most];
  }
}

/** A count as readers see it when it is shown; nothing for other kinds, to which no relation leads. */
export function viewOfShown({ outcome }: FigureOutcome): FigureView {
  if ("unavailable" in outcome || outcome.kind !== "count") return [];
  const { value } = outcome;
  return [{ code: WHOLE_COUNT, status: "shown", low: value, high: value }];
}

/**
 * Withholds what may not be shown whatever else is: numbers with too few cases behind them, the
 * lines that few cases fill, and the names that may not be told.
 */
export function suppressPrimaries(figure: OwnFigure, threshold: number): void {
  const { numbers, total } = figure;
  if (threshold === 0) return;
  if (total !== null && total > 0 && (total < threshold || tellsOneAnswer(figure))) {
    return withholdLine(figure);
  }
  for (const number of numbers) {
    const mayNotBeNamed = number.code === NOT_NAMED.code;
    if (mayNotBeNamed || isTooSmall(number, threshold)) number.suppression = "primary";
  }
}

/** Withholds every number of a figure, zeros too. */
export function withholdLine({ numbers }: OwnFigure): void {
  for (const number of numbers) {
    number.suppression = "line";
  }
}

/** True where all gave one answer: to know that someone is counted is to know what it is. */
function tellsOneAnswer({ definition: { relations }, numbers, total }: OwnFigure): boolean {
  const isExclusive = relations.some(({ kind }) => kind === "addsUp");
  const unknown = unknownOf(relations);
  const holdsAll = ({ code, value }: OwnNumber): boolean => code !== unknown && value === total;
  return isExclusive && numbers.some(holdsAll);
}
