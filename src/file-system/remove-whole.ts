import { readdirSync, rmSync, rmdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isErrorCode } from "./file-errors.ts";
import { holdFolder } from "./held-folder.ts";

/** A killed browser's last processes can finish what they were writing: under load, long after. */
const MOST_ATTEMPTS = 60;
const PAUSE_MS = 25;
const PASSING = ["ENOTEMPTY", "EEXIST", "EBUSY", "EPERM", "EMFILE", "ENFILE"];

/**
 * Removes a folder of our own in which others may not write, with all that is in it. Follows no
 * link, also not one that is put in its place meanwhile: removing by path would. Tries for a while
 * where something still writes in it. Throws an error of the file system.
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

/** As `removeWhole`, and keeps this process busy until it is done. */
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
