import type { Count } from "../counts.ts";

/** The size of news: 1 is the smallest change that is news. */

/** The smallest change of a flow that is news, in percent and in number. */
export const FLOW = { percent: 10, number: 5 } as const;

/** The smallest change of a stock that is news. A stock moves slowly. */
export const STOCK = { percent: 4, number: 5 } as const;

/** Up to this change, in percent, words say that a flow is about the same. */
export const HARDLY_PERCENT = 3;

/** The largest size. A larger change counts as this. */
export const LARGEST = 3;

/** The sizes of sentences about a situation, which is not news. */
export const STATE = {
  supported: 0.9,
  letter: 0.8,
  returned: 0.7,
  results: 0.6,
  welcome: 0.5,
} as const;

/** The size of a change, as a multiple of the smallest change that is news. */
export function sizeOf(change: number, least: number): number {
  return Math.min(LARGEST, Math.abs(change) / least);
}

/** The size of the change of a count; 0 if the number changed too little. */
export function countSize(
  now: Count,
  before: Count,
  { percent, number }: typeof FLOW | typeof STOCK,
): number {
  const difference = now.value - before.value;
  if (Math.abs(difference) < number) return 0;
  return before.value === 0 ? LARGEST : sizeOf((difference * 100) / before.value, percent);
}
