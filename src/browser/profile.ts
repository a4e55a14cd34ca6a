import { statfs } from "node:fs/promises";
import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/browser.ts";
import { ownTemporaryFolder, type OwnFolder } from "../file-system/own-folder.ts";
import type { BrowserContext } from "./context.ts";

/** The room that Chromium itself requires in the temporary folder, in bytes. */
const ROOM = 64 * 1024 ** 2;
/** With less room it does not start, or hangs. */
const LEAST_ROOM = 16 * 1024 ** 2;

/**
 * Creates an empty folder for the browser's profile, home and temporary files. Throws a
 * ReportError("browser") if it lacks the rights, or if the disk has no room.
 */
export async function makeProfile(context: BrowserContext): Promise<OwnFolder> {
  const { temporaryFolder } = context;
  if (await hasLess(LEAST_ROOM, temporaryFolder)) {
    throw new ReportError("browser", browserMessages.temporaryFolderFull(temporaryFolder));
  }
  try {
    return await ownTemporaryFolder("profile", context);
  } catch (error) {
    const message = browserMessages.noTemporaryFolder(temporaryFolder);
    throw new ReportError("browser", message, { cause: error });
  }
}

/**
 * Returns the ReportError("browser") for a browser that ended by itself: that the temporary folder
 * is full if it is, and otherwise the error `otherwise`.
 */
export async function endedUnasked(
  otherwise: ReportError,
  { temporaryFolder }: BrowserContext,
): Promise<ReportError> {
  if (!(await hasLess(ROOM, temporaryFolder))) return otherwise;
  const message = browserMessages.temporaryFolderFull(temporaryFolder);
  return new ReportError("browser", message, { cause: otherwise });
}

async function hasLess(bytes: number, folder: string): Promise<boolean> {
  const disk = await statfs(folder).catch(() => undefined);
  // Some file systems do not report their size.
  return disk !== undefined && disk.blocks > 0 && disk.bavail * disk.bsize < bytes;
}
