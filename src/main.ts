import { randomBytes } from "node:crypto";
import { homedir, tmpdir } from "node:os";
import path from "node:path";

import { CommanderError } from "commander";

import { declareProgram } from "./command-line/program.ts";
import type { Host } from "./commands/host.ts";
import { EXIT_CODES, ReportError } from "./errors.ts";
import { isErrorCode } from "./file-system/new-files.ts";
import { claimPrivately } from "./file-system/safe-folders.ts";
import { nameWithEscapes } from "./language/characters.ts";
import { streamMessages, commandMessages as texts } from "./messages/commands.ts";
import {
  hasFewFiles,
  isOutputClosed,
  keepCompiledCode,
  listenToSignals,
  standardInput,
  standardStreams,
} from "./process/process.ts";

/** Runs the command line on this machine. This is the only place that touches the process. */
export async function main(): Promise<void> {
  const { print, tell, finish } = standardStreams();
  const { signal, atLastResort, leave, giveUp } = listenToSignals(() => {
    tell(`${texts.interruptedAtOnce}\n`);
  });
  process.on("uncaughtException", (error) => {
    const { sentence, exitCode } = unforeseen(error);
    if (process.argv.includes("--debug")) tell(`${error instanceof Error ? error.stack : error}\n`);
    tell(`${sentence}\n`);
    giveUp(exitCode);
  });
  const folder = workingFolder();
  if (folder === undefined) {
    tell(`${streamMessages.folderGone}\n`);
    await leave(EXIT_CODES.usage);
    return;
  }
  const homeFolder = folderOfUser();
  const forCompiledCode = claimCodeFolder(homeFolder);
  if (forCompiledCode !== null) keepCompiledCode(forCompiledCode);

  const host: Host = {
    programName: programName(),
    environment: process.env,
    folder,
    stdin: { [Symbol.asyncIterator]: () => standardInput(signal) },
    print,
    tell,
    isOutputClosed,
    isInteractive: process.stderr.isTTY && process.env["TERM"] !== "dumb",
    width: process.stdout.isTTY ? process.stdout.columns : null,
    signal,
    machine: {
      platform: process.platform,
      architecture: process.arch,
      homeFolder,
      temporaryFolder: tmpdir(),
      userId: process.getuid?.(),
      hasFewFiles,
      atLastResort,
    },
    elapsed: () => performance.now(),
    randomBytes: (count) => randomBytes(count),
  };
  const exitCode = await runCommandLine(process.argv.slice(2), host);
  try {
    await finish();
    await leave(exitCode);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    tell(`${error.message}\n`);
    await leave(signal.aborted ? exitCode : error.exitCode);
  }
}

/** The name that the user typed for this package; `report` if it was started in another way. */
function programName(): string {
  const { name } = path.parse(process.argv[1] ?? "");
  return name === "peildatum" ? name : "report";
}

/** Undefined if the folder was removed. */
function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/** Empty if the system knows no home folder of the user. */
function folderOfUser(): string {
  try {
    return homedir();
  } catch {
    return "";
  }
}

/** The folder for compiled code, which nobody else can write in; null if it cannot be made. */
function claimCodeFolder(homeFolder: string): string | null {
  const cache = process.env["XDG_CACHE_HOME"] ?? path.join(homeFolder, ".cache");
  if (!path.isAbsolute(cache)) return null;
  try {
    const claim = claimPrivately(path.join(cache, "peildatum-compiled"), process.getuid?.());
    return "folder" in claim ? claim.folder : null;
  } catch {
    // It cannot be made. If the run needs a browser, that reports the same problem.
    return null;
  }
}

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
    const { findingsText } = await import("./answers/findings.ts");
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
