import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import {
  assertOnlyOurs,
  assertReplaceable,
  IS_LISTED,
  isInSubfolder,
  type IsOurs,
  listedFiles,
  MANIFEST,
} from "./output-contents.ts";
import { outputFailure } from "./output-errors.ts";
import { aloneAt, type LockOptions } from "./output-lock.ts";
import {
  beside,
  clear,
  exists,
  leftoversBeside,
  moved,
  putBack,
  removeOurs,
  removeUnfinished,
  setAside,
} from "./output-stages.ts";
import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/file-errors.ts";
import { within } from "../file-system/held-folder.ts";
import { makeFolders, removeEmpty } from "../file-system/make-folders.ts";
import { outputMessages } from "../messages/output.ts";

/** How far publishing is. */
export type PublishStep =
  "tried" | "file-written" | "written" | "set-aside" | "in-place" | "cleared";

export interface PublishOptions extends LockOptions {
  /** Which files of the folder are ours to replace; those that its manifest lists, if left out. */
  readonly isOurs?: IsOurs | undefined;
  /** Ends publishing as long as nothing has been replaced. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each step, and waited for. */
  readonly afterStep?: (step: PublishStep) => Promise<void> | void;
}

/** A file: its name and what is in it. */
type NamedFile = readonly [string, Uint8Array | string];
type Files = ReadonlyMap<string, Uint8Array | string>;

const MOST_ATTEMPTS = 10;

/**
 * Tries, before any work is done, whether `publishFolder` will be able to put a folder at `target`:
 * repairs it, sees that it holds nothing of others, and makes, fills and renames a folder beside
 * it, as large as a report. Nothing of that stays, also no folder that leads to it. Throws a
 * ReportError("output") that says what is in the way.
 */
export async function tryFolder(target: string, options: PublishOptions = {}): Promise<void> {
  const { afterStep = () => undefined, isOurs = IS_LISTED } = options;
  await inRepairedFolder(target, options, async () => {
    await assertReplaceable(target, isOurs);
    await tryBeside(target, async () => afterStep("tried"));
  });
}

/**
 * Replaces the folder `target` by one with `files`, by name; one in a subfolder as "grafieken/a.png"
 * (`isInSubfolder`). The manifest among them lists them all. What a desktop left in it
 * (`isLeftByDesktop`) stays in it. At every moment `target` holds the whole of one run, or the whole of
 * one stands beside it for `repairFolder` to put back; two runs at once do so one after the other, so
 * that the last wins whole. Throws a ReportError("output") where the folder cannot be written or holds
 * a file that is not ours, and the signal's reason where it ends the run; then `target` is as it was.
 */
export async function publishFolder(
  target: string,
  files: Files,
  options: PublishOptions = {},
): Promise<void> {
  const { signal, afterStep = () => undefined, isOurs = IS_LISTED } = options;
  assertManifestFits(files);
  await inRepairedFolder(target, options, async () => {
    await assertReplaceable(target, isOurs);
    const written = beside(target, "new");
    try {
      // The manifest is there before any subfolder, for it says which of them a run made.
      const ordered = new Map([[MANIFEST, files.get(MANIFEST) ?? ""] as const, ...files]);
      await writeFolder(written, ordered, async (write) => {
        signal?.throwIfAborted();
        await write();
        await afterStep("file-written");
      });
      await afterStep("written");
      signal?.throwIfAborted();
      await swapIn(written, target, { afterStep, isOurs });
    } catch (error) {
      await removeUnfinished(written).catch(() => undefined);
      throw error;
    }
  });
}

/**
 * Puts right what a run that was killed while publishing left: puts the set-aside folder back
 * where nothing took its place, and removes what was half-written. Waits for a living run. Leaves
 * it all where it cannot be known whether a run lives (`aloneAt`). Throws a ReportError("output")
 * where that is not allowed.
 */
export async function repairFolder(target: string, options: PublishOptions = {}): Promise<void> {
  await inRepairedFolder(target, options, async () => undefined);
}

async function inRepairedFolder(
  target: string,
  options: PublishOptions,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await aloneAt(target, options, async (isAlone) => {
      if (isAlone) await removeLeftovers(target, options);
      await work();
    });
  } catch (error) {
    options.signal?.throwIfAborted();
    throw await outputFailure(error, target);
  }
}

async function removeLeftovers(
  target: string,
  { isOurs = IS_LISTED, debug = () => undefined }: PublishOptions,
): Promise<void> {
  // One that cannot be removed is in nobody's way.
  const removed = async (folder: string, remove: () => Promise<void>): Promise<void> => {
    await remove().catch((error: unknown) => {
      debug(`could not remove ${folder}: ${String(error)}`);
    });
  };
  for (const aside of await leftoversBeside(target, "old")) {
    if (await exists(target)) {
      await removed(aside, async () => clear(aside, target, isOurs));
    } else await putBack(aside, target, isOurs);
  }
  for (const gone of await leftoversBeside(target, "gone")) {
    await removed(gone, async () => removeOurs(gone, target, isOurs));
  }
  for (const tried of await leftoversBeside(target, "try")) {
    await removed(tried, async () => endTrial(tried, target));
  }
  for (const unfinished of await leftoversBeside(target, "new")) {
    await removed(unfinished, async () => removeUnfinished(unfinished));
  }
}

/** Puts `written` in the place of `target`, again where another run did so at the same moment. */
async function swapIn(
  written: string,
  target: string,
  { afterStep, isOurs }: Required<Pick<PublishOptions, "afterStep">> & { readonly isOurs: IsOurs },
): Promise<void> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const aside = await setAside(target);
    try {
      // What someone put in it since we looked must not be lost.
      if (aside !== undefined) await assertOnlyOurs(aside, target, isOurs);
      await afterStep("set-aside");
      await rename(written, target);
    } catch (error) {
      if (aside !== undefined) await putBack(aside, target, isOurs);
      if (isErrorCode(error, "ENOTEMPTY", "EEXIST")) continue;
      throw error;
    }
    await afterStep("in-place");
    await syncFolder(path.dirname(target));
    // The new report stands; where the old one cannot be removed now, the next start will.
    if (aside !== undefined) await clear(aside, target, isOurs).catch(() => undefined);
    await afterStep("cleared");
    return;
  }
  throw new ReportError("output", outputMessages.busy(target));
}

/** A file that the manifest does not list would stop the next run. */
function assertManifestFits(files: Files): void {
  const manifest = files.get(MANIFEST);
  const listed = manifest === undefined ? undefined : listedFiles(Buffer.from(manifest).toString());
  const names = [...files.keys()];
  if (listed?.size !== names.length || !names.every((name) => listed.has(name))) {
    throw new Error("the manifest must list exactly the files that are published");
  }
  for (const name of names) {
    const isFlat = path.basename(name) === name && !/[\\/:]|^\.{1,2}$/.test(name);
    if (!isFlat && !isInSubfolder(name)) {
      throw new Error(`an output file cannot be named ${name}`);
    }
  }
}

/**
 * Makes a folder with `files`, those in subfolders last.
 *
 * @param around called for each file, with what writes it
 */
async function writeFolder(
  folder: string,
  files: Iterable<NamedFile>,
  around: (write: () => Promise<void>) => Promise<void>,
): Promise<void> {
  await mkdir(folder);
  await within(folder, async (held) => {
    const subfolders = new Map<string, readonly NamedFile[]>();
    const writing: Promise<void>[] = [];
    for (const [name, content] of files) {
      const [first = "", inner] = name.split("/");
      if (inner === undefined) {
        // At the same time, because each write waits for the disk.
        writing.push(around(async () => writeToDisk(path.join(held, name), content)));
      } else subfolders.set(first, [...(subfolders.get(first) ?? []), [inner, content]]);
    }
    // A failure is thrown only after all writing has ended.
    await Promise.allSettled(writing);
    await Promise.all(writing);
    for (const [name, inner] of subfolders) {
      await writeFolder(path.join(held, name), inner, around);
    }
    await syncFolder(held);
  });
}

async function writeToDisk(file: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Has the disk keep the names in `folder`, on systems that can. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const TRIAL_FILE = "proef";
/** About what a report takes. It is gone before the disk has written it. */
const TRIAL_BYTES = 1 << 20;

/**
 * Makes a folder beside `target`, and the folders that lead to it, writes a file in it and renames
 * it, and sees whether `target` could be renamed. Removes all of that again. Throws an error of the
 * file system.
 */
async function tryBeside(target: string, whileTried: () => Promise<void>): Promise<void> {
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
async function endTrial(tried: string, target: string): Promise<void> {
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
