import { statfs } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { ReportError } from "../errors.ts";
import { type OwnFolder, ownTemporaryFolder } from "../file-system/own-folder.ts";
import { browserMessages } from "../messages/output.ts";
import {
  type BrowserContext,
  type BrowserProgram,
  type LaunchedBrowser,
  spawnBrowser,
  STANDARD_TIME_LIMITS,
  type Unprotected,
} from "./browser-process.ts";
import { findBrowser } from "./find-browser.ts";
import {
  type EncodedImage,
  imageEncoder,
  pagePrinter,
  type PictureOf,
  pictureTaker,
  type Print,
  type SourceImage,
} from "./pages.ts";
import type { PrintKind } from "./prepare-page.ts";

/** A running browser that turns HTML into PDF. */
export interface PrintableBrowser {
  /** As the browser reports it: "HeadlessChrome/153.0.8010.0". */
  readonly version: string;
  /** Whether the browser comes with our package or is installed on the machine. */
  readonly origin: "carried" | "installed";
  /**
   * Prints a complete HTML document that contains everything it needs: as a tagged PDF, or as a
   * draft without tags or paint, which shows sooner what comes on which page. Throws a
   * ReportError("browser") if the browser fails, takes too long, or the document requests anything
   * from outside; a NoRoomError if a page has no room for something; and the signal's reason if it
   * ends the run.
   */
  print(html: string, signal?: AbortSignal, kind?: PrintKind): Promise<Print>;
  /**
   * Encodes an image again, as a reader sees it and without the metadata in its file. Returns null
   * if the browser cannot show it. Throws the same errors as `print`.
   */
  encodeImage(image: SourceImage, signal?: AbortSignal): Promise<EncodedImage | null>;
  /**
   * Takes pictures of children of the body of a complete HTML document. Returns PNG files by
   * element id. Each element is alone at the top left of the page. Throws the same errors as
   * `print`.
   */
  takePictures(
    html: string,
    pictures: readonly PictureOf[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Ends the browser and removes its files. May be called at any time and more than once. */
  close(): Promise<void>;
}

/** The browser functions that a report uses. */
export type ReportBrowser = Pick<PrintableBrowser, "print" | "encodeImage">;

/**
 * Finds and starts the browser. Call `close` in a `finally`. Throws a ReportError("browser") if
 * there is no browser or it does not start, and the signal's reason if the run is ended.
 */
export async function startBrowser(context: BrowserContext): Promise<PrintableBrowser> {
  const { signal } = context;
  signal?.throwIfAborted();
  // With so few open files, Chromium may hang as well as fail.
  if (context.hasFewFiles()) throw new ReportError("browser", browserMessages.tooFewFiles());
  const program = await findBrowser(context);
  const profile = await makeProfile(context);
  const isRemoved = context.atLastResort?.(profile.removeAtOnce);
  try {
    const browser = await launch(program, profile.path, context);
    const { kill, gone } = browser.process;
    signal?.addEventListener("abort", kill);
    if (signal?.aborted === true) kill();
    let closing: Promise<void> | undefined;
    // Kill it: it has nothing to save, and a polite request to close takes half a second.
    const close = async (): Promise<void> => {
      signal?.removeEventListener("abort", kill);
      kill();
      await gone;
      await profile.remove();
      isRemoved?.();
    };
    const print = pagePrinter(browser, context);
    const encode = imageEncoder(browser, context);
    const take = pictureTaker(browser, context);
    const { unprotected } = browser;
    // Warn once, and only if it shows a document.
    let warn = unprotected && (() => context.warn(browserMessages.unprotected[unprotected]));
    const shown = async <T>(work: () => Promise<T>): Promise<T> => {
      warn?.();
      warn = undefined;
      try {
        return await work();
      } catch (error) {
        throw isEndOfBrowser(error, context) ? await endedUnasked(error, context) : error;
      }
    };
    return {
      version: browser.version,
      origin: program.origin,
      print: (...args) => shown(() => print(...args)),
      encodeImage: (...args) => shown(() => encode(...args)),
      takePictures: (...args) => shown(() => take(...args)),
      close: () => (closing ??= close()),
    };
  } catch (error) {
    await profile.remove();
    isRemoved?.();
    throw error;
  }
}

/** Returns true for a failure that only says that the browser stopped, failed or hung. */
function isEndOfBrowser(
  error: unknown,
  { timeLimits = STANDARD_TIME_LIMITS }: BrowserContext,
): error is ReportError {
  const { stopped, printFailed, printTooSlow } = browserMessages;
  const ends = [stopped(), printFailed(), printTooSlow(timeLimits.print / 1000)];
  return error instanceof ReportError && ends.includes(error.message);
}

/** Long enough to start a browser that is already unpacked. Unpacking continues beside the work. */
const HEAD_START_MS = 60;

/**
 * Starts the browser, passes it to `work` while it is still starting, and ends it when the work is
 * done or has failed. The browser's process gets a head start, so that it starts while `work` keeps
 * this process busy with loading modules.
 */
export async function withBrowser<T>(
  context: BrowserContext,
  work: (browser: Promise<PrintableBrowser>) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, ...(context.signal ? [context.signal] : [])]);
  const { promise: started, resolve: onStart } = Promise.withResolvers<void>();
  const browser = startBrowser({ ...context, signal, onStart });
  const outcome = browser.then(
    (running) => running,
    () => undefined,
  );
  try {
    await Promise.race([started, outcome, sleep(HEAD_START_MS, undefined, { ref: false })]);
    return await work(browser);
  } finally {
    // A browser that is still starting is stopped at once.
    ending.abort();
    await (await outcome)?.close();
  }
}

/** A browser that starts at its first task. After a failure, the next task starts another one. */
export interface BrowserWhenNeeded extends ReportBrowser {
  /** Ends the browser if it runs or is starting. It accepts no task afterwards. */
  readonly close: () => Promise<void>;
}

/** Prepares a browser without starting it. The signal of `context` ends it too. */
export function browserWhenNeeded(context: BrowserContext): BrowserWhenNeeded {
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, ...(context.signal ? [context.signal] : [])]);
  let running: Promise<PrintableBrowser> | undefined;
  const using = async <T>(work: (browser: PrintableBrowser) => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const current = (running ??= startBrowser({ ...context, signal }));
    try {
      return await work(await current);
    } catch (error) {
      // The browser may have died: the next task starts another.
      if (running === current) {
        running = undefined;
        await closed(current);
      }
      throw error;
    }
  };
  return {
    print: (...args) => using((browser) => browser.print(...args)),
    encodeImage: (...args) => using((browser) => browser.encodeImage(...args)),
    async close() {
      ending.abort();
      if (running !== undefined) await closed(running);
    },
  };
}

async function closed(starting: Promise<PrintableBrowser>): Promise<void> {
  const browser = await starting.catch(() => undefined);
  await browser?.close();
}

// Launching.

// What a browser that cannot start writes to stderr. A disk that is mounted noexec can neither start
// programs nor load libraries.
const MAY_NOT_START = /^spawn .* EACCES$|failed to map segment from shared object/m;
const LACKS_LIBRARIES = /error while loading shared libraries/;
const LACKS_SANDBOX = /sandbox|namespace|zygote_host/i;

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
    if (MAY_NOT_START.test(outcome)) {
      const message = browserMessages.mayNotStart(program.path);
      throw new ReportError("browser", message, { cause: new Error(outcome) });
    }
    if (LACKS_LIBRARIES.test(outcome) && libraries === undefined && program.addLibraries) {
      libraries = await program.addLibraries();
    } else if (unprotected === undefined && LACKS_SANDBOX.test(outcome)) {
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
    // Load puppeteer while the browser starts. This entry point leaves out the code that finds,
    // downloads and launches browsers, and so loads in half the time of the main one.
    const puppeteer = await import("puppeteer-core/internal/puppeteer-core-browser.js");
    const connection = await puppeteer.connect({
      transport: browser.transport,
      defaultViewport: null,
      issuesEnabled: false,
    });
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
 * Returns the error for a browser that ended by itself: a ReportError("browser") that the temporary
 * folder is full if it is, and otherwise the error `otherwise`.
 */
async function endedUnasked(
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
