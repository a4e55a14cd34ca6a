/** Whether everything is asked for, which takes an hour: `npm run conformance:all`. */
export const IS_ALL = process.env["ALL_TESTS"] === "1";

/**
 * One in so many of a list, spread over it from the first on: what is alike stands together, so that
 * some of each kind is chosen. All of it where everything is asked for.
 */
export function sampleOf<T>(all: readonly T[], oneIn: number): readonly T[] {
  return IS_ALL ? all : all.filter((_, index) => index % oneIn === 0);
}

/** So many runs of a property; a third of them where not everything is asked for. */
export function runsOf(all: number): number {
  return IS_ALL ? all : Math.ceil(all / 3);
}
