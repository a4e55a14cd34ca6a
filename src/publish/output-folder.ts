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
  outputFailure,
} from "./output-contents.ts";
import {
  aloneAt,
  beside,
  clear,
  leftoversBeside,
  type LockOptions,
  putBack,
  removeOurs,
  removeUnfinished,
  setAside,
} from "./output-stages.ts";
import { ReportError } from "../errors.ts";
import { isErrorCode, makeFolders, removeEmpty } from "../file-system/new-files.ts";
import { exists, moved, swapFolder, TAKEN, within } from "../file-system/safe-folders.ts";
import { outputMessages } from "../messages/output.ts";

/** The steps of publishing. */
export type PublishStep =
  "tried" | "file-written" | "written" | "set-aside" | "in-place" | "cleared";

export interface PublishOptions extends LockOptions {
  /** Decides which files of the folder a run may replace. By default: the files that its manifest lists. */
  readonly isOurs?: IsOurs | undefined;
  /** Stops publishing. It has no effect after the folder was replaced. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each step. Publishing waits for it. */
  readonly afterStep?: (step: PublishStep) => Promise<void> | void;
}

/** A file: its name and its content. */
type NamedFile = readonly [string, Uint8Array | string];
type Files = ReadonlyMap<string, Uint8Array | string>;

/**
 * Tests, before any work is done, whether `publishFolder` will be able to put a folder at `target`:
 * repairs it, checks that it contains no files of others, and creates, fills and renames a folder
 * beside it that is as large as a report. Removes all of that again, including new parents. Throws
 * a ReportError("output") that explains the obstacle.
 */
export async function tryFolder(target: string, options: PublishOptions = {}): Promise<void> {
  const { afterStep = () => undefined, isOurs = IS_LISTED } = options;
  await inRepairedFolder(target, options, async () => {
    await assertReplaceable(target, isOurs);
    await tryBeside(target, async () => afterStep("tried"));
  });
}

/**
 * Replaces the folder `target` by a folder with `files`, by name. A file in a subfolder is named
 * "grafieken/a.png" (`isInSubfolder`). The manifest among them lists all files. Files of the
 * desktop (`isLeftByDesktop`) stay in it. At every moment `target` is the complete output of one
 * run, or that output is in a hidden folder beside it and the next run puts it back. Two runs at
 * once take turns, so that the last one wins. Throws a ReportError("output") if the folder cannot
 * be written or contains a file that it may not replace, and the signal's reason if it ends the
 * run. Then `target` is unchanged.
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
      // The manifest is written before any subfolder, because it lists which of them a run made.
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
 * Runs `work` after repairing what a killed run left: puts the former output back if nothing took
 * its place, and removes unfinished output. Waits for a living run. Repairs nothing if it cannot
 * know whether a run lives (`aloneAt`). Throws a ReportError("output") if it lacks the rights.
 */
export async function inRepairedFolder(
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
  // A folder that cannot be removed does no harm.
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

/** Puts `written` in the place of `target`. */
async function swapIn(
  written: string,
  target: string,
  { afterStep, isOurs }: Required<Pick<PublishOptions, "afterStep">> & { readonly isOurs: IsOurs },
): Promise<void> {
  let aside: string | undefined;
  const prepare = async (): Promise<boolean> => {
    aside = await setAside(target);
    // A file that someone added after our check must not be lost.
    if (aside !== undefined) await assertOnlyOurs(aside, target, isOurs);
    await afterStep("set-aside");
    return true;
  };
  const undo = async (): Promise<void> => {
    if (aside !== undefined) await putBack(aside, target, isOurs);
    aside = undefined;
  };
  try {
    await swapFolder(written, target, prepare, undo);
  } catch (error) {
    if (!isErrorCode(error, ...TAKEN)) throw error;
    throw new ReportError("output", outputMessages.busy(target));
  }
  await afterStep("in-place");
  await syncFolder(path.dirname(target));
  // The new report is in place. If the old one cannot be removed now, the next start removes it.
  if (aside !== undefined) await clear(aside, target, isOurs).catch(() => undefined);
  await afterStep("cleared");
}

/**
 * Throws unless the manifest lists exactly these files, because an unlisted file would stop the
 * next run.
 */
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
 * Creates a folder with `files`. The files in subfolders come last.
 *
 * @param around called for each file, with the function that writes it
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
        // Write all files at the same time, because each write waits for the disk.
        writing.push(around(async () => writeToDisk(path.join(held, name), content)));
      } else subfolders.set(first, [...(subfolders.get(first) ?? []), [inner, content]]);
    }
    // Throw a failure only after all writing has ended.
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

/** Makes the disk store the names in `folder`, on systems that can. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const TRIAL_FILE = "proef";
/** About the size of a report. It is removed before the disk has written it. */
const TRIAL_BYTES = 1 << 20;

/**
 * Creates a folder beside `target` and its missing parents, writes a file in it, renames it, and
 * tests whether `target` could be renamed. Removes all of that again. Throws a file system error.
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
 * Removes the folder of a trial. If it contains the former `target`, because a file system let one
 * folder replace another that was not empty, puts that back.
 */
async function endTrial(tried: string, target: string): Promise<void> {
  // On such a file system the folder may contain a report now, so remove only the trial file.
  await within(tried, async (held) => rm(path.join(held, TRIAL_FILE), { force: true }));
  await removeEmpty([tried]);
  if ((await exists(tried)) && !(await exists(target))) await rename(tried, target);
}

/**
 * Throws the error that renaming the folder `target` would give, and leaves it in place. No folder
 * can replace `filled`, which is not empty, and the system reports a mount or missing rights before
 * that.
 */
async function tryToRename(target: string, filled: string): Promise<void> {
  // On Windows, a full target and missing rights can give the same error, so this test proves
  // nothing.
  if (process.platform === "win32") return;
  await moved(target, filled, "ENOENT", ...TAKEN);
}
