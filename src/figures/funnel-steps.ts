import { formatPeriod } from "../language/dates.ts";
import type { Case } from "../monitor/case.ts";
import { isWithin, type Period } from "../period/period.ts";
import type { FigureContext, FigureDefinition, FunnelStep } from "./definition.ts";
import { tallyCount, tallyQuantiles } from "./tallies.ts";

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
 * Takes the days of the rows for which `daysOf` returns a number. All other rows leave, for one
 * reason.
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
