import { rmSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";

import { caseOf } from "./fuzz-case.ts";
import { SCRATCH } from "./fuzz-doors.ts";

/**
 * Reads cases in this thread, one by one. `progress` contains the number of the current case, so
 * that the other thread sees where it hangs. A 1 in its second place makes it stop.
 */
const { seed, first, progress } = workerData as {
  readonly seed: number;
  readonly first: number;
  readonly progress: Int32Array;
};

for (let number = first; Atomics.load(progress, 1) === 0; number += 1) {
  Atomics.store(progress, 0, number);
  const { door, content } = caseOf(seed, number);
  try {
    await door.read(content);
  } catch (error) {
    const outcome = { number, error: error instanceof Error ? error.stack : String(error) };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    parentPort?.postMessage(outcome);
  }
}
rmSync(SCRATCH, { recursive: true, force: true });
