import { chmodSync, lstatSync, mkdirSync, realpathSync, type Stats } from "node:fs";
import path from "node:path";
import { isErrorCode } from "./file-errors.ts";

/** Why a folder is not ours alone. */
type ClaimFault = "notAFolder" | "ofOther" | "ofAll" | "parentOfAll";

/** The folder by its real path, or why it may not be used. */
export type Claim = { readonly folder: string } | { readonly fault: ClaimFault };

const OTHERS_MAY_WRITE = 0o022;
const GROUP_MAY_WRITE = 0o020;
const EVERYONE_MAY_WRITE = 0o002;
const ONLY_OWNERS_RENAME = 0o1000;
const ROOT = 0;
const OWN_RIGHTS = 0o700;

/**
 * Makes `folder` (and what leads to it) for its owner only, unless it is there, and checks that
 * nobody else can put anything in it or in its place: it is a real folder of the user `userId` in
 * which others may not write, and the way to it is safe (`isSafeWay`). A folder that is there with
 * too wide rights is not repaired, for someone may have used them. Nothing is made where the way
 * is not safe. Without a `userId` (Windows) only that it is a folder is checked. Synchronous, for
 * it is asked before anything else is done. Throws an error of the file system.
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
 * True where nobody but the user `userId` and the system can put something else in the place of
 * `folder`, a real path, or of a folder above it. Each of them is owned by that user, by root or by
 * the owner of `/` (in a container root may be another number). Where others may write in one, they
 * may not rename (the sticky bit). A group may, in a folder of the user's own. True on Windows,
 * where rights are not in the mode.
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

/** The real path of a folder, which it makes; undefined where the way to it is not safe. */
function safeFolder(folder: string, userId: number | undefined): string | undefined {
  const real = realPathOf(folder);
  if (real !== undefined) return isSafeWay(real, userId) ? real : undefined;
  const parent = safeFolder(path.dirname(folder), userId);
  if (parent === undefined) return undefined;
  const made = path.join(parent, path.basename(folder));
  makeFolder(made);
  // A link that leads nowhere, or what another process made meanwhile.
  if (!lstatSync(made).isDirectory()) throw notAFolder(made);
  return isSafeWay(made, userId) ? made : undefined;
}

/** Undefined where nothing is. Throws where no folder can be made there either. */
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
    // A mask of the process can take rights from its owner, also for later runs.
    chmodSync(folder, OWN_RIGHTS);
  } catch (error) {
    if (!isErrorCode(error, "EEXIST")) throw error;
  }
}

function notAFolder(folder: string): Error {
  return Object.assign(new Error(`not a folder: ${folder}`), { code: "ENOTDIR", path: folder });
}
