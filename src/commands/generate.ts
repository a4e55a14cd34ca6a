import { withBrowser } from "../browser/with-browser.ts";
import { ALL_DOCUMENTS } from "../document-type/document-type.ts";
import { commandMessages } from "../messages/commands.ts";
import type { GenerateContext } from "../pipeline/generate.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { browserOfHost, timedBy } from "./browser-of-host.ts";
import type { Host } from "./host.ts";
import { findingsText } from "./findings-text.ts";
import { debugLog, readingProgress, startProgress } from "./progress.ts";
import { requireFormat } from "./require-format.ts";

interface GenerateOptions extends CommandOptions {
  readonly period?: readonly string[];
  readonly format?: string;
}

const FORMATS = { table: "table", json: "json" } as const;

/**
 * `report generate`: makes the document of each period, or with `--document all` every document that
 * a period has texts for. Prints the path of each PDF, or with `--format json` the outcome of each
 * report. Resolves to the highest exit code.
 */
export async function runGenerate(options: GenerateOptions, host: Host): Promise<number> {
  const format = requireFormat(options.format ?? "table", FORMATS);
  const debug = debugLog(host, options);
  const progress = startProgress(host);
  progress.show(commandMessages.steps.reading);
  const browserContext = browserOfHost(host, debug, progress);
  try {
    return await withBrowser(browserContext, async (browser) => {
      // Loading all that makes a report takes as long as the browser does to start.
      const { generate } = await import("../pipeline/generate.ts");
      const { settleSettings } = await import("../settings/settings.ts");
      const { requirePeriods } = await import("../settings/asked-periods.ts");
      const periods = requirePeriods(options.period);
      const settings = await settleSettings(options, host.environment, host.folder, (found) => {
        progress.clear();
        host.tell(findingsText(found));
      });
      const [period] = periods;
      const isOne = periods.length === 1 && settings.document !== ALL_DOCUMENTS;
      const isAlone = isOne && format === FORMATS.table;
      const context: GenerateContext = {
        browser,
        stdin: host.stdin,
        temporaryFolder: host.machine.temporaryFolder,
        signal: host.signal,
        onProgress: readingProgress(progress),
        timed: timedBy(host, debug),
        debug,
        step: (step) => {
          debug(`step: ${step}`);
          // With several reports the steps change too fast to read.
          if (isOne) progress.show(commandMessages.steps[step]);
        },
      };
      if (isAlone && period !== undefined) {
        const made = await generate(period, settings, context);
        const { pdfPath, tellMade } = await import("./tell-made.ts");
        progress.clear();
        tellMade(made, period, made.warnings, options, host);
        host.print(`${pdfPath(made)}\n`);
        return 0;
      }
      const { generateSeveral } = await import("../pipeline/generate-several.ts");
      const { tellSeveral } = await import("./tell-several.ts");
      const several = generateSeveral(periods, settings, {
        ...context,
        onDone: (done, all) => progress.show(commandMessages.doneOf(done, all)),
      });
      return await tellSeveral(several, { periods, format, options, host, progress });
    });
  } finally {
    progress.clear();
  }
}
