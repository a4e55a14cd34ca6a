import { randomBytes } from "node:crypto";
import { chmod, lstat, readdir, rename, rmdir, unlink } from "node:fs/promises";
import path from "node:path";
import { isErrorCode } from "../file-system/file-errors.ts";
import { within } from "../file-system/held-folder.ts";
import { exists, moved, TAKEN } from "../file-system/swap-folder.ts";
import { type Contents, MANIFEST, contentsOf, type IsOurs } from "./output-contents.ts";

/**
 * The kinds of hidden folders beside an output folder: "new" is being written, "old" is the former
 * output as a whole, "gone" is being removed, and "try" tests whether a folder can be put there.
 */
export type Stage = "new" | "old" | "gone" | "try";

const OWN_RIGHTS = 0o700;

/** A path for a new hidden folder beside `target`. */
export function beside(target: string, stage: Stage): string {
  const name = `${prefixOf(target, stage)}${randomBytes(6).toString("hex")}`;
  return path.join(path.dirname(target), name);
}

/**
 * The hidden folders beside `target` that are real folders of this user. Links, and folders of
 * others with such names, do not count.
 */
export async function leftoversBeside(target: string, stage: Stage): Promise<string[]> {
  const parent = path.dirname(target);
  const prefix = prefixOf(target, stage);
  const names = await readdir(parent).catch(() => []);
  const left: string[] = [];
  for (const name of names) {
    if (!name.startsWith(prefix) || !/^[\da-f]{12}$/.test(name.slice(prefix.length))) continue;
    const found = await lstat(path.join(parent, name)).catch(() => undefined);
    const isOurs = found?.uid === (process.geteuid?.() ?? found?.uid);
    if (found?.isDirectory() === true && isOurs) left.push(path.join(parent, name));
  }
  return left;
}

/**
 * Renames `target` to a hidden folder. Returns the path of that folder, or undefined if `target`
 * does not exist.
 */
export async function setAside(target: string): Promise<string | undefined> {
  const aside = beside(target, "old");
  return (await moved(target, aside, "ENOENT")) ? aside : undefined;
}

/**
 * Renames the folder that was set aside back to `target`. Clears it if another folder is at
 * `target` now.
 */
export async function putBack(aside: string, target: string, isOurs: IsOurs): Promise<void> {
  if (await moved(aside, target, ...TAKEN)) return;
  await clear(aside, target, isOurs);
}

/**
 * Removes a folder that was set aside. Files of the desktop in it move to `target`. The folder is
 * renamed first, so that a half-removed one is never put back.
 */
export async function clear(aside: string, target: string, isOurs: IsOurs): Promise<void> {
  const gone = beside(target, "gone");
  if (await moved(aside, gone, "ENOENT")) await removeOurs(gone, target, isOurs);
}

/**
 * Removes our own files in `folder`, moves the files of the desktop to `target`, and removes the
 * folder if it is empty then.
 */
export async function removeOurs(folder: string, target: string, isOurs: IsOurs): Promise<void> {
  await emptied(folder, async (held) => removeIn(held, await contentsOf(held, isOurs), [target]));
}

/**
 * Removes the unfinished output of a run: files, and the subfolders that its manifest lists. Files
 * of others stay, and then the folder stays too.
 */
export async function removeUnfinished(folder: string): Promise<void> {
  await removeOurs(folder, folder, () => true);
}

/**
 * Runs `work` in a folder, and removes the folder if it is empty then. Returns false if the folder
 * stays.
 */
async function emptied(folder: string, work: (held: string) => Promise<void>): Promise<boolean> {
  try {
    await within(folder, async (held) => {
      // We may replace it, even if someone has since removed the right to write in it.
      await chmod(held, OWN_RIGHTS).catch(() => undefined);
      await work(held);
    });
    await rmdir(folder);
    return true;
  } catch (error) {
    // Another start removes it too, or it contains files that we may not remove.
    if (isErrorCode(error, "ENOENT", "ENOTEMPTY", "EEXIST")) return false;
    throw error;
  }
}

/**
 * Removes our own files in a folder that is kept open, and its subfolders if they are empty then.
 *
 * @param places where files of the desktop go: to the first that exists
 */
async function removeIn(
  held: string,
  { written, ofDesktop, folders }: Contents,
  places: readonly string[],
): Promise<void> {
  for (const name of ofDesktop) await keepIn(places, held, name);
  let isLeft = false;
  for (const [name, contents] of folders) {
    const inner = places.map((place) => path.join(place, name));
    const isGone = await emptied(path.join(held, name), async (inside) =>
      removeIn(inside, contents, [...inner, ...places]),
    );
    isLeft ||= !isGone;
  }
  for (const name of written) if (name !== MANIFEST) await unlink(path.join(held, name));
  // The manifest goes last, because it lists which files and subfolders are ours.
  if (written.includes(MANIFEST) && !isLeft) await unlink(path.join(held, MANIFEST));
}

/**
 * Moves a file of the desktop from `folder` to the first of `places` that exists. If that place has
 * such a file already, that one is newer, and this one is removed. If no place exists, the file
 * stays for the next start.
 */
async function keepIn(places: readonly string[], folder: string, name: string): Promise<void> {
  const from = path.join(folder, name);
  for (const place of places) {
    try {
      await within(place, async (held) => {
        const to = path.join(held, name);
        await ((await exists(to)) ? unlink(from) : rename(from, to));
      });
      return;
    } catch (error) {
      if (!isErrorCode(error, "ENOENT", "ENOTDIR", "ELOOP")) throw error;
    }
  }
}

function prefixOf(target: string, stage: Stage): string {
  return `.${path.basename(target)}.${stage}.`;
}
