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

/** How a run waits for another one at the same output folder. */
export interface LockOptions {
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined;
  /** So long to wait, in milliseconds. */
  readonly patience?: number;
  /** Writes a line, in English, that the user sees with `--debug`. */
  readonly debug?: ((line: string) => void) | undefined;
}

/** Putting a report in its place takes milliseconds; on a slow network drive seconds. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 10;
const MOST_ATTEMPTS = 20;

/**
 * Does `work` while no other run does so for the same `target`; then all hidden folders beside it
 * are leftovers, and `isAlone` is true. It is false where that cannot be known: where others may
 * rename beside `target`, and where the file system has no locks. Makes the folders that lead to
 * `target`, and removes them again where they are empty afterwards. Throws a ReportError("output")
 * where another run stays too long, the signal's reason, or an error of the file system.
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
  /** The folders that were made on the way, the outermost first. */
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
      // Another run removed the folder, which was empty.
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

/** False where every lock is refused, as by a network drive whose server has none. */
function hasLocks(file: string): boolean {
  // No other run tries this name. Two that lock one file at once may both be refused, and the
  // process number is no name of its own: containers that share the folder all have a process 1.
  const ours = `${file}.${randomBytes(6).toString("hex")}`;
  const outcome = lock(ours);
  if (typeof outcome === "string") {
    rmSync(ours, { force: true });
    return false;
  }
  outcome.release();
  return true;
}
