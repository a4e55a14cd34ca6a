import type { Browser, CDPSession, Page } from "puppeteer-core/internal/puppeteer-core-browser.js";

import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/output.ts";
import {
  type BrowserContext,
  type LaunchedBrowser,
  STANDARD_TIME_LIMITS,
} from "./browser-process.ts";
import { DRAW_IMAGE, NoRoomError, type PageMeaning, showOnly } from "./page-scripts.ts";
import { LOAD_AND_COUNT, type PagePreparer, pagePreparer, type PrintKind } from "./prepare-page.ts";

// The pages of a browser: closed off from the rest, and within time limits. One prints documents;
// others encode images and take pictures.

/** A page that runs no scripts and reaches nothing outside its own document. */
interface ClosedPage {
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
async function openPage(connection: Browser): Promise<ClosedPage> {
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
function closePage(opening: Promise<ClosedPage>): void {
  opening.then(({ page }) => page.close()).catch(() => undefined);
}

/**
 * Runs `work` within the time limit of a print. Throws a ReportError of `work` unchanged, the
 * signal's reason if the run is ended, and otherwise a ReportError("browser") that says what
 * happened to the browser.
 */
async function withinLimits<T>(
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

/** Throws a ReportError("browser") if a document refers to files outside it. */
function assertNothingOutside(count: number): void {
  if (count > 0) throw new ReportError("browser", browserMessages.outsideFiles(count));
}

// Printing.

/** A document as the browser printed it. */
export interface Print {
  readonly pdf: Uint8Array;
  /** What the page knows about its elements and the PDF does not contain. */
  readonly meaning: PageMeaning;
}

type PrintingPage = ClosedPage & PagePreparer;

/**
 * Makes the `print` of a PrintableBrowser. Prints run one after another on one page: the page keeps
 * its fonts, which halves the time of the next print.
 */
export function pagePrinter(
  browser: LaunchedBrowser,
  context: BrowserContext,
): (html: string, signal?: AbortSignal, kind?: PrintKind) => Promise<Print> {
  const open = (): Promise<PrintingPage> => {
    const page = openPage(browser.connection).then(async (closedPage) => {
      return { ...closedPage, ...(await pagePreparer(closedPage.page)) };
    });
    page.catch(() => undefined);
    return page;
  };
  // The page opens while the caller still makes the document.
  let page = open();
  let last: Promise<unknown> = Promise.resolve();

  return (html, signal, kind = "final") => {
    const print = last.then(() =>
      withinLimits(browser, context, signal, async () => {
        try {
          return await printPage(await page, html, kind);
        } catch (error) {
          closePage(page);
          page = open();
          throw error;
        }
      }),
    );
    last = print.catch(() => undefined);
    return print;
  };
}

/** The page's own style sets its margins. */
const NO_MARGINS = { marginTop: 0, marginRight: 0, marginBottom: 0, marginLeft: 0 };

async function printPage(page: PrintingPage, html: string, kind: PrintKind): Promise<Print> {
  const { session, crash, refusals } = page;
  // One answer contains the whole PDF. puppeteer would request it in pieces, and each piece would
  // wait while this process is busy.
  const print = async (): Promise<Uint8Array> => {
    const { data } = await session.send("Page.printToPDF", {
      generateTaggedPDF: kind === "final",
      generateDocumentOutline: kind === "final",
      preferCSSPageSize: true,
      printBackground: true,
      ...NO_MARGINS,
      transferMode: "ReturnAsBase64",
    });
    return Buffer.from(data, "base64");
  };
  const work = async (): Promise<Print> => {
    // The page handles requests in order. If it has nothing to wait for, we request the print at
    // the same time, and so save waiting for an answer.
    const isReady = page.seemsReadyFor(html);
    const preparing = page.prepare(html, kind);
    const printing = isReady ? print() : undefined;
    printing?.catch(() => undefined);
    const { missing, wide, meaning, hasWaited } = await preparing;
    assertNothingOutside(Math.max(missing.outside, refusals()));
    if (missing.fonts > 0) throw new ReportError("browser", browserMessages.fontUnreadable());
    if (missing.images > 0) throw new ReportError("browser", browserMessages.imageUnreadable());
    if (wide.length > 0) throw new NoRoomError(wide);
    const pdf = await (printing === undefined || hasWaited ? print() : printing);
    return { pdf, meaning };
  };
  try {
    return await Promise.race([work(), crash]);
  } finally {
    // A refused request can be the reason for another failure, and can come while printing.
    assertNothingOutside(refusals());
  }
}

// Images and pictures.

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
        const drawing = page.evaluate(`(${DRAW_IMAGE})(${given.join(", ")})`);
        const outcome = (await Promise.race([drawing, crash])) as DrawnImage | null;
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

interface DrawnImage extends Pick<EncodedImage, "width" | "height"> {
  /** A `data:` address. */
  readonly drawn: string;
}

/** An element of a page: its id, and its size in whole pixels. */
export interface PictureOf {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

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
          assertNothingOutside(Math.max(outside, refusals()));
          if (fonts > 0) throw new ReportError("browser", browserMessages.fontUnreadable());
          const taken = new Map<string, Uint8Array>();
          // Each picture paints the whole page, so a small page is faster.
          for (const [width, group] of Map.groupBy(pictures, (one) => one.width)) {
            const height = Math.max(...group.map((one) => one.height));
            await page.setViewport({ width, height, deviceScaleFactor: 1 });
            for (const { id, ...size } of group) {
              signal?.throwIfAborted();
              await page.evaluate(showOnly(id));
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
