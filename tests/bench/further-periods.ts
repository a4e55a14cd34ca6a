import path from "node:path";

import { inTurn, median, run, show, showRuns } from "./run.ts";

const ENTRY = path.join(import.meta.dirname, "../../dist/entry.js");
const RUNS = 5;
/** All quarters of the sample that have registrations and are over. */
const QUARTERS = 8;
const FIRST = "2022-Q2";
const LAST = "2024-Q1";

/**
 * `report generate` for one quarter and for eight: the cost of a further period beside the first.
 */
export async function benchFurtherPeriods(
  inputs: readonly string[],
  folder: string,
): Promise<void> {
  const generate = (periods: string) => () =>
    run(ENTRY, ["generate", "--period", periods, ...inputs], folder);
  const { one, eight } = await inTurn(RUNS, {
    one: generate(LAST),
    eight: generate(`${FIRST}..${LAST}`),
  });
  const further = eight.map(({ wall }, pair) => {
    const first = one[pair]?.wall ?? Number.NaN;
    const cost = (wall - first) / (QUARTERS - 1);
    return { cost, part: cost / first };
  });
  const percent = Math.round(100 * median(further.map(({ part }) => part)));
  showRuns("one quarter", one);
  showRuns("eight quarters", eight);
  show("a further quarter", median(further.map(({ cost }) => cost)), `${percent}% of the first`);
}
