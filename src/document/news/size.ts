import type { Count } from "../facts.ts";

/** How large a piece of news is: 1 is the least change that is news. */

/** The least change of a flow that is news, in percent and in number. */
export const FLOW = { percent: 10, number: 5 } as const;

/** The same of a stock, which moves slowly. */
export const STOCK = { percent: 4, number: 5 } as const;

/** Up to this change, in percent, words say that a flow is about the same. */
export const HARDLY_PERCENT = 3;

/** A change that is larger than this counts as this. */
export const LARGEST = 3;

/** The size of what says how things are, largest first: it is no news. */
export const STATE = {
  supported: 0.9,
  letter: 0.8,
  returned: 0.7,
  results: 0.6,
  welcome: 0.5,
} as const;

/** The size of a change, in times the least that is news. */
export function sizeOf(change: number, least: number): number {
  return Math.min(LARGEST, Math.abs(change) / least);
}

/** The size of the change of a count; 0 where it changed by too few. */
export function countSize(
  now: Count,
  before: Count,
  { percent, number }: typeof FLOW | typeof STOCK,
): number {
  const difference = now.value - before.value;
  if (Math.abs(difference) < number) return 0;
  return before.value === 0 ? LARGEST : sizeOf((difference * 100) / before.value, percent);
}
