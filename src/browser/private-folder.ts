import { constants } from "node:fs";
import { access, chmod, lstat, mkdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { browserMessages, type FolderFault } from "../messages/browser.ts";
import { ReportError } from "../errors.ts";
import type { BrowserContext } from "./context.ts";
import { isErrorCode } from "../file-system/file-errors.ts";
import { makeFolders } from "../file-system/make-folders.ts";
import { ownedName } from "../file-system/ownership.ts";
import { TEMPORARY_PREFIX, unpackFailure } from "./unpack.ts";

const OTHERS_MAY_WRITE = 0o022;
const EVERYONE_MAY_WRITE = 0o002;
const ONLY_OWNERS_RENAME = 0o1000;

/** What another folder, on another disk, may not suffer from. */
const FAULTS_OF_A_DISK = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EIO"];

/**
 * Does `work` in a folder in which we keep programs between runs: `peildatum` in the user's cache
 * folder, else one in the temporary folder. What lies in it is started as a program, so nobody else
 * may be able to write there: a folder of another user, or one that others may write in, is passed
 * over. So is one whose disk starts no programs (`noexec`), and one in which the work fails for want
 * of room or rights. Throws a ReportError("browser") where none will do, and the signal's reason
 * where the run is ended.
 */
export async function inPrivateCache<T>(
  context: BrowserContext,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const passedOver: { readonly folder: string; readonly fault: FolderFault }[] = [];
  let failure: ReportError | undefined;
  for (const folder of cacheFolders(context)) {
    const fault = await faultOf(folder, context);
    if (fault !== undefined) {
      passedOver.push({ folder, fault });
      continue;
    }
    try {
      return await work(folder);
    } catch (error) {
      context.signal?.throwIfAborted();
      context.debug(`unpacking in ${folder} failed: ${String(error)}`);
      failure ??= unpackFailure(error, folder);
      if (!isErrorCode(error, ...FAULTS_OF_A_DISK)) break;
    }
  }
  throw failure ?? new ReportError("browser", browserMessages.noFolder(passedOver));
}

/** Why no programs can be kept in `folder`, which it makes; undefined where they can. */
async function faultOf(folder: string, context: BrowserContext): Promise<FolderFault | undefined> {
  try {
    const fault =
      (await claimPrivately(folder, context.userId)) ??
      ((await startsPrograms(folder, context)) ? undefined : "noexec");
    if (fault !== undefined) context.debug(`cache folder ${folder} passed over: ${fault}`);
    return fault;
  } catch (error) {
    context.debug(`cache folder ${folder} passed over: ${String(error)}`);
    return "notMade";
  }
}

/** Makes `folder` (and what leads to it) readable for its owner only; why not, where it is not ours. */
async function claimPrivately(
  folder: string,
  userId: number | undefined,
): Promise<FolderFault | undefined> {
  await makeFolders(path.dirname(folder), 0o700);
  const parent = await stat(path.dirname(folder));
  const renamable =
    (parent.mode & EVERYONE_MAY_WRITE) !== 0 && (parent.mode & ONLY_OWNERS_RENAME) === 0;
  if (userId !== undefined && renamable) return "parentOfAll";
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (!isErrorCode(error, "EEXIST")) throw error;
  });
  const found = await lstat(folder);
  if (!found.isDirectory()) return "notAFolder";
  if (userId === undefined) return undefined;
  if (found.uid !== userId) return "ofOther";
  return (found.mode & OTHERS_MAY_WRITE) === 0 ? undefined : "ofAll";
}

/** False where the disk is mounted so that no program on it can be started. */
async function startsPrograms(folder: string, context: BrowserContext): Promise<boolean> {
  // A browser of the user's own is not in it.
  if (context.browserPath !== undefined) return true;
  const program = path.join(folder, await ownedName(TEMPORARY_PREFIX, context));
  try {
    await writeFile(program, "", { flag: "wx" });
    await chmod(program, 0o700);
    await access(program, constants.X_OK);
  } catch (error) {
    // Only of a file that was made can we tell; what was unpacked before may be there to be used.
    return !(isErrorCode(error, "EACCES") && (await isThere(program)));
  } finally {
    await rm(program, { force: true }).catch(() => undefined);
  }
  return true;
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
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
