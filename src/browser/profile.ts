import { rmSync } from "node:fs";
import { mkdir, rm, statfs } from "node:fs/promises";
import path from "node:path";
import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/browser.ts";
import { leftoversIn, ownedName } from "../file-system/ownership.ts";
import type { BrowserContext } from "./context.ts";

const PREFIX = "peildatum-profile";

/**
 * Makes an empty folder for the browser to keep its profile, home and temporary files in, and
 * removes those that killed runs left. In the temporary folder, so that a restart clears it too.
 * Throws a ReportError("browser") where that is not allowed.
 */
export async function makeProfile(context: BrowserContext): Promise<string> {
  await removeLeftovers(context.temporaryFolder, PREFIX, context);
  const profile = path.join(context.temporaryFolder, await ownedName(PREFIX, context));
  try {
    await mkdir(profile, { mode: 0o700 });
  } catch (error) {
    const message = browserMessages.noTemporaryFolder(context.temporaryFolder);
    throw new ReportError("browser", message, { cause: error });
  }
  return profile;
}

/** Removes what dead processes left in `folder` under names that `ownedName` gave `prefix`. */
export async function removeLeftovers(
  folder: string,
  prefix: string,
  context: BrowserContext,
): Promise<void> {
  for (const name of await leftoversIn(folder, prefix, context)) {
    context.debug(`removing ${name}, left by a process that is gone`);
    await rm(path.join(folder, name), { recursive: true, force: true }).catch((error: unknown) => {
      // Another user's, or being removed by another start: not worth ending the run for.
      context.debug(`could not remove ${name}: ${String(error)}`);
    });
  }
}

/** What Chromium itself asks for in the temporary folder, in bytes. */
const ROOM = 64 * 1024 ** 2;

/**
 * The ReportError("browser") for a browser that ended unasked: that the temporary folder is full,
 * where it is, else `otherwise`.
 */
export async function endedUnasked(
  otherwise: ReportError,
  { temporaryFolder }: BrowserContext,
): Promise<ReportError> {
  const disk = await statfs(temporaryFolder).catch(() => undefined);
  if (disk === undefined || disk.bavail * disk.bsize >= ROOM) return otherwise;
  const message = browserMessages.temporaryFolderFull(temporaryFolder);
  return new ReportError("browser", message, { cause: otherwise });
}

/** A killed browser's last helper can write for a moment longer. */
const REMOVAL = { recursive: true, force: true, maxRetries: 5, retryDelay: 20 } as const;

/** Removes a profile; the browser must be gone. */
export async function removeProfile(profile: string, context: BrowserContext): Promise<void> {
  // The report is made: what cannot be removed now is left to the next start.
  await rm(profile, REMOVAL).catch((error: unknown) => {
    context.debug(`could not remove ${profile}: ${String(error)}`);
  });
}

/** As `removeProfile`, and keeps this process busy until it is done. */
export function removeProfileAtOnce(profile: string): void {
  rmSync(profile, REMOVAL);
}
