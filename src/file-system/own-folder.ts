import { randomBytes } from "node:crypto";
import {
  closeSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
} from "node:fs";
import path from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";

import { isErrorCode } from "./new-files.ts";
import { claimPrivately, removeWhole, removeWholeAtOnce } from "./safe-folders.ts";

/** The facts about the machine that a temporary folder depends on. */
export interface TemporaryPlace {
  readonly temporaryFolder: string;
  /** The user's number. Undefined on Windows, which has none. */
  readonly userId: number | undefined;
  /** Writes a line in English that `--debug` shows. */
  readonly debug: (line: string) => void;
}

/** An empty folder that only this process uses, and that it removes when it is done. */
export interface OwnFolder {
  readonly path: string;
  /** Removes the folder with its contents. A later start removes what cannot be removed now. */
  readonly remove: () => Promise<void>;
  /** Does the same as `remove`, but synchronously. */
  readonly removeAtOnce: () => void;
}

const MOST_ATTEMPTS = 10;
const LOCK = ".lock";

/** The path of the user's private folder in the temporary folder. */
export function privateTemporary({ temporaryFolder, userId }: TemporaryPlace): string {
  return path.join(temporaryFolder, userId === undefined ? "peildatum" : `peildatum-${userId}`);
}

/**
 * Creates a folder in the user's private folder in the temporary folder, which a restart also
 * clears. Removes the folders of the same kind that killed runs left. If the private folder cannot
 * be used, creates a folder beside it and removes nothing. Throws a file system error.
 */
export async function ownTemporaryFolder(kind: string, place: TemporaryPlace): Promise<OwnFolder> {
  // A missing temporary folder is a mistake in the machine's settings, so it is not created.
  statSync(place.temporaryFolder);
  for (let attempt = 1; ; attempt += 1) {
    const claim = claimPrivately(privateTemporary(place), place.userId);
    if ("fault" in claim) return folderBeside(place, claim.fault);
    const { folder } = claim;
    try {
      await removeLeftovers(folder, kind, place.debug);
      return ownFolderIn(folder, kind, place.debug, () => removeIfEmpty(folder));
    } catch (error) {
      removeIfEmpty(folder);
      // Its rights exclude its own user.
      if (isErrorCode(error, "EACCES", "EPERM")) return folderBeside(place, String(error));
      // Another run found it empty at its end, and removed it.
      if (attempt === MOST_ATTEMPTS || !isErrorCode(error, "ENOENT")) throw error;
    }
  }
}

function folderBeside(place: TemporaryPlace, why: string): OwnFolder {
  place.debug(`${privateTemporary(place)} is not used: ${why}`);
  const folder = mkdtempSync(path.join(place.temporaryFolder, "peildatum-"));
  return ownFolder(folder, place.debug, () => undefined);
}

/**
 * Creates a folder in the private folder `within`. As long as this process lives, it holds the lock
 * on a file beside the new folder. `removeLeftovers` uses that lock to see whether the process
 * lives. Throws a file system error.
 */
export function ownFolderIn(
  within: string,
  kind: string,
  debug: (line: string) => void,
  onRemoved = (): void => undefined,
): OwnFolder {
  // The lock comes first, because a folder without one counts as a leftover.
  const { folder, release } = lockNewName(within, kind, debug);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    release();
    throw error;
  }
  return ownFolder(folder, debug, () => {
    release();
    onRemoved();
  });
}

/**
 * A free name, and the function that releases its lock. There is no lock if the file system has
 * none.
 */
function lockNewName(within: string, kind: string, debug: (line: string) => void) {
  for (let attempt = 1; ; attempt += 1) {
    const folder = path.join(within, `${kind}.${randomBytes(6).toString("hex")}`);
    const held = lock(folder + LOCK);
    if (typeof held !== "string") return { folder, release: held.release };
    rmSync(folder + LOCK, { force: true });
    // Another run may mistake a new lock for a leftover. The next name is a new chance.
    if (held === "unavailable" || attempt === MOST_ATTEMPTS) {
      debug(`no locks in ${within}`);
      return { folder, release: () => undefined };
    }
  }
}

/** Removes the folders of this kind that ended processes left in the private folder `within`. */
export async function removeLeftovers(
  within: string,
  kind: string,
  debug: (line: string) => void,
): Promise<void> {
  const pattern = new RegExp(`^(${kind}\\.[\\da-f]{12})(?:\\.lock)?$`);
  const names = readdirSync(within).map((name) => pattern.exec(name)?.[1] ?? "");
  for (const name of new Set(names)) {
    if (name === "") continue;
    const folder = path.join(within, name);
    const held = tryLock(folder + LOCK);
    // Its process lives, or we cannot know.
    if (typeof held === "string") continue;
    debug(`removing ${name}, left by a process that is gone`);
    await ownFolder(folder, debug, held.release).remove();
  }
}

function tryLock(file: string): KernelLock | string {
  try {
    return lock(file);
  } catch (error) {
    return String(error);
  }
}

function ownFolder(
  folder: string,
  debug: (line: string) => void,
  onRemoved: () => void,
): OwnFolder {
  return {
    path: folder,
    async remove() {
      await removeWhole(folder).catch((error: unknown) => {
        debug(`could not remove ${folder}: ${String(error)}`);
      });
      onRemoved();
    },
    removeAtOnce() {
      removeWholeAtOnce(folder);
      onRemoved();
    },
  };
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Another run uses it, or it contains the unpacked browser.
  }
}

// Locks.

/** A lock that the kernel releases when its process ends, however that process ends. */
export interface KernelLock {
  /** Removes the lock file and releases the lock. Further calls do nothing. */
  readonly release: () => void;
}

const FOR_ME_ALONE = 0o600;
const MOST_LOCK_ATTEMPTS = 20;
const SQLITE_BUSY = 5;
const SQLITE_CANNOT_OPEN = 14;

/**
 * Locks `file`, an empty file that is created if it is missing. Returns "held" if another process
 * or this one has the lock, or tries to lock the file at the same moment: then both may be refused,
 * and the file stays until the next attempt. Returns "unavailable" if the file system or this Node
 * has no locks, or if the path is not such a file. Use it only in a folder where nobody else can
 * put a link. Throws a file system error if the file cannot be created.
 *
 * Node offers no lock of its own except through SQLite. SQLite's lock on an empty database is a
 * kernel lock (fcntl, LockFileEx). It works between containers and between users of a network
 * drive. Nothing else in this process may open the file: closing it would end the lock.
 */
export function lock(file: string): KernelLock | "held" | "unavailable" {
  for (let attempt = 1; attempt <= MOST_LOCK_ATTEMPTS; attempt += 1) {
    makeEmpty(file);
    const before = entryAt(file);
    // The holder removed it just now.
    if (before === undefined) continue;
    if (!isLockFile(before)) return "unavailable";
    const database = lockedDatabase(file);
    if (database === "gone") continue;
    if (typeof database === "string") return database;
    // The last holder removes the file before it releases the lock. A lock on a removed file
    // protects nothing.
    if (entryAt(file)?.ino === before.ino)
      return { release: releaseOf(database, file, before.ino) };
    database.close();
  }
  return "unavailable";
}

function releaseOf(database: DatabaseSync, file: string, ino: bigint): () => void {
  const remove = (): void => {
    try {
      if (entryAt(file)?.ino === ino) unlinkSync(file);
    } catch {
      // A leftover empty file is harmless: the next process that locks it removes it.
    }
  };
  return () => {
    if (!database.isOpen) return;
    // Windows cannot remove an open file, even if another process opened it.
    if (process.platform !== "win32") remove();
    database.close();
    if (process.platform === "win32") remove();
  };
}

/** The database that has the lock. Returns "gone" if the file no longer exists. */
function lockedDatabase(file: string): DatabaseSync | "held" | "unavailable" | "gone" {
  const sqlite = loadSqlite();
  if (sqlite === undefined) return "unavailable";
  // Never create it here: a link could lead elsewhere.
  const address = pathToFileURL(file);
  address.search = "?mode=rw";
  let database: DatabaseSync | undefined;
  try {
    database = new sqlite.DatabaseSync(address, { timeout: 0 });
    database.exec("PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database?.close();
    const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
    if (code === SQLITE_CANNOT_OPEN) return "gone";
    return code === SQLITE_BUSY ? "held" : "unavailable";
  }
}

/** Returns undefined if this Node was built without SQLite. */
function loadSqlite(): ReturnType<typeof process.getBuiltinModule<"node:sqlite">> | undefined {
  const emitWarning = process.emitWarning.bind(process);
  // The first releases of Node 24 print on standard error that SQLite is experimental.
  process.emitWarning = () => undefined;
  try {
    return process.getBuiltinModule("node:sqlite");
  } catch {
    return undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
}

function makeEmpty(file: string): void {
  try {
    closeSync(openSync(file, "wx", FOR_ME_ALONE));
  } catch (error) {
    if (!isErrorCode(error, "EEXIST")) throw error;
  }
}

function entryAt(file: string) {
  return lstatSync(file, { bigint: true, throwIfNoEntry: false });
}

function isLockFile(found: NonNullable<ReturnType<typeof entryAt>>): boolean {
  const userId = process.geteuid?.();
  const isOurs = userId === undefined || found.uid === BigInt(userId);
  return found.isFile() && found.size === 0n && found.nlink === 1n && isOurs;
}
