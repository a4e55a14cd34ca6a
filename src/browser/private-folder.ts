import { constants } from "node:fs";
import { access, chmod, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { browserMessages, type FolderFault } from "../messages/browser.ts";
import { ReportError } from "../errors.ts";
import type { BrowserContext } from "./context.ts";
import { isErrorCode } from "../file-system/file-errors.ts";
import { ownFolderIn, privateTemporary } from "../file-system/own-folder.ts";
import { claimPrivately, type Claim } from "../file-system/private-folder.ts";
import { TEMPORARY_PREFIX, unpackFailure } from "./unpack.ts";

/** What another folder, on another disk, may not suffer from. */
const FAULTS_OF_A_DISK = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EIO"];
const MOST_ATTEMPTS = 3;

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
  for (const candidate of cacheFolders(context)) {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const claim = await claimFor(candidate, context);
      if ("fault" in claim) {
        passedOver.push({ folder: candidate, fault: claim.fault });
        break;
      }
      try {
        return await work(claim.folder);
      } catch (error) {
        context.signal?.throwIfAborted();
        context.debug(`unpacking in ${claim.folder} failed: ${String(error)}`);
        // Another run that ended found the folder empty, and removed it.
        if (attempt < MOST_ATTEMPTS && isErrorCode(error, "ENOENT")) continue;
        failure ??= unpackFailure(error, candidate);
        if (!isErrorCode(error, ...FAULTS_OF_A_DISK)) throw failure;
        break;
      }
    }
  }
  throw failure ?? new ReportError("browser", browserMessages.noFolder(passedOver));
}

/** The folder by its real path, which it makes; or why no programs can be kept in it. */
async function claimFor(
  folder: string,
  context: BrowserContext,
): Promise<Claim | { readonly fault: FolderFault }> {
  try {
    const claim = claimPrivately(folder, context.userId);
    const outcome =
      "fault" in claim || (await startsPrograms(claim.folder, context))
        ? claim
        : ({ fault: "noexec" } as const);
    if ("fault" in outcome) context.debug(`cache folder ${folder} passed over: ${outcome.fault}`);
    return outcome;
  } catch (error) {
    context.debug(`cache folder ${folder} passed over: ${String(error)}`);
    return { fault: "notMade" };
  }
}

/** False where the disk is mounted so that no program on it can be started. */
async function startsPrograms(folder: string, context: BrowserContext): Promise<boolean> {
  // A browser of the user's own is not in it.
  if (context.browserPath !== undefined) return true;
  const tried = ownFolderIn(folder, TEMPORARY_PREFIX, context.debug);
  const program = path.join(tried.path, "program");
  try {
    await writeFile(program, "");
    await chmod(program, 0o700);
    await access(program, constants.X_OK);
  } catch (error) {
    // Only of a file that was made can we tell; what was unpacked before may be there to be used.
    return !(isErrorCode(error, "EACCES") && (await isThere(program)));
  } finally {
    await tried.remove();
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
  return [
    ...(path.isAbsolute(cache) ? [path.join(cache, "peildatum")] : []),
    privateTemporary(context),
  ];
}
