import { closeSync, lstatSync, openSync, unlinkSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { DatabaseSync } from "node:sqlite";
import { isErrorCode } from "./file-errors.ts";

/** A lock that the kernel releases when its process ends, however that process ends. */
export interface KernelLock {
  /** Removes the lock file and releases the lock. Further calls do nothing. */
  readonly release: () => void;
}

const FOR_ME_ALONE = 0o600;
const MOST_ATTEMPTS = 20;
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
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
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
