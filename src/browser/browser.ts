import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/browser.ts";
import { imageEncoder, type EncodedImage, type SourceImage } from "./encode-image.ts";
import { findBrowser } from "./find-browser.ts";
import { launch } from "./launch.ts";
import { endedUnasked, makeProfile } from "./profile.ts";
import type { PrintKind } from "./prepare-page.ts";
import { pagePrinter, type Print } from "./print-page.ts";
import { STANDARD_TIME_LIMITS, type BrowserContext } from "./context.ts";
import { pictureTaker, type PictureOf } from "./take-pictures.ts";

export type { BrowserContext } from "./context.ts";

/** A browser that runs and turns HTML into PDF. */
export interface PrintableBrowser {
  /** As the browser itself gives it: "HeadlessChrome/153.0.8010.0". */
  readonly version: string;
  /** Whether our package carries the browser, or it is the user's own. */
  readonly origin: "carried" | "installed";
  /**
   * Prints a whole HTML document, in which everything stands that it needs: as tagged PDF, or as a
   * draft without tags or paint, which tells sooner what comes on which page.
   * Throws a ReportError("browser") where the browser fails, takes too long, or the document asks
   * for anything from outside; a NoRoomError where a page has no room for something; and the signal's
   * reason where it ends the run.
   */
  print(html: string, signal?: AbortSignal, kind?: PrintKind): Promise<Print>;
  /**
   * Makes an image anew: as its reader sees it, without what its file tells beside its pixels. Null
   * where the browser cannot show it. Throws as `print` does.
   */
  encodeImage(image: SourceImage, signal?: AbortSignal): Promise<EncodedImage | null>;
  /**
   * Takes pictures of children of the body of a whole HTML document, as PNG by their ids. Each is alone
   * at the top left of the page. Throws as `print` does.
   */
  takePictures(
    html: string,
    pictures: readonly PictureOf[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Ends the browser and removes what it wrote. May be called at any time and more than once. */
  close(): Promise<void>;
}

/** The work that a report needs a browser for. */
export type ReportBrowser = Pick<PrintableBrowser, "print" | "encodeImage">;

/**
 * Finds and starts the browser. Throws a ReportError("browser") where there is none or it does not
 * start, and the signal's reason where the run is ended. `close` it in a `finally`.
 */
export async function startBrowser(context: BrowserContext): Promise<PrintableBrowser> {
  const { signal } = context;
  signal?.throwIfAborted();
  // With so few, Chromium may hang as well as fail.
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
    // Nothing in the browser is worth keeping, and asking it to close takes half a second.
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
    // Told once, and only where it shows a document.
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
      print: (...asked) => shown(() => print(...asked)),
      encodeImage: (...asked) => shown(() => encode(...asked)),
      takePictures: (...asked) => shown(() => take(...asked)),
      close: () => (closing ??= close()),
    };
  } catch (error) {
    await profile.remove();
    isRemoved?.();
    throw error;
  }
}

/** True for a failure that tells of nothing but that the browser stopped, failed or hung. */
function isEndOfBrowser(
  error: unknown,
  { timeLimits = STANDARD_TIME_LIMITS }: BrowserContext,
): error is ReportError {
  const { stopped, printFailed, printTooSlow } = browserMessages;
  const ends = [stopped(), printFailed(), printTooSlow(timeLimits.print / 1000)];
  return error instanceof ReportError && ends.includes(error.message);
}
