/** True if nothing is skipped, as in `npm run conformance:all`, which takes an hour. */
export const IS_ALL = process.env["ALL_TESTS"] === "1";

/**
 * One of every few items of a list, from the first on. Items of a kind are together, so that each
 * large kind keeps some. The whole list if nothing is skipped.
 */
export function sampleOf<T>(all: readonly T[], oneIn: number): readonly T[] {
  return IS_ALL ? all : all.filter((_, index) => index % oneIn === 0);
}

/** The number of runs of a property: a third of `all`, or all if nothing is skipped. */
export function runsOf(all: number): number {
  return IS_ALL ? all : Math.ceil(all / 3);
}
