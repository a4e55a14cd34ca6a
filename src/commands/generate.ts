import { withBrowser } from "../browser/browser.ts";
import { commandMessages } from "../messages/commands.ts";
import {
  browserOfHost,
  debugLog,
  type Host,
  requireFormat,
  startProgress,
  TABLE_OR_JSON,
} from "./host.ts";
import type { GenerateOptions } from "./make-reports.ts";

/**
 * `report generate`: makes the document of each period. With `--document all` it makes every document for
 * which a period has texts. Prints the path of each PDF, or with `--format json` the outcome of each
 * report. Resolves to the highest exit code.
 */
export async function runGenerate(options: GenerateOptions, host: Host): Promise<number> {
  const format = requireFormat(options.format ?? "table", TABLE_OR_JSON);
  const debug = debugLog(host, options);
  const progress = startProgress(host);
  progress.show(commandMessages.steps.reading);
  const browserContext = browserOfHost(host, debug, progress);
  try {
    return await withBrowser(browserContext, async (browser) => {
      // The browser starts while these modules load.
      const { makeReports } = await import("./make-reports.ts");
      return await makeReports(options, { browser, format, host, progress, debug });
    });
  } finally {
    progress.clear();
  }
}
