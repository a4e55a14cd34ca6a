import { readFileSync } from "node:fs";

import { afterAll } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** The processor time of a file in seconds, with its ended child processes. Linux only. */
    processor?: number;
  }
}

/** Linux counts the time of processes in ticks: this many in a second. */
const TICKS = 100;

/** The processor time of this process and of the children that it waited for, in seconds. */
function processorTime(): number {
  if (process.platform !== "linux") return 0;
  const stat = readFileSync("/proc/self/stat", "latin1");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((total, ticks) => total + Number(ticks), 0) / TICKS;
}

const start = processorTime();
// Declared first, it runs last. Vitest takes the first argument for fixtures.
// oxlint-disable-next-line no-empty-pattern -- Vitest wants a pattern, and none of it is used
afterAll(({}, file) => {
  file.meta.processor = processorTime() - start;
});
