import { MOST_KEPT } from "../document/trend-periods.ts";
import { monthsIn, precedingPeriod, type Period } from "../period/period.ts";

/**
 * The latest of the kept periods that ends before the report's own does, whatever its length: what
 * readers have last been told of the months that came before. Where two end on one day, the one
 * that is as long as the report's own, else the longer.
 */
export function lastBefore(period: Period, kept: readonly Period[]): Period | undefined {
  const isAsLong = (one: Period): number => (monthsIn(one) === monthsIn(period) ? 1 : 0);
  return kept
    .filter(({ to }) => to < period.to)
    .toSorted((a, b) => b.to - a.to || isAsLong(b) - isAsLong(a) || monthsIn(b) - monthsIn(a))[0];
}

/**
 * The previous period, the one previous to that, and so on, as far as each was kept; the oldest
 * first. A period of another length is none of them.
 */
export function chainBefore(period: Period, kept: readonly Period[]): readonly Period[] {
  const chain: Period[] = [];
  const previousOf = (of: Period): Period | undefined => {
    const { id } = precedingPeriod(of);
    return kept.find((one) => one.id === id);
  };
  let current = previousOf(period);
  while (current !== undefined && chain.length < MOST_KEPT) {
    chain.unshift(current);
    current = previousOf(current);
  }
  return chain;
}
