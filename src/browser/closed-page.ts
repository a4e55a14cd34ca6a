import type { Browser, CDPSession, Page } from "puppeteer-core/internal/puppeteer-core-browser.js";
import { browserMessages } from "../messages/browser.ts";
import { ReportError } from "../errors.ts";
import { STANDARD_TIME_LIMITS, type BrowserContext } from "./context.ts";
import type { LaunchedBrowser } from "./launch.ts";

/** A page in which no script runs and that reaches nothing outside its own document. */
export interface ClosedPage {
  readonly page: Page;
  /** For commands that puppeteer splits into more steps. */
  readonly session: CDPSession;
  /** Rejects when the page's process dies; never resolves. */
  readonly crash: Promise<never>;
  /** How many requests the page was refused so far. */
  readonly refusals: () => number;
}

/** What the browser says where it refuses a file without even making a request. */
const BLOCKED = /^(?:Not allowed to load local resource|Unsafe attempt to load URL)/;

/** Opens such a page. */
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

/** Nobody has to wait for that. */
export function closePage(opening: Promise<ClosedPage>): void {
  opening.then(({ page }) => page.close()).catch(() => undefined);
}

/**
 * Does `work` within the time that a print may take. Throws what it throws where that is a
 * ReportError, the signal's reason where the run is ended, and else a ReportError("browser") that
 * says what became of the browser.
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
