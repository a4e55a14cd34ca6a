import { lstat, mkdir, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { isErrorCode } from "./file-errors.ts";

/** So often another process can remove a folder while we make the next one in it. */
const MOST_ATTEMPTS = 10;

/**
 * Makes `folder` and the folders that lead to it, each with `mode`, and gives those that were not
 * there, the outermost first. Node's own `mkdir` with `recursive` never returns where a file system
 * answers ENOENT although the parent is there (/proc, some network drives); this gives that error
 * after a few attempts. Throws an error of the file system, whose `path` is the folder that could
 * not be made; ENOTDIR where something that is no folder is in the way. What it made by then
 * is removed again.
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
      // Another process made the same folder, or removed the one that it is to lie in.
      if (attempt < MOST_ATTEMPTS && isErrorCode(error, "EEXIST", "ENOENT")) continue;
      await removeEmpty([...made]);
      throw error;
    }
  }
}

/** Removes those of `folders` (the outermost first) that are empty. */
export async function removeEmpty(folders: readonly string[]): Promise<void> {
  for (const folder of folders.toReversed()) await rmdir(folder).catch(() => undefined);
}

/** The folders on the way to `folder` that are not there, the outermost first. */
async function missingOf(folder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let at = folder; !(await isFolder(at)); at = path.dirname(at)) {
    missing.unshift(at);
    // A drive that is not there.
    if (path.dirname(at) === at) break;
  }
  return missing;
}

/** True for a folder, false where nothing is. Throws ENOTDIR for anything else. */
async function isFolder(at: string): Promise<boolean> {
  // A link that leads nowhere is in the way as a file is.
  const found = (await entryAt(at, stat)) ?? (await entryAt(at, lstat));
  if (found === undefined || found.isDirectory()) return found !== undefined;
  throw Object.assign(new Error(`not a folder: ${at}`), { code: "ENOTDIR", path: at });
}

async function entryAt(at: string, look: typeof stat | typeof lstat) {
  try {
    return await look(at);
  } catch (error) {
    // ENOTDIR: a file lies higher up, which a later step comes to.
    if (isErrorCode(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}
