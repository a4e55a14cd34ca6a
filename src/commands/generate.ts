import path from "node:path";

import { withBrowser } from "../browser/with-browser.ts";
import { commandMessages } from "../messages/commands.ts";
import { publicationMessages } from "../messages/publication.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { browserOfHost, timedBy } from "./browser-of-host.ts";
import type { Host } from "./host.ts";
import { findingsText } from "./findings-text.ts";
import { keepCommand } from "./keep-command.ts";
import { debugLog, readingProgress, startProgress } from "./progress.ts";
import { textsText } from "./texts-text.ts";

/** `report generate`: makes the report; the path of the PDF goes to standard output. */
export async function runGenerate(
  options: CommandOptions & { readonly period?: string },
  host: Host,
): Promise<number> {
  const debug = debugLog(host, options);
  const progress = startProgress(host);
  progress.show(commandMessages.steps.reading);
  const browserContext = browserOfHost(host, debug, progress);
  try {
    return await withBrowser(browserContext, async (browser) => {
      // Loading all that makes a report takes as long as the browser does to start.
      const { generate } = await import("../pipeline/generate.ts");
      const { isForInternalUse, requirePeriod, settleSettings } =
        await import("../settings/settings.ts");
      const period = requirePeriod(options.period);
      const settings = await settleSettings(options, host.environment, host.folder, (found) => {
        progress.clear();
        host.tell(findingsText(found));
      });
      const { folder, files, warnings, texts, replaced, keeping } = await generate(
        period,
        settings,
        {
          browser,
          stdin: host.stdin,
          temporaryFolder: host.machine.temporaryFolder,
          signal: host.signal,
          onProgress: readingProgress(progress),
          timed: timedBy(host, debug),
          debug,
          step: (step) => {
            debug(`step: ${step}`);
            progress.show(commandMessages.steps[step]);
          },
        },
      );
      progress.clear();
      host.tell(findingsText(warnings));
      host.tell(textsText(texts));
      if (isForInternalUse(settings)) host.tell(`${commandMessages.internalUse}\n`);
      if (replaced !== null) host.tell(`${replaced}\n`);
      host.tell(`${commandMessages.done(folder)}\n`);
      if (keeping === "nothing" || keeping === "other") {
        const command = keepCommand(period.id, options, keeping === "other");
        const say =
          keeping === "other" ? publicationMessages.keepInstead : publicationMessages.keepIt;
        host.tell(`${say(command)}\n`);
      }
      const pdf = files.find((file) => file.endsWith(".pdf")) ?? "";
      host.print(`${path.join(folder, pdf)}\n`);
      return 0;
    });
  } finally {
    progress.clear();
  }
}
