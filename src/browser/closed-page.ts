import type { Browser, CDPSession, Page } from "puppeteer-core/internal/puppeteer-core-browser.js";
import { browserMessages } from "../messages/browser.ts";
import { ReportError } from "../errors.ts";
import { STANDARD_TIME_LIMITS, type BrowserContext } from "./context.ts";
import type { LaunchedBrowser } from "./launch.ts";

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
