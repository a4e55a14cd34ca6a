import { lstat, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { browserMessages } from "../messages/browser.ts";
import { ReportError } from "../errors.ts";
import type { BrowserContext } from "./context.ts";
import { isErrorCode } from "../file-system/file-errors.ts";
import { makeFolders } from "../file-system/make-folders.ts";

const OTHERS_MAY_WRITE = 0o022;
const EVERYONE_MAY_WRITE = 0o002;
const ONLY_OWNERS_RENAME = 0o1000;

/**
 * The folder in which we keep programs between runs: `peildatum` in the user's cache folder, else
 * one in the temporary folder. What lies in it is started as a program, so nobody else may be able
 * to write there: a folder of another user, or one that others may write in, is passed over.
 * Throws a ReportError("browser") where none will do.
 */
export async function privateCacheFolder(context: BrowserContext): Promise<string> {
  const candidates = cacheFolders(context);
  for (const folder of candidates) {
    try {
      await claimPrivately(folder, context.userId);
      return folder;
    } catch (error) {
      context.debug(`cache folder ${folder} passed over: ${String(error)}`);
    }
  }
  throw new ReportError("browser", browserMessages.noFolder(candidates));
}

/** Makes `folder` (and what leads to it) readable for its owner only; throws where it is not ours. */
async function claimPrivately(folder: string, userId: number | undefined): Promise<void> {
  await makeFolders(path.dirname(folder), 0o700);
  const parent = await stat(path.dirname(folder));
  const renamable =
    (parent.mode & EVERYONE_MAY_WRITE) !== 0 && (parent.mode & ONLY_OWNERS_RENAME) === 0;
  if (userId !== undefined && renamable) throw new Error("everyone may write in its parent folder");
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (!isErrorCode(error, "EEXIST")) throw error;
  });
  const found = await lstat(folder);
  if (!found.isDirectory()) throw new Error("not a folder");
  if (userId === undefined) return;
  if (found.uid !== userId) throw new Error("of another user");
  if ((found.mode & OTHERS_MAY_WRITE) !== 0) throw new Error("others may write in it");
}

function cacheFolders(context: BrowserContext): string[] {
  const { XDG_CACHE_HOME: named } = context.environment;
  // The XDG specification: a path that is not absolute must be ignored.
  const cache =
    named !== undefined && path.isAbsolute(named) ? named : path.join(context.homeFolder, ".cache");
  const owner = context.userId === undefined ? "" : `-${context.userId}`;
  return [
    ...(path.isAbsolute(cache) ? [path.join(cache, "peildatum")] : []),
    path.join(context.temporaryFolder, `peildatum${owner}`),
  ];
}
