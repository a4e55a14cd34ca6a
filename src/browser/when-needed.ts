import { type PrintableBrowser, type ReportBrowser, startBrowser } from "./browser.ts";
import type { BrowserContext } from "./context.ts";

/** A browser that starts at its first task. After a failure the next task starts another. */
export interface BrowserWhenNeeded extends ReportBrowser {
  /** Ends the browser, if it runs or is starting. It takes no task afterwards. */
  readonly close: () => Promise<void>;
}

/** Prepares a browser without starting it. The signal of `context` ends it too. */
export function browserWhenNeeded(context: BrowserContext): BrowserWhenNeeded {
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, ...(context.signal ? [context.signal] : [])]);
  let running: Promise<PrintableBrowser> | undefined;
  const using = async <T>(work: (browser: PrintableBrowser) => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    const mine = (running ??= startBrowser({ ...context, signal }));
    try {
      return await work(await mine);
    } catch (error) {
      // The browser may have died: the next task starts another.
      if (running === mine) {
        running = undefined;
        await closed(mine);
      }
      throw error;
    }
  };
  return {
    print: (...asked) => using((browser) => browser.print(...asked)),
    encodeImage: (...asked) => using((browser) => browser.encodeImage(...asked)),
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
