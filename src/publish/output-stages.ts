import { randomBytes } from "node:crypto";
import { realpathSync, rmSync } from "node:fs";
import { chmod, lstat, readdir, rename, rmdir, unlink } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { ReportError } from "../errors.ts";
import { isErrorCode, makeFolders, removeEmpty } from "../file-system/new-files.ts";
import { lock } from "../file-system/own-folder.ts";
import { exists, isSafeWay, moved, TAKEN, within } from "../file-system/safe-folders.ts";
import { outputMessages } from "../messages/output.ts";
import { type Contents, contentsOf, type IsOurs, MANIFEST } from "./output-contents.ts";

/**
 * The kinds of hidden folders beside an output folder: "new" is being written, "old" is the
 * complete former output, "gone" is being removed, and "try" tests whether a folder can be put
 * there.
 */
type Stage = "new" | "old" | "gone" | "try";

const OWN_RIGHTS = 0o700;

/** A path for a new hidden folder beside `target`. */
export function beside(target: string, stage: Stage): string {
  const name = `${prefixOf(target, stage)}${randomBytes(6).toString("hex")}`;
  return path.join(path.dirname(target), name);
}

/**
 * The hidden folders beside `target` that are real folders of this user. Links, and folders of
 * others with such names, do not count.
 */
export async function leftoversBeside(target: string, stage: Stage): Promise<string[]> {
  const parent = path.dirname(target);
  const prefix = prefixOf(target, stage);
  const names = await readdir(parent).catch(() => []);
  const left: string[] = [];
  for (const name of names) {
    if (!name.startsWith(prefix) || !/^[\da-f]{12}$/.test(name.slice(prefix.length))) continue;
    const found = await lstat(path.join(parent, name)).catch(() => undefined);
    const isOurs = found?.uid === (process.geteuid?.() ?? found?.uid);
    if (found?.isDirectory() === true && isOurs) left.push(path.join(parent, name));
  }
  return left;
}

/**
 * Renames `target` to a hidden folder. Returns the path of that folder, or undefined if `target`
 * does not exist.
 */
export async function setAside(target: string): Promise<string | undefined> {
  const aside = beside(target, "old");
  return (await moved(target, aside, "ENOENT")) ? aside : undefined;
}

/**
 * Renames the folder that was set aside back to `target`. Clears it if another folder is at
 * `target` now.
 */
export async function putBack(aside: string, target: string, isOurs: IsOurs): Promise<void> {
  if (await moved(aside, target, ...TAKEN)) return;
  await clear(aside, target, isOurs);
}

/**
 * Removes a folder that was set aside. Files of the desktop in it move to `target`. The folder is
 * renamed first, so that a half-removed one is never put back.
 */
export async function clear(aside: string, target: string, isOurs: IsOurs): Promise<void> {
  const gone = beside(target, "gone");
  if (await moved(aside, gone, "ENOENT")) await removeOurs(gone, target, isOurs);
}

/**
 * Removes our own files in `folder`, moves the files of the desktop to `target`, and removes the
 * folder if it is empty then.
 */
export async function removeOurs(folder: string, target: string, isOurs: IsOurs): Promise<void> {
  await emptied(folder, async (held) => removeIn(held, await contentsOf(held, isOurs), [target]));
}

/**
 * Removes the unfinished output of a run: files, and the subfolders that its manifest lists. Files
 * of others stay, and then the folder stays too.
 */
export async function removeUnfinished(folder: string): Promise<void> {
  await removeOurs(folder, folder, () => true);
}

/**
 * Runs `work` in a folder, and removes the folder if it is empty then. Returns false if the folder
 * stays.
 */
async function emptied(folder: string, work: (held: string) => Promise<void>): Promise<boolean> {
  try {
    await within(folder, async (held) => {
      // We may replace the folder, even if someone has removed the right to write in it.
      await chmod(held, OWN_RIGHTS).catch(() => undefined);
      await work(held);
    });
    await rmdir(folder);
    return true;
  } catch (error) {
    // Another run removes it too, or it contains files that we may not remove.
    if (isErrorCode(error, "ENOENT", "ENOTEMPTY", "EEXIST")) return false;
    throw error;
  }
}

/**
 * Removes our own files in a folder that is kept open, and its subfolders if they are empty then.
 *
 * @param places the folders for the files of the desktop; the first that exists gets them
 */
async function removeIn(
  held: string,
  { written, ofDesktop, folders }: Contents,
  places: readonly string[],
): Promise<void> {
  for (const name of ofDesktop) await keepIn(places, held, name);
  let isLeft = false;
  for (const [name, contents] of folders) {
    const inner = places.map((place) => path.join(place, name));
    const isGone = await emptied(path.join(held, name), async (inside) =>
      removeIn(inside, contents, [...inner, ...places]),
    );
    isLeft ||= !isGone;
  }
  for (const name of written) if (name !== MANIFEST) await unlink(path.join(held, name));
  // The manifest goes last, because it lists which files and subfolders a run made.
  if (written.includes(MANIFEST) && !isLeft) await unlink(path.join(held, MANIFEST));
}

/**
 * Moves a file of the desktop from `folder` to the first of `places` that exists. If that place has
 * such a file already, that one is newer, and this one is removed. If no place exists, the file
 * stays for the next start.
 */
async function keepIn(places: readonly string[], folder: string, name: string): Promise<void> {
  const from = path.join(folder, name);
  for (const place of places) {
    try {
      await within(place, async (held) => {
        const to = path.join(held, name);
        await ((await exists(to)) ? unlink(from) : rename(from, to));
      });
      return;
    } catch (error) {
      if (!isErrorCode(error, "ENOENT", "ENOTDIR", "ELOOP")) throw error;
    }
  }
}

function prefixOf(target: string, stage: Stage): string {
  return `.${path.basename(target)}.${stage}.`;
}

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
 * leftovers, and `isAlone` is true. It is false if we cannot know: if other users may rename
 * folders beside `target`, or if the file system has no locks. Creates the missing parents of
 * `target`, and removes them if they are empty afterwards. Throws a ReportError("output") if
 * another run keeps the lock too long, the signal's reason, or a file system error.
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
  // The random name is used by this run only, because two runs that lock one file at once may both
  // be refused. A process number is not unique: containers that share the folder all have a process
  // 1.
  const trial = `${file}.${randomBytes(6).toString("hex")}`;
  const outcome = lock(trial);
  if (typeof outcome === "string") {
    rmSync(trial, { force: true });
    return false;
  }
  outcome.release();
  return true;
}
