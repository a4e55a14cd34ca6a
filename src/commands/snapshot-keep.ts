import path from "node:path";

import { ALL_DOCUMENTS } from "../document-type/document-type.ts";
import { EXIT_CODES, ReportError } from "../errors.ts";
import { commandMessages } from "../messages/commands.ts";
import { publicationMessages } from "../messages/publication.ts";
import { snapshotMessages as texts } from "../messages/snapshots.ts";
import type { Period } from "../period/period.ts";
import { readMadeReport } from "../publish/accessibility/made-report.ts";
import { keptJson, severalKeptJson } from "../publish/snapshots/snapshot-data.ts";
import { keptTable, keptText } from "../publish/snapshots/snapshot-text.ts";
import type { Settings } from "../settings/settings.ts";
import type { KeptOrNot, KeptOutcome } from "../snapshots/checked-report.ts";
import { isBarred } from "../snapshots/differences.ts";
import { isWrittenAnew } from "../snapshots/written-anew.ts";
import { findingsText, newFindings } from "./findings-text.ts";
import { terminalOfHost } from "./host.ts";
import { keepCommand } from "./keep-command.ts";
import { readingProgress } from "./progress.ts";
import { withSnapshotContext, type SnapshotRun } from "./snapshot-run.ts";

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
  // First, because a refusal must not wait for the browser.
  const { documentsToMake } = await import("../pipeline/documents-to-make.ts");
  const { keepSeveral, newConcepts } = await import("../pipeline/keep-several.ts");
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
  const outcomes: KeptOrNot[] = [];
  let worst = 0;
  const unseen = newFindings();
  const tell = async (one: KeptOrNot): Promise<void> => {
    outcomes.push(one);
    const names = [one.period.id, ...(one.document === null ? [] : [one.document])];
    if (!isOne) host.tell(`${commandMessages.document(names.join(", "))}\n`);
    if ("kept" in one) {
      host.tell(findingsText(unseen(one.kept.warnings)));
      if (isOne || format === "table") {
        const print = format === "json" ? keptJson : keptText;
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
      const keeping = keepSeveral(documents, isUpdate, settings, {
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
  if (outcomes.length > 1) host.tell(`\n${keptTable(outcomes)}`);
  if (!isOne && format === "json") host.print(severalKeptJson(outcomes));
  return worst;
}

/** Shows what the user must do about a snapshot. Resolves to its exit code. */
async function codeOfKept(
  { period, document, kept }: Extract<KeptOrNot, { readonly kept: KeptOutcome }>,
  settings: Settings,
  { host }: SnapshotRun,
): Promise<number> {
  if (kept.outcome === "differs") {
    const isRestorable = kept.differences.some(isWrittenAnew);
    host.tell(`${isRestorable ? texts.restoreFirst : texts.differsFromKept}\n`);
    const isUnread = kept.differences.some(({ reason }) => isBarred(reason));
    return isUnread ? EXIT_CODES.input : EXIT_CODES.differences;
  }
  const published = await publishedElsewhere(period, document, settings, kept);
  if (published !== null) host.tell(`${texts.otherThanOutput(published)}\n`);
  return 0;
}

/** The path of a different PDF in the output folder, which may be the published one; null without it. */
async function publishedElsewhere(
  period: Period,
  document: string,
  { out }: Settings,
  { pdfSha256 }: KeptOutcome,
): Promise<string | null> {
  const folder = path.join(out, period.id, document);
  const made = await readMadeReport(folder);
  const pdf = made?.files.find(({ file }) => file.endsWith(".pdf"));
  return pdf === undefined || pdf.sha256 === pdfSha256 ? null : path.join(folder, pdf.file);
}
