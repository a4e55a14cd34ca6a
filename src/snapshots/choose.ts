import { MOST_KEPT } from "../document/trend-length.ts";
import { monthsIn, type Period } from "../period/period.ts";

/**
 * The previous period of a report: the latest of the kept ones that ends before it begins. Where
 * two end on one day, the one that is as long as the report's own, else the longer.
 */
function previousOf(period: Period, kept: readonly Period[]): Period | undefined {
  return latest(
    kept.filter(({ to }) => to < period.from),
    period,
  );
}

/**
 * The latest of the kept periods that ends before the report's own does: what readers have last
 * been told of the months that came before.
 */
export function lastBefore(period: Period, kept: readonly Period[]): Period | undefined {
  return latest(
    kept.filter(({ to }) => to < period.to),
    period,
  );
}

/** The previous period, the one previous to that, and so on; the oldest first. */
export function chainBefore(period: Period, kept: readonly Period[]): readonly Period[] {
  const chain: Period[] = [];
  let current = previousOf(period, kept);
  while (current !== undefined && chain.length < MOST_KEPT) {
    chain.unshift(current);
    current = previousOf(current, kept);
  }
  return chain;
}

function latest(periods: readonly Period[], beside: Period): Period | undefined {
  const isAsLong = (one: Period): number => (monthsIn(one) === monthsIn(beside) ? 1 : 0);
  return periods.toSorted(
    (a, b) => b.to - a.to || isAsLong(b) - isAsLong(a) || monthsIn(b) - monthsIn(a),
  )[0];
}
