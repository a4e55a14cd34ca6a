import path from "node:path";

import { median, run, show } from "./run.ts";

const ENTRY = path.join(import.meta.dirname, "../../dist/entry.js");
const RUNS = 5;
/** All quarters of the sample that have registrations and are over. */
const QUARTERS = 8;
const FIRST = "2022-Q2";
const LAST = "2024-Q1";

/**
 * `report generate` of one quarter and of eight, in turn as the machine is not always as fast: what a
 * further quarter costs, beside the first.
 */
export function benchEightQuarters(inputs: readonly string[], folder: string): void {
  const generate = (periods: string) =>
    run(ENTRY, ["generate", "--period", periods, ...inputs], folder);
  const pairs = Array.from({ length: RUNS }, () => ({
    one: generate(LAST),
    eight: generate(`${FIRST}..${LAST}`),
  }));
  const one = median(pairs.map((pair) => pair.one.milliseconds));
  const eight = median(pairs.map((pair) => pair.eight.milliseconds));
  const further = pairs.map((pair) => {
    const costs = (pair.eight.milliseconds - pair.one.milliseconds) / (QUARTERS - 1);
    return { costs, part: costs / pair.one.milliseconds };
  });
  const percent = Math.round(100 * median(further.map(({ part }) => part)));
  const peak = Math.max(...pairs.map((pair) => pair.eight.peakMebibytes));
  show("one quarter", one);
  show("eight quarters", eight, `peak memory ${peak.toFixed(0)} MiB`);
  show("a further quarter", median(further.map(({ costs }) => costs)), `${percent}% of the first`);
}
