import { closeSync, lstatSync, openSync, unlinkSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { DatabaseSync } from "node:sqlite";
import { isErrorCode } from "./file-errors.ts";

/** A lock that the kernel takes back when its process ends, however that ends. */
export interface KernelLock {
  /** Removes the lock's file and lets go of it. May be called more than once. */
  readonly release: () => void;
}

const FOR_ME_ALONE = 0o600;
const MOST_ATTEMPTS = 20;
const SQLITE_BUSY = 5;
const SQLITE_CANNOT_OPEN = 14;

/**
 * Locks `file`, an empty file that is made where it is missing. "held" where another process, or
 * this one, holds it, or tries to lock it at the same moment: then both may be refused, and the
 * file stays until one tries again. "unavailable" where the file system or this Node has no locks, or where
 * something else stands at that path. Only for a folder in which nobody else can put a link.
 * Throws an error of the file system where the file cannot be made.
 *
 * Node offers no lock of its own but in SQLite, whose lock on an empty database is one of the
 * kernel's (fcntl, LockFileEx). It holds between containers and between users of a network drive.
 * Nothing in this process may open the file otherwise: closing it would end the lock.
 */
export function lock(file: string): KernelLock | "held" | "unavailable" {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    makeEmpty(file);
    const before = entryAt(file);
    // Its holder removed it just now.
    if (before === undefined) continue;
    if (!isLockFile(before)) return "unavailable";
    const database = lockedDatabase(file);
    if (database === "gone") continue;
    if (typeof database === "string") return database;
    // The last holder removed the file before it let go. A lock on that file is one that nobody sees.
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
      // An empty file that stays does no harm: the next to lock it removes it.
    }
  };
  return () => {
    if (!database.isOpen) return;
    // Windows removes no file that is open, so neither one that another has opened meanwhile.
    if (process.platform !== "win32") remove();
    database.close();
    if (process.platform === "win32") remove();
  };
}

/** The database that holds the lock; "gone" where there is no such file any more. */
function lockedDatabase(file: string): DatabaseSync | "held" | "unavailable" | "gone" {
  const sqlite = loadSqlite();
  if (sqlite === undefined) return "unavailable";
  // Not made where it is missing: that could be at the end of a link.
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

/** Undefined in a Node that was built without it. */
function loadSqlite(): ReturnType<typeof process.getBuiltinModule<"node:sqlite">> | undefined {
  const emitWarning = process.emitWarning.bind(process);
  // The first releases of Node 24 say on standard error that it is experimental.
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
