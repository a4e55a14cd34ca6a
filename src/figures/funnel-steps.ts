import { formatPeriod } from "../language/dates.ts";
import type { Case } from "../monitor/case.ts";
import { isWithin, type Period } from "../period/period.ts";
import type { FunnelStep } from "./definition.ts";

/** Why a row is left behind whose cell is empty. */
export const NOT_FILLED_IN = "niet ingevuld";

/** On go the rows of which `isFilled` says that something is filled in. */
export function filledIn(text: string, isFilled: (row: Case) => boolean): FunnelStep {
  return {
    text,
    reasons: [NOT_FILLED_IN],
    leaves: (row) => (isFilled(row) ? null : NOT_FILLED_IN),
  };
}

/** On go the rows registered in the period. */
export function registeredIn(period: Period): FunnelStep {
  const earlier = "eerder aangemeld";
  return {
    text: `aangemeld in ${formatPeriod(period)}`,
    reasons: [earlier],
    leaves: ({ aanmelddatum }) => (isWithin(period, aanmelddatum) ? null : earlier),
  };
}
