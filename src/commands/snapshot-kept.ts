import { existsSync } from "node:fs";

import { EXIT_CODES } from "../errors.ts";
import { snapshotMessages as texts } from "../messages/snapshots.ts";
import { checkedJson, rewrittenJson } from "../publish/snapshots/snapshot-data.ts";
import { checkedText, rewrittenText } from "../publish/snapshots/snapshot-text.ts";
import type { Settings } from "../settings/settings.ts";
import type { RewrittenReport } from "../snapshots/checked-report.ts";
import { isBarred, type LayerDifference } from "../snapshots/differences.ts";
import type { KeptReport } from "../snapshots/kept-periods.ts";
import { findingsText } from "./findings-text.ts";
import { sourceContext, terminalOfHost } from "./host.ts";
import { readingProgress } from "./progress.ts";
import { withSnapshotContext, type SnapshotContext, type SnapshotRun } from "./snapshot-run.ts";

/**
 * Makes kept reports again; 1 where one differs, or under `--strict` was revised, 3 where a file is
 * not read, and 4 where the browser fails.
 */
export async function checkKept(
  kept: readonly KeptReport[],
  settings: Settings,
  run: SnapshotRun,
): Promise<number> {
  const { host, options, format } = run;
  const exportFile = exportToCheck(settings, run);
  const { checked, found } = await withSnapshotContext(run, async (context) => {
    const { checkSnapshots } = await import("../pipeline/check-snapshots.ts");
    return await checkSnapshots(kept, exportFile, settings, {
      ...(await contextOfKept(settings, context)),
      reading: {
        ...sourceContext(host, settings),
        signal: host.signal,
        onProgress: readingProgress(context.progress),
      },
    });
  });
  if (found !== null) host.tell(findingsText(found));
  const print = format === "json" ? checkedJson : checkedText;
  host.print(print(checked, terminalOfHost(host, options)));
  const isDifferent = checked.some(({ differences }) => differences.length > 0);
  const isRevised = checked.some(
    ({ figures }) => figures !== null && figures.kind !== "same" && figures.revisions.length > 0,
  );
  const isTooMuch = settings.strict && isRevised;
  if (isTooMuch) host.tell(`${texts.revisedUnderStrict}\n`);
  const failure = failureIn(checked);
  if (failure !== null) return failure;
  return isDifferent || isTooMuch ? EXIT_CODES.differences : 0;
}

/** What became of a report that was to be kept anew, and was not. */
const LEFT_AS_IT_WAS: ReadonlySet<RewrittenReport["outcome"]> = new Set([
  "damaged",
  "styleLost",
  "otherVersion",
]);

/**
 * Keeps reports anew as this release and browser make them; 1 where one of them cannot be, 3 where a
 * file is not read, and 4 where the browser fails.
 */
export async function updateKept(
  kept: readonly KeptReport[],
  settings: Settings,
  run: SnapshotRun,
): Promise<number> {
  const { host, options, format } = run;
  const rewritten = await withSnapshotContext(run, async (context) => {
    const { rewriteSnapshots } = await import("../pipeline/rewrite-snapshots.ts");
    return await rewriteSnapshots(kept, settings, await contextOfKept(settings, context));
  });
  const print = format === "json" ? rewrittenJson : rewrittenText;
  host.print(print(rewritten, terminalOfHost(host, options)));
  // What was not read and was made anew is right again.
  const failure = failureIn(rewritten.filter(({ outcome }) => outcome !== "rewritten"));
  if (failure !== null) return failure;
  const isLeft = rewritten.some(({ outcome }) => LEFT_AS_IT_WAS.has(outcome));
  return !isLeft ? 0 : EXIT_CODES.differences;
}

/** The exit code where more than a difference was found; null where there was not. */
function failureIn(
  reports: readonly { readonly differences: readonly LayerDifference[] }[],
): number | null {
  const reasons = reports.flatMap(({ differences }) => differences.map(({ reason }) => reason));
  if (reasons.includes("notPrinted")) return EXIT_CODES.browser;
  return reasons.some(isBarred) ? EXIT_CODES.input : null;
}

async function contextOfKept({ snapshots, templates }: Settings, context: SnapshotContext) {
  return {
    ...context,
    snapshots,
    templates,
    madeWith: await context.madeWith(),
    // What is being done to which report changes too fast to be read.
    step: () => undefined,
    busyWith: ({ period }: KeptReport) => context.progress.show(texts.busyWith(period.id)),
  };
}

/**
 * The export by which figures are computed anew. One that was asked for must be there; one that
 * only the settings name need not be: a repository of published reports does not hold it.
 */
function exportToCheck({ input }: Settings, { options, host }: SnapshotRun): string | null {
  if (input === null) return null;
  const isAsked = options.input !== undefined || (host.environment["REPORT_INPUT"] ?? "") !== "";
  if (isAsked || input === "-" || existsSync(input)) return input;
  host.tell(`${texts.exportAbsent(input)}\n`);
  return null;
}
