import { chmodSync, lstatSync, mkdirSync, realpathSync, type Stats } from "node:fs";
import path from "node:path";
import { isErrorCode } from "./file-errors.ts";

/** Why others can change a folder, or why it is not a folder. */
type ClaimFault = "notAFolder" | "ofOther" | "ofAll" | "parentOfAll";

/** The real path of a folder, or why it may not be used. */
export type Claim = { readonly folder: string } | { readonly fault: ClaimFault };

const OTHERS_MAY_WRITE = 0o022;
const GROUP_MAY_WRITE = 0o020;
const EVERYONE_MAY_WRITE = 0o002;
const ONLY_OWNERS_RENAME = 0o1000;
const ROOT = 0;
const OWN_RIGHTS = 0o700;

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
 * (in a container root may have another number). If others may write in one, they may not rename in
 * it (the sticky bit). A group may, in a folder of the user. Returns true on Windows, where the
 * mode does not contain the rights.
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
    mkdirSync(folder, { mode: OWN_RIGHTS });
    // The process's mask can take rights from the owner, also for later runs.
    chmodSync(folder, OWN_RIGHTS);
  } catch (error) {
    if (!isErrorCode(error, "EEXIST")) throw error;
  }
}

function notAFolder(folder: string): Error {
  return Object.assign(new Error(`not a folder: ${folder}`), { code: "ENOTDIR", path: folder });
}
