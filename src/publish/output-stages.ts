import { randomBytes } from "node:crypto";
import { access, chmod, lstat, readdir, rename, rmdir, unlink } from "node:fs/promises";
import path from "node:path";
import { isErrorCode } from "../file-system/file-errors.ts";
import { within } from "../file-system/held-folder.ts";
import { type Contents, MANIFEST, contentsOf, type IsOurs } from "./output-contents.ts";

/**
 * What the hidden folders beside an output folder are: one being written, the one that was there,
 * whole, one being removed, and one by which is tried whether a folder can be put there.
 */
export type Stage = "new" | "old" | "gone" | "try";

const OWN_RIGHTS = 0o700;

/** The path for a new hidden folder beside `target`. */
export function beside(target: string, stage: Stage): string {
  const name = `${prefixOf(target, stage)}${randomBytes(6).toString("hex")}`;
  return path.join(path.dirname(target), name);
}

/**
 * The hidden folders beside `target` that are real folders of this user: what someone else put there
 * under such a name, or a link, is none.
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

/** Renames `target` to a hidden folder and gives that one's path; undefined where it is missing. */
export async function setAside(target: string): Promise<string | undefined> {
  const aside = beside(target, "old");
  return (await moved(target, aside, "ENOENT")) ? aside : undefined;
}

/** Renames the set-aside folder back to `target`; clears it where another has come there. */
export async function putBack(aside: string, target: string, isOurs: IsOurs): Promise<void> {
  if (await moved(aside, target, "ENOTEMPTY", "EEXIST")) return;
  await clear(aside, target, isOurs);
}

/**
 * Removes a folder that was set aside, but for what a desktop left in it, which goes to `target`.
 * Renamed first, so that half of it is never put back.
 */
export async function clear(aside: string, target: string, isOurs: IsOurs): Promise<void> {
  const gone = beside(target, "gone");
  if (await moved(aside, gone, "ENOENT")) await removeOurs(gone, target, isOurs);
}

/**
 * Removes the files in `folder` that are ours, moves what a desktop left there to `target`, and
 * removes the folder where that empties it.
 */
export async function removeOurs(folder: string, target: string, isOurs: IsOurs): Promise<void> {
  await emptied(folder, async (held) => removeIn(held, await contentsOf(held, isOurs), [target]));
}

/**
 * Removes what a run half wrote: files, and the subfolders that its manifest tells of. What else
 * someone put there stays, and the folder with it.
 */
export async function removeUnfinished(folder: string): Promise<void> {
  await removeOurs(folder, folder, () => true);
}

/** Does `work` in a folder, and removes that where it is empty then; false where it may not be. */
async function emptied(folder: string, work: (held: string) => Promise<void>): Promise<boolean> {
  try {
    await within(folder, async (held) => {
      // It was ours to replace, also where someone has taken away the right to write in it since.
      await chmod(held, OWN_RIGHTS).catch(() => undefined);
      await work(held);
    });
    await rmdir(folder);
    return true;
  } catch (error) {
    // Another start is removing it too, or it holds what is not ours to remove.
    if (isErrorCode(error, "ENOENT", "ENOTEMPTY", "EEXIST")) return false;
    throw error;
  }
}

/**
 * Removes what is ours in a folder that is held open, and its subfolders where that empties them.
 *
 * @param places where to move what a desktop left: to the first of them that is there
 */
async function removeIn(
  held: string,
  { ours, ofDesktop, folders }: Contents,
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
  for (const name of ours) if (name !== MANIFEST) await unlink(path.join(held, name));
  // Last, for it says which files and subfolders are ours.
  if (ours.includes(MANIFEST) && !isLeft) await unlink(path.join(held, MANIFEST));
}

/**
 * Moves what a desktop left in `folder` to the first of `places` that is there. Where that has such a
 * file of its own by now, that is the newer one, and this one goes. Where none is there, it stays for
 * the next start.
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

/** True where something stands at `target`. */
export async function exists(target: string): Promise<boolean> {
  return access(target).then(
    () => true,
    () => false,
  );
}

/** Renames; false where that is refused with one of `refusals`. */
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

function prefixOf(target: string, stage: Stage): string {
  return `.${path.basename(target)}.${stage}.`;
}
