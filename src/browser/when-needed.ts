import { type PrintableBrowser, type ReportBrowser, startBrowser } from "./browser.ts";
import type { BrowserContext } from "./context.ts";

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
