import path from "node:path";

import { findingsText, newFindings } from "../answers/findings.ts";
import { keepCommand } from "../answers/made-reports.ts";
import {
  keptReportJson,
  keptReportsJson,
  keptReportsText,
  keptReportText,
} from "../answers/snapshots.ts";
import { type PrintableBrowser, withBrowser } from "../browser/browser.ts";
import { ALL_DOCUMENTS } from "../document-type/document-type.ts";
import { EXIT_CODES, ReportError } from "../errors.ts";
import { commandMessages } from "../messages/commands.ts";
import { publicationMessages, snapshotMessages as texts } from "../messages/publication.ts";
import { toolVersion } from "../package-root.ts";
import type { Period } from "../period/period.ts";
import type { MadeWith } from "../pipeline/remake-snapshot.ts";
import type { RenderingContext } from "../pipeline/render-report.ts";
import { readMadeReport } from "../publish/report-in-folder.ts";
import type { CommandOptions, Settings } from "../settings/settings.ts";
import type { KeepOutcome, KeepResult } from "../snapshots/compare-snapshots.ts";
import { isBarred } from "../snapshots/differences.ts";
import { isOnlyResaved } from "../snapshots/snapshot.ts";
import {
  browserOfHost,
  debugLog,
  type Host,
  type Progress,
  readingProgress,
  startProgress,
  terminalOfHost,
  timedBy,
} from "./host.ts";

/**
 * Keeps the published reports of periods as snapshots. Resolves to the highest exit code: 1 for a report
 * that differs from its snapshot, because only `--update` may replace a snapshot.
 */
export async function keep(
  periods: readonly Period[],
  isUpdate: boolean,
  settings: Settings,
  run: SnapshotRun,
): Promise<number> {
  const { host, options, format } = run;
  // Check what to make first, because a refusal must not wait for the browser.
  const { documentsToMake } = await import("../pipeline/generate-several.ts");
  const { keepSnapshots, newConcepts } = await import("../pipeline/several-snapshots.ts");
  const { documents, failed } = await documentsToMake(periods, settings);
  const isOne = periods.length === 1 && settings.document !== ALL_DOCUMENTS;
  const [refused] = failed;
  if (isOne && refused !== undefined) throw refused.error;
  const concepts = await newConcepts(documents, isUpdate, settings);
  if (concepts.length > 0) {
    const commands = concepts.map(({ period, type: { name } }) => {
      const typed = { ...options, publishedOn: publicationMessages.someDay };
      return keepCommand(
        period.id,
        isOne ? typed : { ...typed, document: name },
        isUpdate,
        host.programName,
      );
    });
    throw new ReportError("usage", commands.map(publicationMessages.conceptNotKept));
  }
  const outcomes: KeepResult[] = [];
  let worst = 0;
  const unseen = newFindings();
  const tell = async (one: KeepResult): Promise<void> => {
    outcomes.push(one);
    const names = [one.period.id, ...(one.document === null ? [] : [one.document])];
    if (!isOne) host.tell(`${commandMessages.document(names.join(", "))}\n`);
    if ("kept" in one) {
      host.tell(findingsText(unseen(one.kept.warnings)));
      if (isOne || format === "table") {
        const print = format === "json" ? keptReportJson : keptReportText;
        host.print(print(one.period, one.kept, terminalOfHost(host, options)));
      }
      worst = Math.max(worst, await codeOfKept(one, settings, run));
      return;
    }
    const { error } = one;
    if (isOne || !(error instanceof ReportError)) throw error;
    host.tell(findingsText(unseen(error.found)));
    host.tell(`${error.message}\n`);
    worst = Math.max(worst, error.exitCode);
  };
  for (const one of failed) await tell(one);
  try {
    await withSnapshotContext(run, async (context) => {
      const keeping = keepSnapshots(documents, isUpdate, settings, {
        ...context,
        stdin: host.stdin,
        temporaryFolder: host.machine.temporaryFolder,
        onProgress: readingProgress(context.progress),
      });
      for await (const { type, ...one } of keeping) {
        context.progress.clear();
        await tell({ ...one, document: type.name });
      }
    });
  } catch (error) {
    const isNone = outcomes.every((one) => !("kept" in one));
    if (!host.signal.aborted || isNone) throw error;
    throw new ReportError("interrupted", commandMessages.interruptedAfter, { cause: error });
  }
  if (outcomes.length > 1) host.tell(`\n${keptReportsText(outcomes)}`);
  if (!isOne && format === "json") host.print(keptReportsJson(outcomes));
  return worst;
}

/** Shows what the user must do about a snapshot. Resolves to its exit code. */
async function codeOfKept(
  { period, document, kept }: Extract<KeepResult, { readonly kept: KeepOutcome }>,
  settings: Settings,
  { host }: SnapshotRun,
): Promise<number> {
  if (kept.outcome === "differs") {
    const isRestorable = kept.differences.some(isOnlyResaved);
    host.tell(`${isRestorable ? texts.restoreFirst : texts.differsFromKept}\n`);
    const isUnread = kept.differences.some(({ reason }) => isBarred(reason));
    return isUnread ? EXIT_CODES.input : EXIT_CODES.differences;
  }
  const published = await publishedElsewhere(period, document, settings, kept);
  if (published !== null) host.tell(`${texts.otherThanOutput(published)}\n`);
  return 0;
}

/**
 * The path of the PDF in the output folder, if it differs from the kept one: it may be the
 * published one. Otherwise null.
 */
async function publishedElsewhere(
  period: Period,
  document: string,
  { out }: Settings,
  { pdfSha256 }: KeepOutcome,
): Promise<string | null> {
  const folder = path.join(out, period.id, document);
  const made = await readMadeReport(folder);
  const pdf = made?.files.find(({ file }) => file.endsWith(".pdf"));
  return pdf === undefined || pdf.sha256 === pdfSha256 ? null : path.join(folder, pdf.file);
}

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
    // A browser of the same version from another supplier may print other bytes.
    browser: `${version} (${origin})`,
    platform: `${machine.platform}-${machine.architecture}`,
  };
}
