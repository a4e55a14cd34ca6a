import { setTimeout as sleep } from "node:timers/promises";
import { startBrowser, type PrintableBrowser } from "./browser.ts";
import type { BrowserContext } from "./context.ts";

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
