import { randomBytes } from "node:crypto";
import { homedir, tmpdir } from "node:os";
import path from "node:path";

import { runCommandLine, unforeseen } from "./cli.ts";
import type { Host } from "./commands/host.ts";
import { EXIT_CODES, ReportError } from "./errors.ts";
import { claimPrivately } from "./file-system/private-folder.ts";
import { commandMessages } from "./messages/commands.ts";
import { streamMessages } from "./messages/streams.ts";
import { keepCompiledCode } from "./process/compiled-code.ts";
import { listenToSignals } from "./process/ending.ts";
import { hasFewFiles } from "./process/open-files.ts";
import { isOutputClosed, standardInput, standardStreams } from "./process/standard-streams.ts";

/** Runs the command line on this machine. This is the only place that touches the process. */
export async function main(): Promise<void> {
  const { print, tell, finish } = standardStreams();
  const { signal, atLastResort, leave, giveUp } = listenToSignals(() => {
    tell(`${commandMessages.interruptedAtOnce}\n`);
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
