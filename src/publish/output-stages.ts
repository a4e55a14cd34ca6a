import { randomBytes } from "node:crypto";
import { access, chmod, lstat, readdir, rename, rmdir, unlink } from "node:fs/promises";
import path from "node:path";
import { isErrorCode } from "../file-system/file-errors.ts";
import { holdFolder } from "../file-system/remove-whole.ts";
import { MANIFEST, contentsOf, type IsOurs } from "./output-contents.ts";

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
  try {
    await within(folder, async (held) => {
      // It was ours to replace, also where someone has taken away the right to write in it since.
      await chmod(held, OWN_RIGHTS).catch(() => undefined);
      const { ours, ofDesktop } = await contentsOf(held, isOurs);
      for (const name of ofDesktop) await keepIn(target, held, name);
      const files = ours.filter((name) => name !== MANIFEST);
      for (const name of files) await unlink(path.join(held, name));
      // Last, for it says which files are ours.
      if (files.length < ours.length) await unlink(path.join(held, MANIFEST));
    });
    await rmdir(folder);
  } catch (error) {
    // Another start is removing it too, or it holds what is not ours to remove.
    if (!isErrorCode(error, "ENOENT", "ENOTEMPTY", "EEXIST")) throw error;
  }
}

/**
 * Removes what a run half wrote: only files, for it wrote nothing else. What else someone put there
 * stays, and the folder with it.
 */
export async function removeUnfinished(folder: string): Promise<void> {
  try {
    await within(folder, async (held) => {
      for (const entry of await readdir(held, { withFileTypes: true })) {
        if (!entry.isDirectory()) await unlink(path.join(held, entry.name));
      }
    });
    await rmdir(folder);
  } catch (error) {
    if (!isErrorCode(error, "ENOENT", "ENOTEMPTY", "EEXIST")) throw error;
  }
}

/**
 * Does `work` in a folder, with a path that leads to that folder also where someone puts a
 * link in its place meanwhile.
 */
export async function within(folder: string, work: (held: string) => Promise<void>): Promise<void> {
  const held = holdFolder(folder);
  try {
    await work(held.path);
  } finally {
    held.close();
  }
}

/**
 * Moves what a desktop left in `folder` to `target`. Where that has such a file of its own by now,
 * that is the newer one, and this one goes. Where `target` is gone, it stays for the next start.
 */
async function keepIn(target: string, folder: string, name: string): Promise<void> {
  const from = path.join(folder, name);
  const to = path.join(target, name);
  if (await exists(to)) await unlink(from);
  else await moved(from, to, "ENOENT");
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
