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
 * Makes the reports of snapshots again. Resolves to the exit code: 1 for a difference, or under `--strict`
 * for a revised figure; 3 for a file that cannot be read; 4 if the browser fails.
 */
export async function checkAgain(
  snapshots: readonly KeptReport[],
  settings: Settings,
  run: SnapshotRun,
): Promise<number> {
  const { host, options, format } = run;
  const exportFile = exportToCheck(settings, run);
  const { checked, found } = await withSnapshotContext(run, async (context) => {
    const { checkSnapshots } = await import("../pipeline/check-snapshots.ts");
    return await checkSnapshots(snapshots, exportFile, settings, {
      ...(await makingAgain(settings, context)),
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

/** The outcomes for a snapshot that could not be rewritten. */
const LEFT_AS_IT_WAS: ReadonlySet<RewrittenReport["outcome"]> = new Set([
  "damaged",
  "styleLost",
  "otherVersion",
]);

/**
 * Rewrites snapshots as this release and browser make them. Resolves to the exit code: 1 for a snapshot
 * that cannot be rewritten; 3 for a file that cannot be read; 4 if the browser fails.
 */
export async function rewriteAll(
  snapshots: readonly KeptReport[],
  settings: Settings,
  run: SnapshotRun,
): Promise<number> {
  const { host, options, format } = run;
  const rewritten = await withSnapshotContext(run, async (context) => {
    const { rewriteSnapshots } = await import("../pipeline/rewrite-snapshots.ts");
    return await rewriteSnapshots(snapshots, settings, await makingAgain(settings, context));
  });
  const print = format === "json" ? rewrittenJson : rewrittenText;
  host.print(print(rewritten, terminalOfHost(host, options)));
  // A rewritten snapshot is right again, even if a file of it could not be read.
  const failure = failureIn(rewritten.filter(({ outcome }) => outcome !== "rewritten"));
  if (failure !== null) return failure;
  const isLeft = rewritten.some(({ outcome }) => LEFT_AS_IT_WAS.has(outcome));
  return !isLeft ? 0 : EXIT_CODES.differences;
}

/** The exit code for a failure; null without a failure. */
function failureIn(
  reports: readonly { readonly differences: readonly LayerDifference[] }[],
): number | null {
  const reasons = reports.flatMap(({ differences }) => differences.map(({ reason }) => reason));
  if (reasons.includes("notPrinted")) return EXIT_CODES.browser;
  return reasons.some(isBarred) ? EXIT_CODES.input : null;
}

async function makingAgain({ snapshots, templates }: Settings, context: SnapshotContext) {
  return {
    ...context,
    snapshots,
    templates,
    madeWith: await context.madeWith(),
    // The steps change too fast to read.
    step: () => undefined,
    busyWith: ({ period }: KeptReport) => context.progress.show(texts.busyWith(period.id)),
  };
}

/**
 * The export for computing figures again; null without one. An export of an option must exist. An export
 * of the settings file may be absent: a repository of published reports does not contain it.
 */
function exportToCheck({ input }: Settings, { options, host }: SnapshotRun): string | null {
  if (input === null) return null;
  const isTyped = options.input !== undefined || (host.environment["REPORT_INPUT"] ?? "") !== "";
  if (isTyped || input === "-" || existsSync(input)) return input;
  host.tell(`${texts.exportAbsent(input)}\n`);
  return null;
}
