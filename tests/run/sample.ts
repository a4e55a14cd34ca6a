/** Whether nothing is left out, as `npm run conformance:all` asks, which takes an hour. */
export const IS_ALL = process.env["ALL_TESTS"] === "1";

/**
 * One in so many of a list, from the first on. Items of a kind stand together, so that each large
 * kind keeps some. The whole list where nothing is left out.
 */
export function sampleOf<T>(all: readonly T[], oneIn: number): readonly T[] {
  return IS_ALL ? all : all.filter((_, index) => index % oneIn === 0);
}

/** The number of runs of a property: a third of `all`, or all where nothing is left out. */
export function runsOf(all: number): number {
  return IS_ALL ? all : Math.ceil(all / 3);
}
