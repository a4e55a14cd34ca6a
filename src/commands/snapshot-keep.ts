import path from "node:path";

import { EXIT_CODES, ReportError } from "../errors.ts";
import { readUntrusted } from "../file-system/untrusted-file.ts";
import { publicationMessages } from "../messages/publication.ts";
import { snapshotMessages as texts } from "../messages/snapshots.ts";
import type { Period } from "../period/period.ts";
import { keptJson } from "../publish/snapshots/snapshot-data.ts";
import { keptText } from "../publish/snapshots/snapshot-text.ts";
import type { Settings } from "../settings/settings.ts";
import type { KeptOutcome } from "../snapshots/checked-report.ts";
import { isBarred } from "../snapshots/differences.ts";
import { sha256 } from "../snapshots/hashes.ts";
import { isWrittenAnew } from "../snapshots/written-anew.ts";
import { findingsText } from "./findings-text.ts";
import { terminalOfHost } from "./host.ts";
import { keepCommand } from "./keep-command.ts";
import { readingProgress } from "./progress.ts";
import { withSnapshotContext, type SnapshotRun } from "./snapshot-run.ts";

/** Keeps what a period publishes; 1 where something else is kept and may not be rewritten. */
export async function keep(
  period: Period,
  isUpdate: boolean,
  settings: Settings,
  run: SnapshotRun,
): Promise<number> {
  const { host, options, format } = run;
  // Before the browser starts: what is refused must not wait for it.
  const { isNewConcept, keepSnapshot } = await import("../pipeline/keep-snapshot.ts");
  if (await isNewConcept(period, isUpdate, settings)) {
    const typed = { ...options, publishedOn: publicationMessages.someDay };
    const command = keepCommand(period.id, typed, isUpdate);
    throw new ReportError("usage", publicationMessages.conceptNotKept(command));
  }
  const outcome = await withSnapshotContext(run, async (context) => {
    return await keepSnapshot(period, isUpdate, settings, {
      ...context,
      stdin: host.stdin,
      temporaryFolder: host.machine.temporaryFolder,
      onProgress: readingProgress(context.progress),
    });
  });
  host.tell(findingsText(outcome.warnings));
  const print = format === "json" ? keptJson : keptText;
  host.print(print(period, outcome, terminalOfHost(host, options)));
  if (outcome.outcome === "differs") {
    const isRestorable = outcome.differences.some(isWrittenAnew);
    host.tell(`${isRestorable ? texts.restoreFirst : texts.differsFromKept}\n`);
    const isUnread = outcome.differences.some(({ reason }) => isBarred(reason));
    return isUnread ? EXIT_CODES.input : EXIT_CODES.differences;
  }
  const published = await publishedElsewhere(period, settings, outcome);
  if (published !== null) host.tell(`${texts.otherThanOutput(published)}\n`);
  return 0;
}

/** A report of a few megabytes is a large one. */
const MOST_PDF_BYTES = 200_000_000;

/** The PDF in the output folder where it is another one: then something else was published. */
async function publishedElsewhere(
  period: Period,
  { out, document }: Settings,
  { pdfSha256 }: KeptOutcome,
): Promise<string | null> {
  const file = path.join(out, period.id, document, `${document}.pdf`);
  const bytes = await readUntrusted(file, { mostBytes: MOST_PDF_BYTES });
  return typeof bytes === "string" || sha256(bytes) === pdfSha256 ? null : file;
}
