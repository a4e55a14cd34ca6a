import { constants } from "node:fs";
import { access, lstat, mkdir, open, rmdir, stat, unlink } from "node:fs/promises";
import path from "node:path";

/** Why a file cannot be created at a place. */
type Barred = "file" | "folder" | "link" | "other" | "denied" | "failed";

/** The places of new files: free, already taken or barred. */
interface Places {
  /** The files that do not exist. */
  readonly free: readonly string[];
  /** The files that exist. */
  readonly kept: readonly string[];
  /** The obstacles, each once. */
  readonly barred: readonly { readonly place: string; readonly why: Barred }[];
}

/**
 * Checks whether files can be created in `folder`, which need not exist. It follows no link within
 * the folder, so that every file stays inside.
 *
 * @param files paths within the folder
 */
export async function lookForRoom(folder: string, files: readonly string[]): Promise<Places> {
  const known = new Map<string, Promise<Found>>();
  const look = (place: string): Promise<Found> => {
    const found = known.get(place) ?? foundAt(place);
    known.set(place, found);
    return found;
  };
  const bars = new Map<string, Barred>();
  const [free, kept]: [string[], string[]] = [[], []];
  const atFolder = await foundAt(folder, stat);
  const isFolder = atFolder === "folder";
  if (!isFolder && (await foundAt(folder)) !== "nothing") {
    bars.set(folder, atFolder === "nothing" ? "link" : atFolder);
    return { free, kept, barred: [{ place: folder, why: bars.get(folder) ?? "failed" }] };
  }
  const above = await nearestAbove(folder);
  if (above.why !== null) return { free, kept, barred: [{ place: above.place, why: above.why }] };
  for (const file of files) {
    let deepest = isFolder ? folder : above.place;
    const names = file.split("/");
    for (const [index, name] of names.entries()) {
      const place = path.join(folder, ...names.slice(0, index), name);
      const isLast = index === names.length - 1;
      const found = await look(place);
      if (found === "nothing") {
        const why = await rightsIn(deepest);
        if (why === null) free.push(file);
        else bars.set(deepest, why);
        break;
      }
      if (found === "file" && isLast) kept.push(file);
      if (found === (isLast ? "file" : "folder")) {
        deepest = place;
        continue;
      }
      bars.set(place, found);
      break;
    }
  }
  return { free, kept, barred: [...bars].map(([place, why]) => ({ place, why })) };
}

/** The outcome of creating files. */
interface Made {
  readonly made: readonly string[];
  /** The files that another process created meanwhile. */
  readonly kept: readonly string[];
  /** The first file that failed, or null. The files after it are not tried. */
  readonly failure: { readonly file: string; readonly error: unknown } | null;
}

/**
 * Creates files and their folders. It never overwrites a file, and removes a file that it cannot
 * finish.
 */
export async function makeFiles(
  folder: string,
  files: readonly { readonly file: string; readonly content: string | Uint8Array }[],
): Promise<Made> {
  const [made, kept]: [string[], string[]] = [[], []];
  for (const { file, content } of files) {
    const place = path.join(folder, file);
    try {
      await makeFolders(path.dirname(place));
      const isNew = await writeNew(place, content);
      (isNew ? made : kept).push(file);
    } catch (error) {
      return { made, kept, failure: { file, error } };
    }
  }
  return { made, kept, failure: null };
}

/** Returns false if the file already exists. */
async function writeNew(place: string, content: string | Uint8Array): Promise<boolean> {
  let handle;
  try {
    handle = await open(place, "wx");
  } catch (error) {
    if (isErrorCode(error, "EEXIST")) return false;
    throw error;
  }
  try {
    await handle.writeFile(content);
    await handle.close();
    return true;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await unlink(place).catch(() => undefined);
    throw error;
  }
}

type Found = "nothing" | Barred;

async function foundAt(place: string, look: typeof stat | typeof lstat = lstat): Promise<Found> {
  try {
    const entry = await look(place);
    if (entry.isSymbolicLink()) return "link";
    if (entry.isDirectory()) return "folder";
    return entry.isFile() ? "file" : "other";
  } catch (error) {
    if (isErrorCode(error, "ENOENT", "ENOTDIR")) return "nothing";
    if (isErrorCode(error, "EACCES", "EPERM")) return "denied";
    return isErrorCode(error, "ELOOP") ? "link" : "failed";
  }
}

/** The nearest existing folder at or above a path. `why` says why nothing can be created in it. */
async function nearestAbove(folder: string): Promise<{ place: string; why: Barred | null }> {
  for (let place = folder; ; place = path.dirname(place)) {
    const found = await foundAt(place, stat);
    if (found === "folder") return { place, why: null };
    if (found !== "nothing") return { place, why: found };
    if ((await foundAt(place)) === "link") return { place, why: "link" };
    if (path.dirname(place) === place) return { place, why: "failed" };
  }
}

async function rightsIn(folder: string): Promise<Barred | null> {
  try {
    await access(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    // A read-only disk is reported when the first file fails.
    return isErrorCode(error, "EACCES", "EPERM") ? "denied" : null;
  }
}

// Folders.

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
  throw notAFolder(at);
}

/** The error of a file system for something that is not a folder. */
export function notAFolder(at: string): Error {
  return Object.assign(new Error(`not a folder: ${at}`), { code: "ENOTDIR", path: at });
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

/** True for a file system error that has one of `codes`, such as "ENOENT". */
export function isErrorCode(error: unknown, ...codes: readonly string[]): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && codes.includes(code);
}
