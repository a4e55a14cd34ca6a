import { statfs } from "node:fs/promises";

import type { Browser } from "puppeteer-core/internal/puppeteer-core-browser.js";

import { ReportError } from "../errors.ts";
import { type OwnFolder, ownTemporaryFolder } from "../file-system/own-folder.ts";
import { browserMessages } from "../messages/output.ts";
import {
  type BrowserContext,
  type BrowserProcess,
  type BrowserProgram,
  spawnBrowser,
  STANDARD_TIME_LIMITS,
} from "./browser-process.ts";

/** A browser that runs and responds. */
export interface LaunchedBrowser {
  readonly process: BrowserProcess;
  readonly connection: Browser;
  readonly version: string;
  /** Why it runs without its sandbox. Undefined if it has one. */
  readonly unprotected: Unprotected | undefined;
}

/** Why a browser runs without its sandbox: we are root, or the system refuses the sandbox. */
type Unprotected = "root" | "refused";

/**
 * Starts `program` with `profile` as its folder. If it lacks shared libraries or a sandbox, starts
 * it again with our libraries or without a sandbox. Throws a ReportError("browser") if it does not
 * start, and the signal's reason if the run is ended. Then no process is left.
 */
export async function launch(
  program: BrowserProgram,
  profile: string,
  context: BrowserContext,
): Promise<LaunchedBrowser> {
  let { libraries } = program;
  // Chromium refuses to run as root in its own sandbox.
  let unprotected: Unprotected | undefined = context.userId === 0 ? "root" : undefined;
  for (;;) {
    const outcome = await start({ ...program, libraries }, profile, unprotected, context);
    if (typeof outcome !== "string") return outcome;
    context.debug(`the browser did not start: ${outcome}`);
    if (mayNotStart(outcome)) {
      const message = browserMessages.mayNotStart(program.path);
      throw new ReportError("browser", message, { cause: new Error(outcome) });
    }
    if (lacksLibraries(outcome) && libraries === undefined && program.addLibraries) {
      libraries = await program.addLibraries();
    } else if (unprotected === undefined && lacksSandbox(outcome)) {
      context.debug("the sandbox is refused here: starting without it");
      unprotected = "refused";
    } else {
      const message = browserMessages.notStarted(program.path);
      const failure = new ReportError("browser", message, { cause: new Error(outcome) });
      throw await endedUnasked(failure, context);
    }
  }
}

/** Returns the started browser, or what it wrote to stderr if it ended. */
async function start(
  program: BrowserProgram,
  profile: string,
  unprotected: Unprotected | undefined,
  context: BrowserContext,
): Promise<LaunchedBrowser | string> {
  const { signal, timeLimits = STANDARD_TIME_LIMITS } = context;
  signal?.throwIfAborted();
  const browser = spawnBrowser(program, profile, unprotected === undefined, context);
  context.onStart?.();
  const deadline = AbortSignal.timeout(timeLimits.start);
  const end = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
  end.addEventListener("abort", browser.kill);
  try {
    const connection = await connect(browser);
    return { process: browser, connection, version: await connection.version(), unprotected };
  } catch {
    browser.kill();
    const errors = await browser.gone;
    signal?.throwIfAborted();
    if (deadline.aborted) {
      context.debug(errors);
      throw new ReportError("browser", browserMessages.startTooSlow(timeLimits.start / 1000));
    }
    return errors;
  } finally {
    end.removeEventListener("abort", browser.kill);
  }
}

async function connect(browser: BrowserProcess): Promise<Browser> {
  // Load puppeteer while the browser starts. This entry point leaves out the code that finds,
  // downloads and launches browsers, and so loads in half the time of the main one.
  const puppeteer = await import("puppeteer-core/internal/puppeteer-core-browser.js");
  return puppeteer.connect({
    transport: browser.transport,
    defaultViewport: null,
    issuesEnabled: false,
  });
}

/** A disk that is mounted noexec can neither start programs nor load libraries. */
function mayNotStart(errors: string): boolean {
  return /^spawn .* EACCES$|failed to map segment from shared object/m.test(errors);
}

function lacksLibraries(errors: string): boolean {
  return errors.includes("error while loading shared libraries");
}

function lacksSandbox(errors: string): boolean {
  return /sandbox|namespace|zygote_host/i.test(errors);
}

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
