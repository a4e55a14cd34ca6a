import { randomBytes } from "node:crypto";
import { realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/file-errors.ts";
import { lock } from "../file-system/kernel-lock.ts";
import { makeFolders, removeEmpty } from "../file-system/make-folders.ts";
import { isSafeWay } from "../file-system/private-folder.ts";
import { outputMessages } from "../messages/output.ts";

/** How a run waits for another run that writes to the same output folder. */
export interface LockOptions {
  /** Aborts the wait. */
  readonly signal?: AbortSignal | undefined;
  /** The longest wait, in milliseconds. */
  readonly patience?: number;
  /** Writes a line in English that `--debug` shows. */
  readonly debug?: ((line: string) => void) | undefined;
}

/** Replacing a report takes milliseconds, or seconds on a slow network drive. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 10;
const MOST_ATTEMPTS = 20;

/**
 * Runs `work` while no other run works on the same `target`. Then all hidden folders beside it are
 * leftovers, and `isAlone` is true. It is false if we cannot know: if others may rename beside
 * `target`, or if the file system has no locks. Creates the missing parents of `target`, and
 * removes them if they are empty afterwards. Throws a ReportError("output") if another run keeps
 * the lock too long, the signal's reason, or a file system error.
 */
export async function aloneAt(
  target: string,
  options: LockOptions,
  work: (isAlone: boolean) => Promise<void>,
): Promise<void> {
  const { folders, release } = await acquire(target, options);
  try {
    await work(release !== undefined);
  } finally {
    release?.();
    await removeEmpty(folders);
  }
}

interface Acquired {
  /** The parents that were created, the outermost first. */
  readonly folders: readonly string[];
  readonly release: (() => void) | undefined;
}

async function acquire(
  target: string,
  { signal, patience = PATIENCE_MS, debug = () => undefined }: LockOptions,
): Promise<Acquired> {
  const parent = path.dirname(target);
  const file = path.join(parent, `.${path.basename(target)}.lock`);
  const made = new Set<string>();
  const deadline = performance.now() + patience;
  for (let attempt = 1; ;) {
    signal?.throwIfAborted();
    for (const folder of await makeFolders(parent)) made.add(folder);
    try {
      if (!isSafeWay(realpathSync.native(parent), process.geteuid?.())) {
        debug(`no lock: others may rename in ${parent} or above it; leftovers stay`);
        return { folders: [...made], release: undefined };
      }
      const outcome = lock(file);
      if (outcome === "unavailable" || (outcome === "held" && !hasLocks(file))) {
        debug(`no lock can be had in ${parent}; leftovers stay`);
        return { folders: [...made], release: undefined };
      }
      if (outcome !== "held") return { folders: [...made], release: outcome.release };
    } catch (error) {
      await removeEmpty([...made]);
      // Another run removed the empty folder.
      attempt += 1;
      if (attempt > MOST_ATTEMPTS || !isErrorCode(error, "ENOENT")) throw error;
      continue;
    }
    if (performance.now() > deadline) {
      throw new ReportError("output", outputMessages.busy(target));
    }
    await sleep(PAUSE_MS);
  }
}

/**
 * Returns false if the file system refuses every lock, as a network drive without lock support
 * does.
 */
function hasLocks(file: string): boolean {
  // No other run uses this name. Two runs that lock one file at once may both be refused. A process
  // number is not unique: containers that share the folder all have a process 1.
  const trial = `${file}.${randomBytes(6).toString("hex")}`;
  const outcome = lock(trial);
  if (typeof outcome === "string") {
    rmSync(trial, { force: true });
    return false;
  }
  outcome.release();
  return true;
}
