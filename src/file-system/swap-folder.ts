import { access, rename } from "node:fs/promises";
import { isErrorCode } from "./file-errors.ts";

const MOST_ATTEMPTS = 10;

/**
 * Puts the folder `filled` in the place of `target` by renaming it, so that a reader finds either
 * the old folder or the new one, whole. A folder cannot replace one that is not empty, so `prepare`
 * first moves away what is at `target`. It is called before each attempt, with the number of the
 * attempt from 1. If it returns false, the swap ends: `target` is good as it is. If another process
 * puts a folder at `target` meanwhile, that attempt fails and the next one follows. Before that, and
 * after any other failure, `undo` runs. Throws a file system error, or an Error with code EEXIST if
 * other processes keep putting folders there.
 */
export async function swapFolder(
  filled: string,
  target: string,
  prepare: (attempt: number) => Promise<boolean>,
  undo: () => Promise<void> = async () => undefined,
): Promise<void> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    try {
      if (!(await prepare(attempt))) return;
      if (await moved(filled, target, ...TAKEN)) return;
    } catch (error) {
      await undo();
      throw error;
    }
    await undo();
  }
  throw Object.assign(new Error(`others keep using ${target}`), { code: "EEXIST", path: target });
}

/** The error codes for a folder that cannot take the place of another. */
export const TAKEN = ["ENOTEMPTY", "EEXIST"] as const;

/** Renames. Returns false if the file system refuses with one of the codes in `refusals`. */
export async function moved(
  from: string,
  to: string,
  ...refusals: readonly string[]
): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isErrorCode(error, ...refusals)) return false;
    throw error;
  }
}

/** Returns true if something exists at `place`. */
export async function exists(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}
