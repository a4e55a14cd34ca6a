import path from "node:path";

import { withBrowser } from "../browser/with-browser.ts";
import { ALL_DOCUMENTS } from "../document-type/document-type.ts";
import { EXIT_CODES, ReportError } from "../errors.ts";
import { commandMessages } from "../messages/commands.ts";
import { publicationMessages } from "../messages/publication.ts";
import type { Period } from "../period/period.ts";
import type { GenerateContext, Generated, OneOfSeveral } from "../pipeline/generate.ts";
import type { CommandOptions, Settings } from "../settings/settings.ts";
import { browserOfHost, timedBy } from "./browser-of-host.ts";
import type { Host } from "./host.ts";
import { findingsText } from "./findings-text.ts";
import { keepCommand } from "./keep-command.ts";
import { debugLog, readingProgress, startProgress, type Progress } from "./progress.ts";
import { textsText } from "./texts-text.ts";

/** A run of `report generate`. */
interface GenerateRun {
  readonly period: Period;
  readonly options: CommandOptions;
  readonly settings: Settings;
  readonly host: Host;
  readonly progress: Progress;
}

/**
 * `report generate`: makes the document of a period, or with `--document all` every document that it
 * has texts for; the path of each PDF goes to standard output. Of several, the worst exit code counts.
 */
export async function runGenerate(
  options: CommandOptions & { readonly period?: readonly string[] },
  host: Host,
): Promise<number> {
  const debug = debugLog(host, options);
  const progress = startProgress(host);
  progress.show(commandMessages.steps.reading);
  const browserContext = browserOfHost(host, debug, progress);
  try {
    return await withBrowser(browserContext, async (browser) => {
      // Loading all that makes a report takes as long as the browser does to start.
      const { generate, generateAll } = await import("../pipeline/generate.ts");
      const { requirePeriod } = await import("../settings/asked-periods.ts");
      const { settleSettings } = await import("../settings/settings.ts");
      const period = requirePeriod(options.period?.[0]);
      const settings = await settleSettings(options, host.environment, host.folder, (found) => {
        progress.clear();
        host.tell(findingsText(found));
      });
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
          progress.show(commandMessages.steps[step]);
        },
      };
      const run: GenerateRun = { period, options, settings, host, progress };
      if (settings.document === ALL_DOCUMENTS) {
        return await tellAll(generateAll(period, settings, context), run);
      }
      tellMade(await generate(period, settings, context), run);
      return 0;
    });
  } finally {
    progress.clear();
  }
}

/** Tells of each of several documents what came of it, and gives the worst exit code. */
async function tellAll(several: AsyncIterable<OneOfSeveral>, run: GenerateRun): Promise<number> {
  const { host, progress, options } = run;
  let worst = 0;
  let isNone = true;
  const told = new Set<string>();
  for await (const one of several) {
    isNone = false;
    progress.clear();
    host.tell(`${commandMessages.document(one.document)}\n`);
    if ("made" in one) {
      tellMade(one.made, { ...run, options: { ...options, document: one.document } });
      continue;
    }
    const { error } = one;
    if (!(error instanceof ReportError)) throw error;
    const found = findingsText(error.found);
    // What is wrong with the export is wrong for all.
    if (!told.has(found)) host.tell(found);
    told.add(found);
    host.tell(`${error.message}\n`);
    worst = Math.max(worst, error.exitCode);
  }
  if (isNone) {
    host.tell(`${commandMessages.noDocuments(run.period.id)}\n`);
    return EXIT_CODES.input;
  }
  return worst;
}

function tellMade(
  { folder, files, warnings, texts, isForInternalUse, replaced, keeping }: Generated,
  { period, options, host, progress }: GenerateRun,
): void {
  progress.clear();
  host.tell(findingsText(warnings));
  host.tell(textsText(texts));
  if (isForInternalUse) host.tell(`${commandMessages.internalUse}\n`);
  if (replaced !== null) host.tell(`${replaced}\n`);
  host.tell(`${commandMessages.done(folder)}\n`);
  if (keeping === "nothing" || keeping === "other") {
    const command = keepCommand(period.id, options, keeping === "other");
    const say = keeping === "other" ? publicationMessages.keepInstead : publicationMessages.keepIt;
    host.tell(`${say(command)}\n`);
  }
  const pdf = files.find((file) => file.endsWith(".pdf")) ?? "";
  host.print(`${path.join(folder, pdf)}\n`);
}
