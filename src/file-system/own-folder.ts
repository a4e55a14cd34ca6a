import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { isErrorCode } from "./file-errors.ts";
import { lock, type KernelLock } from "./kernel-lock.ts";
import { claimPrivately } from "./private-folder.ts";
import { removeWhole, removeWholeAtOnce } from "./remove-whole.ts";

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
 * file beside it. `removeLeftovers` uses that lock to see whether the process lives. Throws a file
 * system error.
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
    // Another run may take a new lock for a leftover. The next name is a new chance.
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
