import type { PrintableBrowser } from "../browser/browser.ts";
import { withBrowser } from "../browser/with-browser.ts";
import { commandMessages } from "../messages/commands.ts";
import type { MadeWith } from "../pipeline/kept-rendering.ts";
import type { RenderingContext } from "../pipeline/render-report.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { toolVersion } from "../tool-version.ts";
import { browserOfHost, timedBy } from "./browser-of-host.ts";
import type { Host } from "./host.ts";
import { debugLog, startProgress, type Progress } from "./progress.ts";

/** A run of `report snapshot`. */
export interface SnapshotRun {
  readonly options: CommandOptions;
  readonly host: Host;
  readonly format: "table" | "json";
}

/** The context of every kind of run. */
export interface SnapshotContext extends Omit<RenderingContext, "step"> {
  readonly madeWith: () => Promise<MadeWith>;
  readonly step: (step: keyof typeof commandMessages.steps) => void;
  readonly progress: Progress;
  readonly onFailure: (error: unknown) => void;
}

/** Does work with a browser that may still be starting, and shows the progress. */
export async function withSnapshotContext<T>(
  { host, options }: SnapshotRun,
  work: (context: SnapshotContext) => Promise<T>,
): Promise<T> {
  const debug = debugLog(host, options);
  const progress = startProgress(host);
  const browserContext = browserOfHost(host, debug, progress);
  try {
    return await withBrowser(browserContext, async (browser) => {
      return await work({
        browser,
        signal: host.signal,
        timed: timedBy(host, debug),
        step: (step) => {
          debug(`step: ${step}`);
          progress.show(commandMessages.steps[step]);
        },
        madeWith: () => madeOn(browser, host),
        progress,
        onFailure: (error) => debug(error instanceof Error ? (error.stack ?? "") : String(error)),
      });
    });
  } finally {
    progress.clear();
  }
}

async function madeOn(browser: Promise<PrintableBrowser>, { machine }: Host): Promise<MadeWith> {
  const { version, origin } = await browser;
  return {
    tool: await toolVersion(),
    // The same version of another supplier may print other bytes.
    browser: `${version} (${origin})`,
    platform: `${machine.platform}-${machine.architecture}`,
  };
}
