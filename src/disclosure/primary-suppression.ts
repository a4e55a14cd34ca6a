import type { OwnFigure, OwnNumber } from "./own-numbers.ts";
import { isTooSmall } from "./protect.ts";
import { NOT_NAMED } from "./published-figures.ts";
import { unknownOf } from "./suppression-order.ts";

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
