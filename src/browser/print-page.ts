import type { Browser, Page } from "puppeteer-core/internal/puppeteer-core-browser.js";
import { browserMessages } from "../messages/browser.ts";
import { ReportError } from "../errors.ts";
import { STANDARD_TIME_LIMITS, type BrowserContext } from "./context.ts";
import type { LaunchedBrowser } from "./launch.ts";
import { NoRoomError } from "./wide-blocks.ts";
import type { PageMeaning } from "./page-meaning.ts";
import { preparePage } from "./prepare-page.ts";

/** A document as the browser printed it. */
export interface Print {
  readonly pdf: Uint8Array;
  /** What the page knows of its elements and the PDF does not say. */
  readonly meaning: PageMeaning;
}

/** A draft has no tags and no outline, which take a third of the time. */
export type PrintKind = "draft" | "final";

/** A page in which no script runs and that reaches nothing outside its own document. */
interface ClosedPage {
  readonly page: Page;
  /** Rejects when the page's process dies; never resolves. */
  readonly crash: Promise<never>;
  /** How many requests the page was refused so far. */
  readonly refusals: () => number;
}

/** What the browser says where it refuses a file without even making a request. */
const BLOCKED = /^(?:Not allowed to load local resource|Unsafe attempt to load URL)/;

/** The `print` of a PrintableBrowser. */
export function pagePrinter(
  browser: LaunchedBrowser,
  context: BrowserContext,
): (html: string, signal?: AbortSignal, kind?: PrintKind) => Promise<Print> {
  const limit = (context.timeLimits ?? STANDARD_TIME_LIMITS).print;
  // Pages are opened while the caller is still busy with what is to be printed on them. One that
  // has printed well prints again: what it has read of fonts saves half the time.
  let prepared: Promise<ClosedPage> | undefined;
  const makeReady = (): Promise<ClosedPage> => {
    prepared ??= openPage(browser.connection);
    prepared.catch(() => undefined);
    return prepared;
  };
  void makeReady();

  return async (html, signal, kind = "final") => {
    const stop = AbortSignal.any([context.signal, signal].filter((one) => one !== undefined));
    stop.throwIfAborted();
    const deadline = AbortSignal.timeout(limit);
    const end = AbortSignal.any([stop, deadline]);
    end.addEventListener("abort", browser.process.kill);
    const page = makeReady();
    prepared = undefined;
    try {
      const print = await printPage(await page, html, kind);
      prepared ??= page;
      return print;
    } catch (error) {
      stop.throwIfAborted();
      if (error instanceof ReportError) throw error;
      context.debug(`printing failed: ${String(error)}`);
      throw new ReportError("browser", await explainFailure(deadline.aborted), { cause: error });
    } finally {
      end.removeEventListener("abort", browser.process.kill);
      if (prepared !== page) closePage(page);
      void makeReady();
    }
  };

  async function explainFailure(tookTooLong: boolean): Promise<string> {
    if (browser.connection.connected) return browserMessages.printFailed();
    browser.process.kill();
    context.debug(`the browser said: ${await browser.process.gone}`);
    return tookTooLong ? browserMessages.printTooSlow(limit / 1000) : browserMessages.stopped();
  }
}

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
  await Promise.all([
    page.setJavaScriptEnabled(false),
    page.setOfflineMode(true),
    page.setRequestInterception(true),
    page.emulateMediaType("print"),
  ]);
  return { page, crash, refusals: () => refused };
}

/** Nobody has to wait for that. */
function closePage(opening: Promise<ClosedPage>): void {
  opening.then(({ page }) => page.close()).catch(() => undefined);
}

async function printPage(closedPage: ClosedPage, html: string, kind: PrintKind): Promise<Print> {
  const { page, crash, refusals } = closedPage;
  const work = async (): Promise<Print> => {
    await page.setContent(html, { waitUntil: "load", timeout: 0 });
    const { missing, wide, meaning } = await preparePage(page);
    assertNothingOutside(Math.max(missing.outside, refusals()));
    if (missing.fonts > 0) throw new ReportError("browser", browserMessages.fontUnreadable());
    if (missing.images > 0) throw new ReportError("browser", browserMessages.imageUnreadable());
    if (wide.length > 0) throw new NoRoomError(wide);
    const pdf = await page.pdf({
      tagged: kind === "final",
      outline: kind === "final",
      preferCSSPageSize: true,
      printBackground: true,
      waitForFonts: false,
      timeout: 0,
    });
    return { pdf, meaning };
  };
  try {
    return await Promise.race([work(), crash]);
  } finally {
    // A refused request can be why the rest failed, and can come while printing.
    assertNothingOutside(refusals());
  }
}

function assertNothingOutside(count: number): void {
  if (count > 0) throw new ReportError("browser", browserMessages.outsideFiles(count));
}
