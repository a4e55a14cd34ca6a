import { lstat, mkdir, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { isErrorCode } from "./file-errors.ts";

/** How often another process may remove a folder while we create the next one in it. */
const MOST_ATTEMPTS = 10;

/**
 * Creates `folder` and its missing parents, each with `mode`. Returns the folders that it created,
 * the outermost first. Node's own `mkdir` with `recursive` never returns if a file system answers
 * ENOENT although the parent exists (/proc, some network drives). This function gives up after a
 * few attempts. Throws a file system error whose `path` is the folder that could not be created, or
 * ENOTDIR if something other than a folder is in the way. After a failure it removes what it
 * created.
 */
export async function makeFolders(folder: string, mode?: number): Promise<readonly string[]> {
  const made = new Set<string>();
  for (let attempt = 1; ; attempt += 1) {
    try {
      for (const missing of await missingOf(path.normalize(folder))) {
        await mkdir(missing, { mode });
        made.add(missing);
      }
      return [...made];
    } catch (error) {
      // Another process created the same folder, or removed its parent.
      if (attempt < MOST_ATTEMPTS && isErrorCode(error, "EEXIST", "ENOENT")) continue;
      await removeEmpty([...made]);
      throw error;
    }
  }
}

/** Removes the empty ones among `folders`, which are listed from the outermost to the innermost. */
export async function removeEmpty(folders: readonly string[]): Promise<void> {
  for (const folder of folders.toReversed()) await rmdir(folder).catch(() => undefined);
}

/** The missing folders on the way to `folder`, the outermost first. */
async function missingOf(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let at = folder; !(await isFolder(at)); at = path.dirname(at)) {
    missing.unshift(at);
    // The drive does not exist.
    if (path.dirname(at) === at) break;
  }
  return missing;
}

/** Returns true for a folder and false if nothing exists. Throws ENOTDIR for anything else. */
async function isFolder(at: string): Promise<boolean> {
  // A broken link is in the way, just as a file is.
  const found = (await entryAt(at, stat)) ?? (await entryAt(at, lstat));
  if (found === undefined || found.isDirectory()) return found !== undefined;
  throw Object.assign(new Error(`not a folder: ${at}`), { code: "ENOTDIR", path: at });
}

async function entryAt(at: string, look: typeof stat | typeof lstat) {
  try {
    return await look(at);
  } catch (error) {
    // ENOTDIR: a parent is a file. A later step finds it.
    if (isErrorCode(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}
