import type { PrintableBrowser } from "../browser/browser.ts";
import { ALL_DOCUMENTS } from "../document-type/document-type.ts";
import { commandMessages } from "../messages/commands.ts";
import { generateSeveral } from "../pipeline/generate-several.ts";
import { generate, type GenerateContext } from "../pipeline/generate.ts";
import { requirePeriods } from "../settings/asked-periods.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { settleSettings } from "../settings/settle-settings.ts";
import { timedBy } from "./browser-of-host.ts";
import { findingsText } from "./findings-text.ts";
import type { Host } from "./host.ts";
import { makingContext, type Progress } from "./progress.ts";
import { keepCommand } from "./keep-command.ts";
import { madeText, pdfPath } from "./tell-made.ts";
import { tellSeveral } from "./tell-several.ts";

/** The options of `report generate`. */
export interface GenerateOptions extends CommandOptions {
  readonly period?: readonly string[];
  readonly format?: string;
}

/** The tools of a run that has begun. */
interface Begun {
  /** The browser, which may still be starting. */
  readonly browser: Promise<PrintableBrowser>;
  readonly format: "table" | "json";
  readonly host: Host;
  readonly progress: Progress;
  readonly debug: (line: string) => void;
}

/**
 * Makes the reports of the options, and shows the outcome of each. Resolves to the highest exit code.
 * Throws ReportError if an option or a setting is wrong, or if the only report fails.
 */
export async function makeReports(
  options: GenerateOptions,
  { browser, format, host, progress, debug }: Begun,
): Promise<number> {
  const periods = requirePeriods(options.period);
  const settings = await settleSettings(options, host.environment, host.folder, (found) => {
    progress.clear();
    host.tell(findingsText(found));
  });
  const [period] = periods;
  const isOne = periods.length === 1 && settings.document !== ALL_DOCUMENTS;
  const context: GenerateContext = {
    browser,
    ...makingContext(host, progress),
    timed: timedBy(host, debug),
    debug,
    step: (step) => {
      debug(`step: ${step}`);
      // With several reports the steps change too fast to read.
      if (isOne) progress.show(commandMessages.steps[step]);
    },
  };
  if (isOne && format === "table" && period !== undefined) {
    // The browser ends while the report is finished and written. The caller waits for both.
    const onPrinted = (): void => {
      browser.then(async (running) => running.close()).catch(() => undefined);
    };
    const made = await generate(period, settings, { ...context, onPrinted });
    progress.clear();
    const command = (isUpdate: boolean) =>
      keepCommand(period.id, options, isUpdate, host.programName);
    host.tell(madeText(made, made.warnings, command));
    host.print(`${pdfPath(made)}\n`);
    return 0;
  }
  const several = generateSeveral(periods, settings, {
    ...context,
    onDone: (done, all) => progress.show(commandMessages.doneOf(done, all)),
  });
  return await tellSeveral(several, { periods, format, options, host, progress });
}
