import { readdirSync, rmSync, rmdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isErrorCode } from "./file-errors.ts";
import { holdFolder } from "./held-folder.ts";

/**
 * The last processes of a killed browser can finish what they were writing: under load, this takes
 * long.
 */
const MOST_ATTEMPTS = 60;
const PAUSE_MS = 25;
const PASSING = ["ENOTEMPTY", "EEXIST", "EBUSY", "EPERM", "EMFILE", "ENFILE"];

/**
 * Removes a folder of our own that others may not write in, with its contents. It follows no
 * link, even if a link replaces the folder meanwhile, which removal by path would follow. It
 * retries for a while if something still writes in the folder. Throws a file system error.
 */
export async function removeWhole(folder: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      removeOnce(folder);
      return;
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isErrorCode(error, ...PASSING)) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/** Does the same as `removeWhole`, but synchronously. */
export function removeWholeAtOnce(folder: string): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      removeOnce(folder);
      return;
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isErrorCode(error, ...PASSING)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

function removeOnce(folder: string): void {
  try {
    const held = holdFolder(folder, { mustBeOurs: true });
    try {
      emptyFolder(held.path);
    } finally {
      held.close();
    }
    rmdirSync(folder);
  } catch (error) {
    if (!isErrorCode(error, "ENOENT")) throw error;
  }
}

function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
