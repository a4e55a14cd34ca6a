import { Command, CommanderError, Option } from "commander";

import type { Host } from "./commands/host.ts";
import { EXIT_CODES, ReportError } from "./errors.ts";
import { isErrorCode } from "./file-system/file-errors.ts";
import { nameWithEscapes } from "./language/control-characters.ts";
import { commandMessages as texts } from "./messages/commands.ts";
import { toolVersion } from "./tool-version.ts";

/**
 * The command line: what can be typed, and the only place where an error becomes an exit code.
 * Commands load when they run, so that help and version answer at once. Resolves to the exit code.
 */
export async function runCommandLine(words: readonly string[], host: Host): Promise<number> {
  try {
    return await parseAndRun(words, host);
  } catch (error) {
    return await explainError(error, host, words);
  }
}

async function parseAndRun(words: readonly string[], host: Host): Promise<number> {
  let exitCode = 0;
  const program = await declareProgram(host);
  const command = (name: string, description: string, formats?: string): Command =>
    addOptions(program.command(name).description(description).usage(texts.usageOptions), formats);

  command("generate", texts.generate, "table, json")
    .option("--overwrite", texts.optionOverwrite)
    .addHelpText("after", `\n${texts.example}`)
    .action(async (options: object) => {
      const { runGenerate } = await import("./commands/generate.ts");
      exitCode = await runGenerate(options, host);
    });
  command("figures", texts.figures, "table, json, csv, markdown")
    .option("--figure <patroon>", texts.optionFigure, collected)
    .action(async (options: object) => {
      const { runFigures } = await import("./commands/figures.ts");
      exitCode = await runFigures(options, host);
    });
  command("check", texts.check, "table, json, csv, html").action(async (options: object) => {
    const { runCheck } = await import("./commands/check.ts");
    exitCode = await runCheck(options, host);
  });
  const diff = program
    .command("diff")
    .description(texts.diff)
    .usage(texts.usageDiff)
    .argument("<oud>", texts.argumentOld)
    .argument("<nieuw>", texts.argumentNew)
    .option("--texts", texts.optionTexts)
    .option("--only <wat>", texts.optionOnly)
    .option("--figure <patroon>", texts.optionFigure, collected)
    .option("--sort <volgorde>", texts.optionSort)
    .option("--exit-code", texts.optionExitCode);
  addReadingOptions(addFormat(diff, "table, json, csv, markdown, html"));
  addUnusedOptions(diff, ["--document", "--templates", "--edition", "--content"]).action(
    async (old: string, now: string, { texts: isOfTexts, ...options }: { texts?: boolean }) => {
      if (isOfTexts === true) {
        const { runDiffTexts } = await import("./commands/diff-texts.ts");
        exitCode = await runDiffTexts([old, now], options, host);
        return;
      }
      const { runDiff } = await import("./commands/diff.ts");
      exitCode = await runDiff([old, now], options, host);
    },
  );
  const explain = program
    .command("explain")
    .description(texts.explain)
    .usage(texts.usageExplain)
    .argument("[cijfer]", texts.argumentFigure)
    .option("--period <periode>", texts.optionPeriod);
  addUnusedOptions(addReadingOptions(addFormat(explain, "table, json, markdown"))).action(
    async (figure: string | undefined, options: object) => {
      const { runExplain } = await import("./commands/explain.ts");
      exitCode = await runExplain(figure, options, host);
    },
  );
  command("snapshot", texts.snapshot, "table, json")
    .option("--check", texts.optionCheck)
    .option("--update", texts.optionUpdate)
    .action(async (options: object) => {
      const { runSnapshot } = await import("./commands/snapshot.ts");
      exitCode = await runSnapshot(options, host);
    });
  program
    .command("audit")
    .description(texts.audit)
    .usage(texts.usageAudit)
    .argument("[bestanden...]", texts.argumentFiles)
    .option("--format <vorm>", texts.optionFormat("table, json"))
    .option("--snapshots <map>", texts.optionSnapshots)
    .option("--strict", texts.optionStrict)
    .option("--no-color", texts.optionNoColor)
    .option("--debug", texts.optionDebug)
    .helpOption("-h, --help", texts.optionHelp)
    .action(async (files: readonly string[], options: object) => {
      const { runAudit } = await import("./commands/audit.ts");
      exitCode = await runAudit(files, options, host);
    });
  program
    .command("documents")
    .description(texts.documents)
    .usage(texts.usageOptions)
    .option("--format <vorm>", texts.optionFormat("table, json"))
    .option("--templates <map>", texts.optionTemplates)
    .option("--no-color", texts.optionNoColor)
    .option("--debug", texts.optionDebug)
    .helpOption("-h, --help", texts.optionHelp)
    .action(async (options: object) => {
      const { runDocuments } = await import("./commands/documents.ts");
      exitCode = await runDocuments(options, host);
    });
  program
    .command("codebook")
    .description(texts.codebook)
    .usage(texts.usageOptions)
    .option("--format <vorm>", texts.optionFormat("table, json, markdown, table-schema"))
    .option("--codebook <bestand>", texts.optionCodebook)
    .option("--no-color", texts.optionNoColor)
    .option("--debug", texts.optionDebug)
    .helpOption("-h, --help", texts.optionHelp)
    .action(async (options: object) => {
      const { runCodebook } = await import("./commands/codebook.ts");
      exitCode = await runCodebook(options, host);
    });

  for (const one of program.commands) takeOptionsOnce(one);
  if (words.length === 0) program.outputHelp();
  else await program.parseAsync(words, { from: "user" });
  return exitCode;
}

async function declareProgram(host: Host): Promise<Command> {
  const program = new Command("report");
  program
    .description(texts.description)
    .usage(`${texts.usageCommand} ${texts.usageOptions}`)
    .version(await toolVersion(), "-V, --version", texts.optionVersion)
    .helpOption("-h, --help", texts.optionHelp)
    .helpCommand("help [opdracht]", texts.helpCommand)
    .addHelpText("after", `\n${texts.example}`)
    .showSuggestionAfterError(true)
    .configureHelp({
      styleTitle: (title) => texts.helpTitles[title] ?? title,
      subcommandTerm: (command) => command.name(),
    })
    .configureOutput({
      writeOut: (text) => host.print(text),
      // Commander's own errors are English; ours come from the table below.
      writeErr: () => undefined,
    })
    .exitOverride();
  return program;
}

/** The options of a command about periods, and `--format` where there are formats to choose from. */
function addOptions(command: Command, formats?: string): Command {
  command.option("--period <periode>", texts.optionPeriods, collected);
  if (formats !== undefined) addFormat(command, formats);
  for (const option of reportOptions()) command.addOption(option);
  return addReadingOptions(command);
}

/** What steers a report. Every command takes these, so that scripts can give all of them the same. */
function reportOptions(): readonly Option[] {
  return [
    new Option("--document <type>", texts.optionDocument),
    new Option("--templates <map>", texts.optionTemplates),
    new Option("--edition <uitgave>", texts.optionEdition),
    new Option("--content <map>", texts.optionContent),
    new Option("--out <map>", texts.optionOut),
    new Option("--snapshots <map>", texts.optionSnapshots),
    new Option("--published-on <dag>", texts.optionPublishedOn),
  ];
}

/** The same for a command that makes no report: taken, and left out of its help but for those `used`. */
function addUnusedOptions(command: Command, used: readonly string[] = []): Command {
  for (const option of reportOptions()) {
    command.addOption(option.hideHelp(!used.includes(option.long ?? "")));
  }
  return command;
}

function addFormat(command: Command, formats: string): Command {
  return command.option("--format <vorm>", texts.optionFormat(formats));
}

/** The options of every command that reads an export. */
function addReadingOptions(command: Command): Command {
  return command
    .option("--input <bestand>", texts.optionInput)
    .option("--codebook <bestand>", texts.optionCodebook)
    .option("--encoding <naam>", texts.optionEncoding)
    .option("--delimiter <teken>", texts.optionDelimiter)
    .option("--max-size <grootte>", texts.optionMaxSize)
    .option("--threshold <getal>", texts.optionThreshold)
    .option("--skip-invalid", texts.optionSkipInvalid)
    .option("--skip-at-most <deel>", texts.optionSkipAtMost)
    .option("--strict", texts.optionStrict)
    .option("--no-color", texts.optionNoColor)
    .option("--debug", texts.optionDebug)
    .helpOption("-h, --help", texts.optionHelp);
}

/** Refuses an option with a value that is given twice, which would silently become the last, or empty. */
function takeOptionsOnce(command: Command): void {
  for (const option of command.options) {
    if (!option.required || option.parseArg !== undefined) continue;
    option.argParser((value: string, before: string | undefined) => {
      const name = option.long ?? option.flags;
      if (before !== undefined) throw new ReportError("usage", texts.optionTwice(name));
      if (value.trim() === "") throw new ReportError("usage", texts.optionWithoutValue(name));
      return value;
    });
  }
}

/** The exit codes of the signals that end a run, but for Ctrl-C. */
const OF_SIGNALS: ReadonlyMap<unknown, number> = new Map([
  ["SIGHUP", EXIT_CODES.hungUp],
  ["SIGTERM", EXIT_CODES.terminated],
]);

/** An option that may be given more than once. */
function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

async function explainError(error: unknown, host: Host, words: readonly string[]): Promise<number> {
  if (host.signal.aborted) {
    // Who made several reports knows which of them were made.
    const isTold = error instanceof ReportError && error.kind === "interrupted";
    host.tell(`${isTold ? error.message : texts.interrupted}\n`);
    return OF_SIGNALS.get(host.signal.reason) ?? EXIT_CODES.interrupted;
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    host.tell(`${nameWithEscapes(usageMessage(error, words))}\n${texts.seeHelp}\n`);
    return 2;
  }
  if (words.includes("--debug") && error instanceof Error) {
    host.tell(`${error.stack ?? error.message}\n`);
  }
  if (error instanceof ReportError) {
    const { findingsText } = await import("./commands/findings-text.ts");
    host.tell(findingsText(error.found));
    host.tell(`${error.message}\n`);
    // What a stage could not read or start may have failed for want of these.
    if (host.machine.hasFewFiles()) host.tell(`${texts.tooFewFiles}\n`);
    return error.exitCode;
  }
  const { sentence, exitCode } = unforeseen(error);
  host.tell(`${sentence}\n`);
  return exitCode;
}

/** The sentence and the exit code for an error that no stage foresaw. */
export function unforeseen(error: unknown): { sentence: string; exitCode: number } {
  if (isErrorCode(error, "EMFILE", "ENFILE")) {
    return { sentence: texts.tooFewFiles, exitCode: EXIT_CODES.usage };
  }
  return { sentence: texts.bug, exitCode: EXIT_CODES.bug };
}

/** Commander names the option or command at fault between quotes; the rest is said in Dutch. */
function usageMessage({ code, message }: CommanderError, words: readonly string[]): string {
  const named = /'([^']*)'/.exec(message)?.[1] ?? "";
  const suggested = /\(Did you mean (?:one of )?([^,?)]+)/.exec(message)?.[1];
  const suggestion = suggested === undefined ? "" : texts.suggestion(suggested);
  switch (code) {
    case "commander.unknownOption":
      return texts.unknownOption(named) + suggestion;
    case "commander.unknownCommand":
      return texts.unknownCommand(named) + suggestion;
    // `report help COMMAND`, of a command that there is not.
    case "commander.help":
      return texts.unknownCommand(words[1] ?? "");
    case "commander.missingArgument":
      return texts.argumentMissing;
    case "commander.excessArguments":
      return texts.tooManyArguments;
    case "commander.optionMissingArgument":
      return texts.optionWithoutValue(named.split(" ")[0] ?? named);
    default:
      return texts.optionValueInvalid(named.split(" ")[0] ?? named);
  }
}
