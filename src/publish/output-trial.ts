import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolders, removeEmpty } from "../file-system/make-folders.ts";
import { beside, exists, moved, within } from "./output-stages.ts";

const TRIAL_FILE = "proef";
/** About what a report takes. It is gone before the disk has written it. */
const TRIAL_BYTES = 1 << 20;

/**
 * Makes a folder beside `target`, and the folders that lead to it, writes a file in it and renames
 * it, and sees whether `target` could be renamed. Removes all of that again. Throws an error of the
 * file system.
 */
export async function tryBeside(target: string, whileTried: () => Promise<void>): Promise<void> {
  let tried = beside(target, "try");
  const made = await makeFolders(tried);
  try {
    await within(tried, async (held) => {
      await writeFile(path.join(held, TRIAL_FILE), Buffer.alloc(TRIAL_BYTES), { flag: "wx" });
    });
    const renamed = beside(target, "try");
    await rename(tried, renamed);
    tried = renamed;
    await tryToRename(target, tried);
    await whileTried();
  } finally {
    await endTrial(tried, target);
    await removeEmpty(made);
  }
}

/**
 * Removes a folder of a trial. Should it hold what stood at `target`, because a file system let one
 * folder take the place of another that was not empty, that is put back.
 */
export async function endTrial(tried: string, target: string): Promise<void> {
  // A file system that lets one folder take the place of another has put a report there.
  await within(tried, async (held) => rm(path.join(held, TRIAL_FILE), { force: true }));
  await removeEmpty([tried]);
  if ((await exists(tried)) && !(await exists(target))) await rename(tried, target);
}

/**
 * Throws what renaming the folder `target` would, and leaves it where it is: no folder can take the
 * place of `filled`, which is not empty, and a mount or a want of rights is noticed before that.
 */
async function tryToRename(target: string, filled: string): Promise<void> {
  // Windows answers the same to both.
  if (process.platform === "win32") return;
  await moved(target, filled, "ENOENT", "ENOTEMPTY", "EEXIST");
}
