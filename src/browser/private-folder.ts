import { constants } from "node:fs";
import { access, chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { browserMessages, type FolderFault } from "../messages/browser.ts";
import { ReportError } from "../errors.ts";
import type { BrowserContext } from "./context.ts";
import { isErrorCode } from "../file-system/file-errors.ts";
import { ownFolderIn, privateTemporary } from "../file-system/own-folder.ts";
import { claimPrivately, type Claim } from "../file-system/private-folder.ts";
import { exists } from "../file-system/swap-folder.ts";
import { TEMPORARY_PREFIX, unpackFailure } from "./unpack.ts";

/** Errors that another folder, on another disk, may not have. */
const FAULTS_OF_A_DISK = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EIO"];
const MOST_ATTEMPTS = 3;

/**
 * Runs `work` in a folder for programs that are kept between runs: `peildatum` in the user's cache
 * folder, else one in the temporary folder. Its contents are started as programs, so nobody else
 * may be able to write there: a folder of another user, or one that others may write in, is
 * skipped. So is a folder whose disk starts no programs (`noexec`), and one where the work fails
 * for lack of space or rights. Throws a ReportError("browser") if no folder can be used, and the
 * signal's reason if the run is ended.
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
        // Another run found the folder empty at its end, and removed it.
        if (attempt < MOST_ATTEMPTS && isErrorCode(error, "ENOENT")) continue;
        failure ??= unpackFailure(error, candidate);
        if (!isErrorCode(error, ...FAULTS_OF_A_DISK)) throw failure;
        break;
      }
    }
  }
  throw failure ?? new ReportError("browser", browserMessages.noFolder(passedOver));
}

/**
 * Returns the real path of the folder, which it creates if needed, or why it cannot keep programs.
 */
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

/** Returns false if the disk is mounted so that it starts no programs. */
async function startsPrograms(folder: string, context: BrowserContext): Promise<boolean> {
  // The user's own browser is elsewhere.
  if (context.browserPath !== undefined) return true;
  const tried = ownFolderIn(folder, TEMPORARY_PREFIX, context.debug);
  const program = path.join(tried.path, "program");
  try {
    await writeFile(program, "");
    await chmod(program, 0o700);
    await access(program, constants.X_OK);
  } catch (error) {
    // Only a file that was created can show this. A browser that was unpacked before may still
    // work.
    return !(isErrorCode(error, "EACCES") && (await exists(program)));
  } finally {
    await tried.remove();
  }
  return true;
}

function cacheFolders(context: BrowserContext): string[] {
  const { XDG_CACHE_HOME: named } = context.environment;
  // By the XDG specification, a path that is not absolute must be ignored.
  const cache =
    named !== undefined && path.isAbsolute(named) ? named : path.join(context.homeFolder, ".cache");
  return [
    ...(path.isAbsolute(cache) ? [path.join(cache, "peildatum")] : []),
    privateTemporary(context),
  ];
}
