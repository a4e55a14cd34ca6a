import { EXIT_CODES, ReportError } from "../errors.ts";
import { snapshotMessages as texts } from "../messages/snapshots.ts";
import { requirePeriods } from "../settings/asked-periods.ts";
import { isForInternalUse, type CommandOptions } from "../settings/settings.ts";
import { requireOutput, settingsOfHost, type Host } from "./host.ts";
import { requireFormat } from "./require-format.ts";
import { requireSnapshots } from "./require-kept.ts";
import { keep } from "./snapshot-keep.ts";
import { checkAgain, rewriteAll } from "./snapshot-kept.ts";

export interface SnapshotOptions extends CommandOptions {
  readonly period?: readonly string[];
  readonly format?: string;
  readonly check?: boolean;
  readonly update?: boolean;
}

const FORMATS = { table: "table", json: "json" } as const;

/**
 * `report snapshot`: keeps the published reports of periods as snapshots. `--check` makes the report of
 * every snapshot again and prints the differences. `--update` with a period replaces its snapshot by a
 * report from the export. Without a period it rewrites all snapshots from their own data. The exit code
 * is 1 if a report differs or if there is no snapshot.
 */
export async function runSnapshot(options: SnapshotOptions, host: Host): Promise<number> {
  const { check = false, update = false } = options;
  const format = requireFormat(options.format ?? "table", FORMATS);
  if (check && update) throw new ReportError("usage", texts.bothModes);
  const settings = await settingsOfHost(options, host);
  if (isForInternalUse(settings)) throw new ReportError("usage", texts.notPublic);
  if (!check && (!update || options.period !== undefined)) {
    const periods = requirePeriods(options.period);
    return await keep(periods, update, settings, { options, host, format });
  }
  // Without data, the exit code alone is an answer.
  if (check && format !== FORMATS.table) requireOutput(host);
  const periods = options.period === undefined ? null : requirePeriods(options.period);
  const { snapshots, isAll } = await requireSnapshots(periods, settings, host);
  if (snapshots.length === 0) return EXIT_CODES.differences;
  const run = { options, host, format };
  const code = check
    ? await checkAgain(snapshots, settings, run)
    : await rewriteAll(snapshots, settings, run);
  return isAll ? code : Math.max(code, EXIT_CODES.differences);
}
