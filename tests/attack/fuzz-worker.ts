import { rmSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";

import { caseOf } from "./fuzz-case.ts";
import { SCRATCH } from "./fuzz-doors.ts";

/**
 * Reads one case after the other in this thread. `progress` tells the number of the case that it is
 * at, so that the other thread sees where it hangs; a 1 in its second place asks it to stop.
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
    const told = { number, error: error instanceof Error ? error.stack : String(error) };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    parentPort?.postMessage(told);
  }
}
rmSync(SCRATCH, { recursive: true, force: true });
