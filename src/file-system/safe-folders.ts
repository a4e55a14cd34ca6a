import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  rmdirSync,
  rmSync,
  type Stats,
} from "node:fs";
import { access, rename } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { isErrorCode, notAFolder } from "./new-files.ts";

// Folders that nobody else can change.

/** Why others can change a folder, or why it is not a folder. */
type ClaimFault = "notAFolder" | "ofOther" | "ofAll" | "parentOfAll";

/** The real path of a folder, or why it may not be used. */
export type Claim = { readonly folder: string } | { readonly fault: ClaimFault };

const OTHERS_MAY_WRITE = 0o022;
const GROUP_MAY_WRITE = 0o020;
const EVERYONE_MAY_WRITE = 0o002;
const ONLY_OWNERS_RENAME = 0o1000;
const ROOT = 0;
const RIGHTS_OF_OWNER = 0o700;

/**
 * Creates `folder` and its missing parents with rights for the owner only, and checks that nobody
 * else can put anything in it or in its place. It must be a real folder of the user `userId`,
 * others may not write in it, and the way to it must be safe (`isSafeWay`). An existing folder with
 * too wide rights is refused and not repaired, because someone may have used them. Nothing is
 * created if the way is not safe. Without a `userId` (Windows), it only checks that it is a folder.
 * Synchronous, because it runs before all else. Throws a file system error.
 */
export function claimPrivately(folder: string, userId: number | undefined): Claim {
  const parent = safeFolder(path.dirname(path.resolve(folder)), userId);
  if (parent === undefined) return { fault: "parentOfAll" };
  const own = path.join(parent, path.basename(folder));
  makeFolder(own);
  const found = lstatSync(own);
  if (!found.isDirectory()) return { fault: "notAFolder" };
  if (userId === undefined) return { folder: own };
  if (found.uid !== userId) return { fault: "ofOther" };
  if ((found.mode & OTHERS_MAY_WRITE) !== 0) return { fault: "ofAll" };
  return { folder: own };
}

/**
 * Returns true if only the user `userId` and the system can replace `folder` (a real path) or a
 * folder above it. Each of these folders must belong to that user, to root or to the owner of `/`
 * (in a container root may have another number). If others may write in one, its sticky bit must
 * prevent them from renaming what is in it. The group may write in a folder of the user. Returns
 * true on Windows, where the mode does not contain the rights.
 */
export function isSafeWay(folder: string, userId: number | undefined): boolean {
  if (userId === undefined) return true;
  const trusted = new Set([userId, ROOT, lstatSync(path.parse(folder).root).uid]);
  for (let at = folder; ; at = path.dirname(at)) {
    const found = lstatSync(at);
    if (!trusted.has(found.uid) || othersMayRename(found, userId)) return false;
    if (path.dirname(at) === at) return true;
  }
}

function othersMayRename({ mode, uid }: Stats, userId: number): boolean {
  if ((mode & ONLY_OWNERS_RENAME) !== 0) return false;
  if ((mode & EVERYONE_MAY_WRITE) !== 0) return true;
  return (mode & GROUP_MAY_WRITE) !== 0 && uid !== userId;
}

/**
 * The real path of a folder, which it creates if needed. Returns undefined if the way to it is not
 * safe.
 */
function safeFolder(folder: string, userId: number | undefined): string | undefined {
  const real = realPathOf(folder);
  if (real !== undefined) return isSafeWay(real, userId) ? real : undefined;
  const parent = safeFolder(path.dirname(folder), userId);
  if (parent === undefined) return undefined;
  const made = path.join(parent, path.basename(folder));
  makeFolder(made);
  // A broken link, or something that another process created meanwhile.
  if (!lstatSync(made).isDirectory()) throw notAFolder(made);
  return isSafeWay(made, userId) ? made : undefined;
}

/** Returns undefined if nothing exists. Throws if no folder can be created there either. */
function realPathOf(folder: string): string | undefined {
  try {
    return realpathSync.native(folder);
  } catch (error) {
    if (isErrorCode(error, "ENOENT") && path.dirname(folder) !== folder) return undefined;
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: RIGHTS_OF_OWNER });
    // The process's mask can take rights from the owner, also for later runs.
    chmodSync(folder, RIGHTS_OF_OWNER);
  } catch (error) {
    if (!isErrorCode(error, "EEXIST")) throw error;
  }
}

// Folders that stay open.

const isLinux = process.platform === "linux";
const FOLDER_ITSELF = constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** A folder that stays open. */
export interface HeldFolder {
  /** A path that keeps leading to this folder, even after something else takes its place. */
  readonly path: string;
  readonly close: () => void;
}

/**
 * Opens a real folder and keeps it open. Throws a file system error: ENOTDIR for a link, and EACCES
 * for a folder of another user if `mustBeOurs` is set. (A network drive may report another owner.)
 */
export function holdFolder(
  folder: string,
  { mustBeOurs = false }: { readonly mustBeOurs?: boolean } = {},
): HeldFolder {
  // Windows cannot open folders.
  if (process.platform === "win32") return { path: folder, close: () => undefined };
  const descriptor = openSync(folder, FOLDER_ITSELF);
  const close = (): void => closeSync(descriptor);
  if (mustBeOurs && fstatSync(descriptor).uid !== process.geteuid?.()) {
    close();
    throw Object.assign(new Error(`folder of another user: ${folder}`), {
      code: "EACCES",
      path: folder,
    });
  }
  // Only Linux has a path to an open folder. Elsewhere we use the folder's own path.
  return { path: isLinux ? `/proc/self/fd/${descriptor}` : folder, close };
}

/**
 * Runs `work` with a path that keeps leading to this folder, even if someone replaces it by a link
 * meanwhile. Throws the errors of `holdFolder`.
 */
export async function within<T>(folder: string, work: (held: string) => Promise<T>): Promise<T> {
  const held = holdFolder(folder);
  try {
    return await work(held.path);
  } finally {
    held.close();
  }
}

// Replacing and removing folders.

const MOST_SWAPS = 10;

/**
 * Puts the folder `filled` in the place of `target` by renaming it, so that a reader finds either
 * the old folder or the new one, whole. A folder cannot replace one that is not empty, so `prepare`
 * first moves away what is at `target`. It is called before each attempt, with the number of the
 * attempt from 1. If it returns false, the swap ends: `target` is good as it is. If another process
 * puts a folder at `target` meanwhile, that attempt fails and the next one follows. Before that, and
 * after any other failure, `undo` runs. Throws a file system error, or an Error with code EEXIST if
 * other processes keep putting folders there.
 */
export async function swapFolder(
  filled: string,
  target: string,
  prepare: (attempt: number) => Promise<boolean>,
  undo: () => Promise<void> = async () => undefined,
): Promise<void> {
  for (let attempt = 1; attempt <= MOST_SWAPS; attempt += 1) {
    try {
      if (!(await prepare(attempt))) return;
      if (await moved(filled, target, ...TAKEN)) return;
    } catch (error) {
      await undo();
      throw error;
    }
    await undo();
  }
  throw Object.assign(new Error(`others keep using ${target}`), { code: "EEXIST", path: target });
}

/** The error codes for a folder that cannot take the place of another. */
export const TAKEN = ["ENOTEMPTY", "EEXIST"] as const;

/** Renames. Returns false if the file system refuses with one of the codes in `refusals`. */
export async function moved(
  from: string,
  to: string,
  ...refusals: readonly string[]
): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isErrorCode(error, ...refusals)) return false;
    throw error;
  }
}

/** Returns true if something exists at `place`. */
export async function exists(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}

/**
 * The last processes of a killed browser can finish what they were writing: under load, this takes
 * long.
 */
const MOST_REMOVALS = 60;
const PAUSE_MS = 25;
const PASSING = ["ENOTEMPTY", "EEXIST", "EBUSY", "EPERM", "EMFILE", "ENFILE"];

/**
 * Removes a folder of our own that others may not write in, with its contents. It follows no link,
 * even if a link replaces the folder meanwhile. Removal by path would follow that link. It retries
 * for a while if something still writes in the folder. Throws a file system error.
 */
export async function removeWhole(folder: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      removeOnce(folder);
      return;
    } catch (error) {
      if (attempt === MOST_REMOVALS || !isErrorCode(error, ...PASSING)) throw error;
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
      if (attempt === MOST_REMOVALS || !isErrorCode(error, ...PASSING)) throw error;
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
