import { ReportError } from "../errors.ts";
import { commandMessages as texts } from "../messages/commands.ts";
import type { Findings } from "../messages/finding.ts";
import { byTime } from "../period/order.ts";
import type { Period } from "../period/period.ts";
import type { OneOfSeveral, ToldOfSeveral } from "../pipeline/generate-several.ts";
import { madeJson, madeTable } from "../publish/made-reports.ts";
import type { CommandOptions } from "../settings/settings.ts";
import { findingsText, tellingOnce } from "./findings-text.ts";
import type { Host } from "./host.ts";
import type { Progress } from "./progress.ts";
import { pdfPath, tellMade } from "./tell-made.ts";

/** What the reporting of a run with several reports needs. */
interface TellingSeveral {
  readonly periods: readonly Period[];
  readonly format: "table" | "json";
  readonly options: CommandOptions;
  readonly host: Host;
  readonly progress: Progress;
}

/**
 * Tells the outcome of each report, and of all of them at the end. Resolves to the highest exit code.
 * Shows each finding once, also where reports share it. Throws ReportError "interrupted" where a signal ends the
 * run after some reports were made.
 */
export async function tellSeveral(
  several: AsyncIterable<ToldOfSeveral>,
  telling: TellingSeveral,
): Promise<number> {
  const { periods, format, host, progress } = telling;
  const untold = tellingOnce();
  const outcomes: OneOfSeveral[] = [];
  try {
    for await (const told of several) {
      progress.clear();
      if ("ofExport" in told) host.tell(findingsText(untold(told.ofExport)));
      else {
        outcomes.push(told);
        tellOne(told, untold, telling);
      }
    }
  } catch (error) {
    const isNone = outcomes.every((one) => !("made" in one));
    if (!host.signal.aborted || isNone) throw error;
    progress.clear();
    host.tell(madeTable(inOrder(outcomes, periods)));
    throw new ReportError("interrupted", texts.interruptedAfter, { cause: error });
  }
  const all = inOrder(outcomes, periods);
  if (all.length > 1) host.tell(`\n${madeTable(all)}`);
  const isTogether = areProtectedTogether(all);
  if (!isTogether) host.tell(`${texts.protectedApart}\n`);
  if (format === "json") host.print(madeJson(all, isTogether));
  const errors = all.flatMap((one) => ("made" in one ? [] : [one.error]));
  return Math.max(0, ...errors.map((one) => (one instanceof ReportError ? one.exitCode : 0)));
}

function tellOne(
  one: OneOfSeveral,
  untold: (found: Findings) => Findings,
  { periods, format, options, host }: TellingSeveral,
): void {
  const { period, document } = one;
  const names = [
    ...(periods.length > 1 ? [period.id] : []),
    ...(document === null ? [] : [document]),
  ];
  if (names.length > 0) host.tell(`${texts.document(names.join(", "))}\n`);
  if ("made" in one) {
    const { made } = one;
    const own = document === null ? options : { ...options, document };
    tellMade(made, period, untold(made.warnings), own, host);
    if (format === "table") host.print(`${pdfPath(made)}\n`);
    return;
  }
  const { error } = one;
  if (!(error instanceof ReportError)) throw error;
  host.tell(findingsText(untold(error.found)));
  host.tell(`${error.message}\n`);
}

/** True where each report with figures is protected against all earlier periods of the run. */
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
