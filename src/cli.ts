import { CommanderError } from "commander";

import { declareProgram } from "./command-line/program.ts";
import type { Host } from "./commands/host.ts";
import { EXIT_CODES, ReportError } from "./errors.ts";
import { isErrorCode } from "./file-system/file-errors.ts";
import { nameWithEscapes } from "./language/control-characters.ts";
import { commandMessages as texts } from "./messages/commands.ts";

/**
 * The command line: the only place where an error becomes an exit code. Commands load when they
 * run, so that help and version answer at once. Resolves to the exit code.
 */
export async function runCommandLine(words: readonly string[], host: Host): Promise<number> {
  try {
    let exitCode = 0;
    const program = await declareProgram(host, (code) => {
      exitCode = code;
    });
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync(words, { from: "user" });
    return exitCode;
  } catch (error) {
    return await explainError(error, host, words);
  }
}

/** The exit codes of the signals that end a run, except Ctrl-C. */
const OF_SIGNALS: ReadonlyMap<unknown, number> = new Map([
  ["SIGHUP", EXIT_CODES.hungUp],
  ["SIGTERM", EXIT_CODES.terminated],
]);

async function explainError(error: unknown, host: Host, words: readonly string[]): Promise<number> {
  if (host.signal.aborted) {
    // A run with several reports lists the finished ones itself.
    const isListed = error instanceof ReportError && error.kind === "interrupted";
    host.tell(`${isListed ? error.message : texts.interrupted}\n`);
    return OF_SIGNALS.get(host.signal.reason) ?? EXIT_CODES.interrupted;
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const { usageMessage, whereToLook } = await import("./command-line/usage-errors.ts");
    host.tell(`${nameWithEscapes(usageMessage(error, words, host.programName))}\n`);
    host.tell(`${whereToLook(words, host.programName)}\n`);
    return EXIT_CODES.usage;
  }
  if (words.includes("--debug") && error instanceof Error) {
    host.tell(`${error.stack ?? error.message}\n`);
  }
  if (error instanceof ReportError) {
    const { findingsText } = await import("./commands/findings-text.ts");
    host.tell(findingsText(error.found));
    host.tell(`${error.message}\n`);
    // A stage may have failed because the system allows too few open files.
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
