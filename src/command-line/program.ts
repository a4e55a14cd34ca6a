import { Command, Option } from "commander";

import type { Host } from "../commands/host.ts";
import { ReportError } from "../errors.ts";
import { commandMessages as texts } from "../messages/commands.ts";
import { parseMoment, parsePeriod } from "../period/period.ts";
import { toolVersion } from "../package-root.ts";
import type { CommandDeclaration } from "./options.ts";
import { COMMANDS } from "./declarations.ts";

/**
 * Declares the program: every command with its options and its help.
 *
 * @param finish gets the exit code of the command that ran
 */
export async function declareProgram(
  host: Host,
  finish: (exitCode: number) => void,
): Promise<Command> {
  const name = host.programName;
  const program = new Command(name);
  program
    .description(texts.description)
    .usage(`${texts.usageCommand} ${texts.usageOptions}`)
    .version(await toolVersion(), "-V, --version", texts.optionVersion)
    .helpOption("-h, --help", texts.optionHelp)
    .addHelpCommand(
      new Command("help")
        .argument("[opdracht]")
        .description(texts.helpCommand)
        .helpGroup(texts.groups.reference),
    )
    .addHelpText("after", `\n${texts.orderOfWork(name)}`)
    .configureHelp({
      styleTitle: (title) => texts.helpTitles[title] ?? title,
      subcommandTerm: (command) => command.name(),
    })
    .configureOutput({
      writeOut: (text) => host.print(text),
      // Commander's errors are English; usage-errors.ts gives Dutch ones.
      writeErr: () => undefined,
    })
    .exitOverride();
  for (const declaration of COMMANDS) declareCommand(program, declaration, host, finish);
  // The scripts of `completion` call this at each press of the Tab key.
  program
    .command("complete", { hidden: true })
    .argument("[woorden...]")
    .allowUnknownOption()
    .action(async (words: readonly string[]) => {
      const { printCandidates } = await import("./completion.ts");
      await printCandidates(words, COMMANDS, host);
    });
  return program;
}

function declareCommand(
  program: Command,
  declaration: CommandDeclaration,
  host: Host,
  finish: (exitCode: number) => void,
): void {
  const { name, group, description, usage, example } = declaration;
  const command = program
    .command(name)
    .helpGroup(group)
    .description(description)
    .usage(usage)
    .argument("[woorden...]")
    .addHelpOption(new Option("-h, --help", texts.optionHelp).helpGroup(texts.groups.general))
    .configureHelp({
      ...program.configureHelp(),
      visibleArguments: () => [],
    });
  for (const option of declaration.options) command.addOption(takenOnce(option));
  const about = declaration.arguments ?? [];
  if (about.length > 0) command.addHelpText("after", `\n${texts.argumentsAfter(about)}`);
  command.addHelpText("after", `\n${texts.example(`${host.programName} ${example}`)}`);
  command.action(async (words: readonly string[], options: object) => {
    const taken = await understood(declaration, words, options, host);
    finish(await declaration.run(taken.options, taken.words, host));
  });
}

/**
 * The options and words as the command takes them. Canonical options need no interpretation, so
 * `typed-words.ts` is not loaded.
 */
async function understood(
  declaration: CommandDeclaration,
  words: readonly string[],
  options: { readonly period?: string | readonly string[]; readonly publishedOn?: string },
  host: Host,
): Promise<{ readonly options: object; readonly words: readonly string[] }> {
  const { period = [], publishedOn } = options;
  const isPlain =
    words.length === 0 &&
    declaration.takes.others !== "sides" &&
    [period].flat().every((one) => parsePeriod(one) !== undefined) &&
    (publishedOn === undefined || parseMoment(publishedOn) !== undefined);
  if (isPlain) return { options, words };
  const { understandWords } = await import("./typed-words.ts");
  const { notes, ...taken } = await understandWords(declaration, { words, options }, host);
  for (const sentence of notes) host.tell(`${sentence}\n`);
  return taken;
}

/**
 * Makes an option refuse an empty value, and refuse to be repeated. Otherwise commander would
 * silently use the last value.
 */
function takenOnce(option: Option): Option {
  if (!option.required || option.parseArg !== undefined) return option;
  return option.argParser((value: string, before: string | undefined) => {
    const name = option.long ?? option.flags;
    if (before !== undefined) throw new ReportError("usage", texts.optionTwice(name));
    if (value.trim() === "") throw new ReportError("usage", texts.optionWithoutValue(name));
    return value;
  });
}
