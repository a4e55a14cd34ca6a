import { statfs } from "node:fs/promises";
import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/browser.ts";
import { ownTemporaryFolder, type OwnFolder } from "../file-system/own-folder.ts";
import type { BrowserContext } from "./context.ts";

/** What Chromium itself asks for in the temporary folder, in bytes. */
const ROOM = 64 * 1024 ** 2;
/** With less than this it does not start, or hangs. */
const LEAST_ROOM = 16 * 1024 ** 2;

/**
 * Makes an empty folder for the browser to keep its profile, home and temporary files in. Throws a
 * ReportError("browser") where that is not allowed, or where the disk has no room for it.
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
 * The ReportError("browser") for a browser that ended unasked: that the temporary folder is full,
 * where it is, else `otherwise`.
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
  // Some file systems do not say how large they are.
  return disk !== undefined && disk.blocks > 0 && disk.bavail * disk.bsize < bytes;
}
