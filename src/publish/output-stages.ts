import { access, rename, rmdir, unlink } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { isErrorCode } from "../file-system/file-errors.ts";
import { leftoversIn, ownedName, type Owner } from "../file-system/ownership.ts";
import { MANIFEST, contentsOf } from "./output-contents.ts";

/**
 * What the hidden folders beside an output folder are: one being written, the one that was there,
 * whole, one being removed, and one by which is tried whether a folder can be put there.
 */
export type Stage = "new" | "old" | "gone" | "try";

/** The path for a hidden folder beside `target`, of this process. */
export async function beside(target: string, stage: Stage): Promise<string> {
  return path.join(path.dirname(target), await ownedName(prefixOf(target, stage), thisProcess()));
}

/** The hidden folders beside `target` whose makers are gone. */
export async function leftoversBeside(target: string, stage: Stage): Promise<string[]> {
  const parent = path.dirname(target);
  const names = await leftoversIn(parent, prefixOf(target, stage), thisProcess());
  return names.map((name) => path.join(parent, name));
}

/** Renames `target` to a hidden folder and gives that one's path; undefined where it is missing. */
export async function setAside(target: string): Promise<string | undefined> {
  const aside = await beside(target, "old");
  return (await moved(target, aside, "ENOENT")) ? aside : undefined;
}

/** Renames the set-aside folder back to `target`; clears it where another has come there. */
export async function putBack(aside: string, target: string): Promise<void> {
  if (await moved(aside, target, "ENOTEMPTY", "EEXIST")) return;
  await clear(aside, target);
}

/**
 * Removes a folder that was set aside, but for what a desktop left in it, which goes to `target`.
 * Renamed first, so that half of it is never put back.
 */
export async function clear(aside: string, target: string): Promise<void> {
  const gone = await beside(target, "gone");
  if (await moved(aside, gone, "ENOENT")) await removeOurs(gone, target);
}

/**
 * Removes the files that the manifest in `folder` lists, moves what a desktop left there to
 * `target`, and removes the folder where that empties it.
 */
export async function removeOurs(folder: string, target: string): Promise<void> {
  try {
    const { ours, ofDesktop } = await contentsOf(folder);
    for (const name of ofDesktop) await keepIn(target, folder, name);
    const files = ours.filter((name) => name !== MANIFEST);
    for (const name of files) await unlink(path.join(folder, name));
    // Last, for it says which files are ours.
    if (files.length < ours.length) await unlink(path.join(folder, MANIFEST));
    await rmdir(folder);
  } catch (error) {
    // Another start is removing it too, or it holds what is not ours to remove.
    if (!isErrorCode(error, "ENOENT", "ENOTEMPTY", "EEXIST")) throw error;
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
  return `.${path.basename(target)}.${stage}`;
}

/** Only tells our hidden folders from those of other processes; nothing that is written holds it. */
function thisProcess(): Owner {
  return { processId: process.pid, hostName: os.hostname() };
}
