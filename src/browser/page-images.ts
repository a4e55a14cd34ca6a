import type { Browser, CDPSession, Page } from "puppeteer-core/internal/puppeteer-core-browser.js";

import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/output.ts";
import { type BrowserContext, STANDARD_TIME_LIMITS } from "./browser-process.ts";
import type { LaunchedBrowser } from "./launch.ts";
import { LOAD_AND_COUNT } from "./prepare-page.ts";

/** A page that runs no scripts and reaches nothing outside its own document. */
export interface ClosedPage {
  readonly page: Page;
  /** For commands that puppeteer would split into several steps. */
  readonly session: CDPSession;
  /** Rejects when the page's process dies; never resolves. */
  readonly crash: Promise<never>;
  /** The number of requests that were refused so far. */
  readonly refusals: () => number;
}

/** The browser's message if it refuses a file before it makes a request. */
const BLOCKED = /^(?:Not allowed to load local resource|Unsafe attempt to load URL)/;

/** Opens a closed page. */
export async function openPage(connection: Browser): Promise<ClosedPage> {
  const page = await connection.newPage();
  let refused = 0;
  page.on("request", (request) => {
    if (request.url().startsWith("data:")) {
      request.continue().catch(() => undefined);
      return;
    }
    refused += 1;
    request.abort("blockedbyclient").catch(() => undefined);
  });
  page.on("console", (message) => {
    if (BLOCKED.test(message.text())) refused += 1;
  });
  const crash = new Promise<never>((_, reject) => {
    page.once("error", () => {
      reject(new ReportError("browser", browserMessages.stopped()));
    });
  });
  crash.catch(() => undefined);
  const [session] = await Promise.all([
    page.createCDPSession(),
    page.setJavaScriptEnabled(false),
    page.setOfflineMode(true),
    page.setRequestInterception(true),
    page.emulateMediaType("print"),
  ]);
  return { page, session, crash, refusals: () => refused };
}

/** Closes a page. Callers need not wait for it. */
export function closePage(opening: Promise<ClosedPage>): void {
  opening.then(({ page }) => page.close()).catch(() => undefined);
}

/**
 * Runs `work` within the time limit of a print. Throws a ReportError of `work` unchanged, the
 * signal's reason if the run is ended, and otherwise a ReportError("browser") that says what
 * happened to the browser.
 */
export async function withinLimits<T>(
  browser: LaunchedBrowser,
  context: BrowserContext,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const limit = (context.timeLimits ?? STANDARD_TIME_LIMITS).print;
  const stop = AbortSignal.any([context.signal, signal].filter((one) => one !== undefined));
  stop.throwIfAborted();
  const deadline = AbortSignal.timeout(limit);
  const end = AbortSignal.any([stop, deadline]);
  end.addEventListener("abort", browser.process.kill);
  try {
    return await work();
  } catch (error) {
    stop.throwIfAborted();
    if (error instanceof ReportError) throw error;
    context.debug(`printing failed: ${String(error)}`);
    throw new ReportError("browser", await explainFailure(deadline.aborted), { cause: error });
  } finally {
    end.removeEventListener("abort", browser.process.kill);
  }

  async function explainFailure(tookTooLong: boolean): Promise<string> {
    if (browser.connection.connected) return browserMessages.printFailed();
    browser.process.kill();
    context.debug(`the browser said: ${await browser.process.gone}`);
    return tookTooLong ? browserMessages.printTooSlow(limit / 1000) : browserMessages.stopped();
  }
}

/** An image as it is in its file. */
export interface SourceImage {
  readonly bytes: Buffer;
  readonly mediaType: "image/png" | "image/jpeg" | "image/webp";
  /** The media type of the result. */
  readonly keptAs: "image/png" | "image/jpeg";
}

/** An encoded image. */
export interface EncodedImage {
  readonly bytes: Buffer;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** In pixels. */
const LONGEST_SIDE = 1800;
const JPEG_QUALITY = 0.85;

/**
 * Runs in the page, although its scripts are off: draws the image the way up that its file says,
 * within the longest side. Returns null if not all pixels can be read. (An `img` would show half of
 * such an image.)
 */
const DRAW = `
  async (base64, mediaType, drawnAs) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    let image;
    try {
      image = await createImageBitmap(new Blob([bytes], { type: mediaType }));
    } catch {
      return null;
    }
    const scale = Math.min(1, ${LONGEST_SIDE} / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    // This hint makes the processor draw it, so the result is the same on every machine.
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = canvas.toDataURL(drawnAs, ${JPEG_QUALITY});
    return { drawn, width: canvas.width, height: canvas.height };
  }`;

/** Makes the `encodeImage` of a PrintableBrowser. */
export function imageEncoder(
  browser: LaunchedBrowser,
  context: BrowserContext,
): (image: SourceImage, signal?: AbortSignal) => Promise<EncodedImage | null> {
  return ({ bytes, mediaType, keptAs }, signal) =>
    withinLimits(browser, context, signal, async () => {
      const opening = openPage(browser.connection);
      try {
        const { page, crash } = await opening;
        const given = [bytes.toString("base64"), mediaType, keptAs].map((one) => `"${one}"`);
        const drawing = page.evaluate(`(${DRAW})(${given.join(", ")})`);
        const outcome = (await Promise.race([drawing, crash])) as Drawn | null;
        if (outcome === null) return null;
        const { drawn, width, height } = outcome;
        const [head, base64 = ""] = drawn.split(",");
        // An image that is too large for a canvas comes out empty.
        if (head !== `data:${keptAs};base64`) return null;
        return { bytes: Buffer.from(base64, "base64"), width, height };
      } finally {
        closePage(opening);
      }
    });
}

interface Drawn {
  /** A `data:` address. */
  readonly drawn: string;
  readonly width: number;
  readonly height: number;
}

/** An element of a page: its id, and its size in whole pixels. */
export interface PictureOf {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Runs in the page: shows one child of the body and hides the others. */
const show = (id: string): string => `
  for (const child of document.body.children) child.hidden = child.id !== ${JSON.stringify(id)}`;

/** Makes the `takePictures` of a PrintableBrowser. */
export function pictureTaker(
  browser: LaunchedBrowser,
  context: BrowserContext,
): (
  html: string,
  pictures: readonly PictureOf[],
  signal?: AbortSignal,
) => Promise<ReadonlyMap<string, Uint8Array>> {
  return (html, pictures, signal) =>
    withinLimits(browser, context, signal, async () => {
      const opening = openPage(browser.connection);
      try {
        const { page, crash, refusals } = await opening;
        const taking = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
          await page.emulateMediaType("screen");
          await page.setContent(html, { waitUntil: "load", timeout: 0 });
          const [outside = 0, fonts = 0] = (await page.evaluate(LOAD_AND_COUNT)) as number[];
          if (Math.max(outside, refusals()) > 0) {
            const message = browserMessages.outsideFiles(Math.max(outside, refusals()));
            throw new ReportError("browser", message);
          }
          if (fonts > 0) throw new ReportError("browser", browserMessages.fontUnreadable());
          const taken = new Map<string, Uint8Array>();
          // Each picture paints the whole page, so a small page is faster.
          for (const [width, group] of Map.groupBy(pictures, (one) => one.width)) {
            const height = Math.max(...group.map((one) => one.height));
            await page.setViewport({ width, height, deviceScaleFactor: 1 });
            for (const { id, ...size } of group) {
              signal?.throwIfAborted();
              await page.evaluate(show(id));
              const clip = { x: 0, y: 0, ...size };
              taken.set(id, await page.screenshot({ clip, captureBeyondViewport: false }));
            }
          }
          return taken;
        };
        return await Promise.race([taking(), crash]);
      } finally {
        closePage(opening);
      }
    });
}
