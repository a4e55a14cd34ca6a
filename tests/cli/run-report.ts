import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { runCommandLine } from "../../src/main.ts";
import { withEscapes } from "../../src/language/characters.ts";
import { browserMessages } from "../../src/messages/output.ts";
import { contextOfThisMachine } from "../browser/machine.ts";

export const PROJECT = path.join(import.meta.dirname, "../..");
const ENTRY = path.join(PROJECT, "dist/entry.js");

/** The outcome of one command. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const folders: string[] = [];
// Several test files share this module, so none of them knows when the last one is done.
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder outside the project, removed when all tests are done. */
export function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "peildatum-test-"));
  folders.push(folder);
  return folder;
}

/**
 * The messages of a command, without the line that its browser has no sandbox, which depends on the
 * machine.
 */
export function withoutSandboxLine(stderr: string): string {
  const lines = Object.values(browserMessages.unprotected);
  return lines.reduce((text, line) => text.replace(`${line}\n`, ""), stderr);
}

interface Surroundings {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly stdin?: Uint8Array;
  /** Starts it in its own process group, so that a test can end all of it at once. */
  readonly isGroup?: boolean;
}

interface Shell extends Surroundings {
  /** The text before the command and after its redirections. */
  readonly before?: string;
  readonly after?: string;
}

/** Starts the built command as a child process. */
export function startReport(words: readonly string[], around: Surroundings = {}): ChildProcess {
  return spawn(process.execPath, [ENTRY, ...words], {
    cwd: around.folder ?? PROJECT,
    env: { ...process.env, ...around.environment },
    stdio: ["pipe", "pipe", "pipe"],
    detached: around.isGroup ?? false,
  });
}

/** Runs the built command in a shell with redirections, such as ">/dev/full", to its end. */
export async function runRedirected(
  redirections: string,
  words: readonly string[],
  around: Shell = {},
): Promise<Outcome> {
  const { before = "", after = "" } = around;
  const line = `${before}"$0" "$@" ${redirections} ${after}`;
  const child = spawn("sh", ["-c", line, process.execPath, ENTRY, ...words], {
    cwd: around.folder ?? PROJECT,
    env: { ...process.env, ...around.environment },
  });
  return await finish(child, around.stdin);
}

/** Runs the built command to its end. */
export async function runReport(
  words: readonly string[],
  around: Surroundings = {},
): Promise<Outcome> {
  return await finish(startReport(words, around), around.stdin);
}

/**
 * The run under way in this process. Runs wait for each other, because a process has one working
 * folder.
 */
let underWay: Promise<unknown> = Promise.resolve();

/**
 * Runs a command from the sources, in this process. This takes less than half of the time. Use it
 * for tests of what a command makes and prints. Tests of a process (streams, signals, the build)
 * use the built command.
 */
export function runHere(
  words: readonly string[],
  around: Omit<Surroundings, "isGroup"> = {},
): Promise<Outcome> {
  const run = underWay.then(() => runNow(words, around));
  underWay = run.catch(() => undefined);
  return run;
}

async function runNow(
  words: readonly string[],
  { folder = PROJECT, environment = {}, stdin }: Omit<Surroundings, "isGroup">,
): Promise<Outcome> {
  const said = { stdout: "", stderr: "" };
  const { temporaryFolder, ...machine } = contextOfThisMachine();
  const before = process.cwd();
  process.chdir(folder);
  try {
    const code = await runCommandLine(words, {
      programName: "report",
      environment: { ...process.env, ...environment },
      folder: process.cwd(),
      stdin: ReadableStream.from(stdin === undefined ? [] : [stdin]),
      print: (text) => void (said.stdout += withEscapes(text)),
      tell: (text) => void (said.stderr += withEscapes(text)),
      isOutputClosed: () => false,
      isInteractive: false,
      width: null,
      signal: new AbortController().signal,
      machine: { ...machine, temporaryFolder: environment["TMPDIR"] ?? temporaryFolder },
      elapsed: () => performance.now(),
      randomBytes: (count) => randomBytes(count),
    });
    return { code, ...said };
  } finally {
    process.chdir(before);
  }
}

/** The outcome of a command that must succeed. Throws its messages if it fails. */
export async function succeeds(running: Promise<Outcome>): Promise<Outcome> {
  const outcome = await running;
  if (outcome.code !== 0) throw new Error(`exit ${outcome.code}: ${outcome.stderr}`);
  return outcome;
}

/** Waits for a child process and collects its output. */
export async function finish(child: ChildProcess, stdin?: Uint8Array): Promise<Outcome> {
  const collected = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8");
    child[name]?.on("data", (text: string) => {
      collected[name] += text;
    });
  }
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(stdin);
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("error", reject);
  child.on("close", resolve);
  return { code: await promise, ...collected };
}
