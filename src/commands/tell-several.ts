import { ReportError } from "../errors.ts";
import { commandMessages } from "../messages/commands.ts";
import type { Findings } from "../messages/finding.ts";
import { byTime } from "../period/order.ts";
import type { Period } from "../period/period.ts";
import type { OneOfSeveral, ToldOfSeveral } from "../pipeline/generate-several.ts";
import { madeJson, madeTable } from "../publish/made-reports.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { findingsText, newFindings } from "./findings-text.ts";
import type { Host } from "./host.ts";
import type { Progress } from "./progress.ts";
import { keepCommand } from "./keep-command.ts";
import { madeText, pdfPath } from "./tell-made.ts";

/** The options and tools of a run with several reports. */
interface RunOfSeveral {
  readonly periods: readonly Period[];
  readonly format: "table" | "json";
  readonly options: CommandOptions;
  readonly host: Host;
  readonly progress: Progress;
}

/**
 * Shows the outcome of each report, and a table of all outcomes at the end. Resolves to the highest exit
 * code. Shows each finding once, because reports can share it. Throws ReportError "interrupted" if a signal
 * ends the run after some reports were made.
 */
export async function tellSeveral(
  several: AsyncIterable<ToldOfSeveral>,
  run: RunOfSeveral,
): Promise<number> {
  const { periods, format, host, progress } = run;
  const unseen = newFindings();
  const outcomes: OneOfSeveral[] = [];
  try {
    for await (const one of several) {
      progress.clear();
      if ("ofExport" in one) host.tell(findingsText(unseen(one.ofExport)));
      else {
        outcomes.push(one);
        tellOne(one, unseen, run);
      }
    }
  } catch (error) {
    const isNone = outcomes.every((outcome) => !("made" in outcome));
    if (!host.signal.aborted || isNone) throw error;
    progress.clear();
    host.tell(madeTable(inOrder(outcomes, periods)));
    throw new ReportError("interrupted", commandMessages.interruptedAfter, { cause: error });
  }
  const all = inOrder(outcomes, periods);
  if (all.length > 1) host.tell(`\n${madeTable(all)}`);
  const isTogether = areProtectedTogether(all);
  if (!isTogether) host.tell(`${commandMessages.protectedApart}\n`);
  if (format === "json") host.print(madeJson(all, isTogether));
  const errors = all.flatMap((one) => ("made" in one ? [] : [one.error]));
  return Math.max(0, ...errors.map((one) => (one instanceof ReportError ? one.exitCode : 0)));
}

function tellOne(
  one: OneOfSeveral,
  unseen: (found: Findings) => Findings,
  { periods, format, options, host }: RunOfSeveral,
): void {
  const { period, document } = one;
  const names = [
    ...(periods.length > 1 ? [period.id] : []),
    ...(document === null ? [] : [document]),
  ];
  if (names.length > 0) host.tell(`${commandMessages.document(names.join(", "))}\n`);
  if ("made" in one) {
    const { made } = one;
    const ofDocument = document === null ? options : { ...options, document };
    const command = (isUpdate: boolean) =>
      keepCommand(period.id, ofDocument, isUpdate, host.programName);
    host.tell(madeText(made, unseen(made.warnings), command));
    if (format === "table") host.print(`${pdfPath(made)}\n`);
    return;
  }
  const { error } = one;
  if (!(error instanceof ReportError)) throw error;
  host.tell(findingsText(unseen(error.found)));
  host.tell(`${error.message}\n`);
}

/** True if each report with figures is protected against all earlier periods of the run. */
function areProtectedTogether(outcomes: readonly OneOfSeveral[]): boolean {
  const withFigures = outcomes.flatMap((one) =>
    "made" in one && one.made.against !== null
      ? [{ period: one.period, against: one.made.against }]
      : [],
  );
  return withFigures.every(({ period, against }) =>
    withFigures.every(
      (other) => byTime(other.period, period) >= 0 || against.includes(other.period.id),
    ),
  );
}

/** The outcomes in the order in which the user gave the periods. */
function inOrder(
  outcomes: readonly OneOfSeveral[],
  periods: readonly Period[],
): readonly OneOfSeveral[] {
  const place = ({ period }: OneOfSeveral): number =>
    periods.findIndex(({ id }) => id === period.id);
  return outcomes.toSorted((a, b) => place(a) - place(b));
}
