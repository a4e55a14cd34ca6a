import { findingsText, newFindings } from "../answers/findings.ts";
import {
  keepCommand,
  madeReportsJson,
  madeReportsText,
  madeReportText,
  pdfPath,
} from "../answers/made-reports.ts";
import type { PrintableBrowser } from "../browser/browser.ts";
import { ALL_DOCUMENTS } from "../document-type/document-type.ts";
import { ReportError } from "../errors.ts";
import type { Findings } from "../findings/finding.ts";
import { commandMessages } from "../messages/commands.ts";
import { byTime, type Period } from "../period/period.ts";
import { generateSeveral, type ReportOutcome, type RunNews } from "../pipeline/generate-several.ts";
import { generate, type GenerateContext } from "../pipeline/generate.ts";
import { type CommandOptions, requirePeriods } from "../settings/settings.ts";
import { settleSettings } from "../settings/settle-settings.ts";
import { type Host, makingContext, type Progress, timedBy } from "./host.ts";

/** The options of `report generate`. */
export interface GenerateOptions extends CommandOptions {
  readonly period?: readonly string[];
  readonly format?: string;
}

/** The things that a started run hands to `makeReports`. */
interface Begun {
  /** The browser, which may still be starting. */
  readonly browser: Promise<PrintableBrowser>;
  readonly format: "table" | "json";
  readonly host: Host;
  readonly progress: Progress;
  readonly debug: (line: string) => void;
}

/**
 * Makes the reports of the options, and shows the outcome of each. Resolves to the highest exit code.
 * Throws ReportError if an option or a setting is wrong, or if the only report fails.
 */
export async function makeReports(
  options: GenerateOptions,
  { browser, format, host, progress, debug }: Begun,
): Promise<number> {
  const periods = requirePeriods(options.period);
  const settings = await settleSettings(options, host.environment, host.folder, (found) => {
    progress.clear();
    host.tell(findingsText(found));
  });
  const [period] = periods;
  const isOne = periods.length === 1 && settings.document !== ALL_DOCUMENTS;
  const context: GenerateContext = {
    browser,
    ...makingContext(host, progress),
    timed: timedBy(host, debug),
    debug,
    step: (step) => {
      debug(`step: ${step}`);
      // With several reports the steps change too fast to read.
      if (isOne) progress.show(commandMessages.steps[step]);
    },
  };
  if (isOne && format === "table" && period !== undefined) {
    // The browser closes while the report is still being finished and written. The caller waits for
    // both.
    const onPrinted = (): void => {
      browser.then(async (running) => running.close()).catch(() => undefined);
    };
    const made = await generate(period, settings, { ...context, onPrinted });
    progress.clear();
    const command = (isUpdate: boolean) =>
      keepCommand(period.id, options, isUpdate, host.programName);
    host.tell(madeReportText(made, made.warnings, command));
    host.print(`${pdfPath(made)}\n`);
    return 0;
  }
  const several = generateSeveral(periods, settings, {
    ...context,
    onDone: (done, all) => progress.show(commandMessages.doneOf(done, all)),
  });
  return await tellSeveral(several, { periods, format, options, host, progress });
}

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
async function tellSeveral(several: AsyncIterable<RunNews>, run: RunOfSeveral): Promise<number> {
  const { periods, format, host, progress } = run;
  const unseen = newFindings();
  const outcomes: ReportOutcome[] = [];
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
    host.tell(madeReportsText(inOrder(outcomes, periods)));
    throw new ReportError("interrupted", commandMessages.interruptedAfter, { cause: error });
  }
  const all = inOrder(outcomes, periods);
  if (all.length > 1) host.tell(`\n${madeReportsText(all)}`);
  const isTogether = areProtectedTogether(all);
  if (!isTogether) host.tell(`${commandMessages.protectedApart}\n`);
  if (format === "json") host.print(madeReportsJson(all, isTogether));
  const errors = all.flatMap((one) => ("made" in one ? [] : [one.error]));
  return Math.max(0, ...errors.map((one) => (one instanceof ReportError ? one.exitCode : 0)));
}

function tellOne(
  one: ReportOutcome,
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
    host.tell(madeReportText(made, unseen(made.warnings), command));
    if (format === "table") host.print(`${pdfPath(made)}\n`);
    return;
  }
  const { error } = one;
  if (!(error instanceof ReportError)) throw error;
  host.tell(findingsText(unseen(error.found)));
  host.tell(`${error.message}\n`);
}

/** True if each report with figures is protected against all earlier periods of the run. */
function areProtectedTogether(outcomes: readonly ReportOutcome[]): boolean {
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
  outcomes: readonly ReportOutcome[],
  periods: readonly Period[],
): readonly ReportOutcome[] {
  const place = ({ period }: ReportOutcome): number =>
    periods.findIndex(({ id }) => id === period.id);
  return outcomes.toSorted((a, b) => place(a) - place(b));
}
