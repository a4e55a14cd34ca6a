import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { isErrorCode } from "./file-errors.ts";
import { lock, type KernelLock } from "./kernel-lock.ts";
import { claimPrivately } from "./private-folder.ts";
import { removeWhole, removeWholeAtOnce } from "./remove-whole.ts";

/** What making a folder for a while takes of the machine. */
export interface TemporaryPlace {
  readonly temporaryFolder: string;
  /** The user's number; undefined on Windows, which has none. */
  readonly userId: number | undefined;
  /** Writes a line, in English, that the user sees with `--debug`. */
  readonly debug: (line: string) => void;
}

/** An empty folder that this process alone uses, and removes when it is done. */
export interface OwnFolder {
  readonly path: string;
  /** Removes it with all that is in it. What cannot be removed is left to a later start. */
  readonly remove: () => Promise<void>;
  /** As `remove`, and keeps this process busy until it is done. */
  readonly removeAtOnce: () => void;
}

const MOST_ATTEMPTS = 10;
const LOCK = ".lock";

/** The path of the user's private folder in the temporary folder. */
export function privateTemporary({ temporaryFolder, userId }: TemporaryPlace): string {
  return path.join(temporaryFolder, userId === undefined ? "peildatum" : `peildatum-${userId}`);
}

/**
 * Makes a folder in the user's private folder in the temporary folder, where a restart clears it
 * too, and removes those of the same kind that killed runs left. Where that private folder cannot
 * be had, makes one beside it and removes nothing of others. Throws an error of the file system.
 */
export async function ownTemporaryFolder(kind: string, place: TemporaryPlace): Promise<OwnFolder> {
  // One that is not there is a mistake in the settings of the machine, and is not made.
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
      // Its rights keep its own user out.
      if (isErrorCode(error, "EACCES", "EPERM")) return folderBeside(place, String(error));
      // Another run that ended found it empty, and removed it.
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
 * Makes a folder in the private folder `within`. As long as this process lives it holds the lock
 * beside it, by which `removeLeftovers` knows. Throws an error of the file system.
 */
export function ownFolderIn(
  within: string,
  kind: string,
  debug: (line: string) => void,
  onRemoved = (): void => undefined,
): OwnFolder {
  // The lock first, for a folder without one is a leftover.
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

/** A name that is free, and what lets go of its lock. Without a lock where none can be had. */
function lockNewName(within: string, kind: string, debug: (line: string) => void) {
  for (let attempt = 1; ; attempt += 1) {
    const folder = path.join(within, `${kind}.${randomBytes(6).toString("hex")}`);
    const held = lock(folder + LOCK);
    if (typeof held !== "string") return { folder, release: held.release };
    rmSync(folder + LOCK, { force: true });
    // Another run that starts may take a new lock for a leftover: the next name is a new chance.
    if (held === "unavailable" || attempt === MOST_ATTEMPTS) {
      debug(`no locks in ${within}`);
      return { folder, release: () => undefined };
    }
  }
}

/** Removes what processes that are gone left in the private folder `within`, of this kind. */
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
    // Its process lives, or that cannot be told here.
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
    // Another run uses it, or the browser is unpacked in it.
  }
}
