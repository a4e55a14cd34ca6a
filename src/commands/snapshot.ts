import { existsSync } from "node:fs";

import { findingsText } from "../answers/findings.ts";
import { checkedJson, checkedText, rewrittenJson, rewrittenText } from "../answers/snapshots.ts";
import { EXIT_CODES, ReportError } from "../errors.ts";
import { snapshotMessages as texts } from "../messages/publication.ts";
import {
  type CommandOptions,
  isForInternalUse,
  requirePeriods,
  type Settings,
} from "../settings/settings.ts";
import {
  isBarred,
  type LayerDifference,
  type RewrittenSnapshot,
} from "../snapshots/differences.ts";
import type { SnapshotEntry } from "../snapshots/snapshot-folders.ts";
import {
  type Host,
  readingProgress,
  requireFormat,
  requireOutput,
  requireSnapshots,
  settingsOfHost,
  sourceContext,
  TABLE_OR_JSON,
  terminalOfHost,
} from "./host.ts";
import {
  keep,
  type SnapshotContext,
  type SnapshotRun,
  withSnapshotContext,
} from "./snapshot-keep.ts";

interface SnapshotOptions extends CommandOptions {
  readonly period?: readonly string[];
  readonly format?: string;
  readonly check?: boolean;
  readonly update?: boolean;
}

/**
 * `report snapshot`: keeps the published reports of periods as snapshots. `--check` makes the report of
 * every snapshot again and prints the differences. `--update` with a period replaces its snapshot by a
 * report from the export. Without a period it rewrites all snapshots from their own data. The exit code
 * is 1 if a report differs or if there is no snapshot.
 */
export async function runSnapshot(options: SnapshotOptions, host: Host): Promise<number> {
  const { check = false, update = false } = options;
  const format = requireFormat(options.format ?? "table", TABLE_OR_JSON);
  if (check && update) throw new ReportError("usage", texts.bothModes);
  const settings = await settingsOfHost(options, host);
  if (isForInternalUse(settings)) throw new ReportError("usage", texts.notPublic);
  if (!check && (!update || options.period !== undefined)) {
    const periods = requirePeriods(options.period);
    return await keep(periods, update, settings, { options, host, format });
  }
  // With a table, the exit code alone is an answer, so standard output may be closed.
  if (check && format !== TABLE_OR_JSON.table) requireOutput(host);
  const periods = options.period === undefined ? null : requirePeriods(options.period);
  const { snapshots, isAll } = await requireSnapshots(periods, settings, host);
  if (snapshots.length === 0) return EXIT_CODES.differences;
  const run = { options, host, format };
  const code = check
    ? await checkAgain(snapshots, settings, run)
    : await rewriteAll(snapshots, settings, run);
  return isAll ? code : Math.max(code, EXIT_CODES.differences);
}

/**
 * Makes the reports of snapshots again. Resolves to the exit code: 1 for a difference, or under `--strict`
 * for a revised figure; 3 for a file that cannot be read; 4 if the browser fails.
 */
async function checkAgain(
  snapshots: readonly SnapshotEntry[],
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
const LEFT_AS_IT_WAS: ReadonlySet<RewrittenSnapshot["outcome"]> = new Set([
  "damaged",
  "styleLost",
  "otherVersion",
]);

/**
 * Rewrites snapshots as this release and browser make them. Resolves to the exit code: 1 for a snapshot
 * that cannot be rewritten; 3 for a file that cannot be read; 4 if the browser fails.
 */
async function rewriteAll(
  snapshots: readonly SnapshotEntry[],
  settings: Settings,
  run: SnapshotRun,
): Promise<number> {
  const { host, options, format } = run;
  const rewritten = await withSnapshotContext(run, async (context) => {
    const { rewriteSnapshots } = await import("../pipeline/several-snapshots.ts");
    return await rewriteSnapshots(snapshots, settings, await makingAgain(settings, context));
  });
  const print = format === "json" ? rewrittenJson : rewrittenText;
  host.print(print(rewritten, terminalOfHost(host, options)));
  // A rewritten snapshot is correct again, even if one of its old files could not be read.
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
    busyWith: ({ period }: SnapshotEntry) => context.progress.show(texts.busyWith(period.id)),
  };
}

/**
 * The export for computing figures again; null without one. An export that an option or the
 * environment names must exist. An export that the settings file names may be absent: a repository
 * of published reports does not contain it.
 */
function exportToCheck({ input }: Settings, { options, host }: SnapshotRun): string | null {
  if (input === null) return null;
  const isTyped = options.input !== undefined || (host.environment["REPORT_INPUT"] ?? "") !== "";
  if (isTyped || input === "-" || existsSync(input)) return input;
  host.tell(`${texts.exportAbsent(input)}\n`);
  return null;
}
