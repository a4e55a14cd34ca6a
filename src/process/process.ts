import { fstatSync, readFileSync, readSync, statSync, writeSync } from "node:fs";
import { constants as moduleConstants, enableCompileCache } from "node:module";
import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";

import { ReportError } from "../errors.ts";
import { withEscapes } from "../language/characters.ts";
import { streamMessages } from "../messages/commands.ts";

// How this process works with the machine: signals, standard streams, compiled code and limits.

// Ending.

/** A run may take this long to end by itself. */
const GRACE_MS = 1500;
/** File system calls that have begun may take this long to return. */
const RETURN_MS = 500;
const POLL_MS = 10;
/**
 * Two signals within this time count as one, because a terminal and a parent process can both send
 * it.
 */
const SAME_SIGNAL_MS = 300;

/** Ctrl-C, a request to end, and a closed terminal. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How other processes and the user end a run. */
export interface Ending {
  /** Asks the run to end. The reason is the signal. */
  readonly signal: AbortSignal;
  /**
   * Registers `undo` for a run that does not end by itself. `undo` must do its work synchronously.
   * Returns a function that removes it.
   */
  readonly atLastResort: (undo: () => void) => () => void;
  /** Ends this process with an exit code. */
  readonly leave: (exitCode: number) => Promise<void>;
  /** Ends this process at once with an exit code, even if nothing works any more. */
  readonly giveUp: (exitCode: number) => void;
}

/**
 * Listens to the signals that end a run. The first signal asks the run to end. If a second signal
 * comes, or the run does not end in time, the signal itself ends the process: `process.exit` would
 * wait for a file system call that never returns.
 *
 * @param atOnce called before the process ends in that way
 */
export function listenToSignals(atOnce: () => void): Ending {
  const asking = new AbortController();
  const undos: (() => void)[] = [];
  let askedAt = 0;
  const die = (signal: NodeJS.Signals): void => {
    // From here on another signal ends the process by itself.
    stopListening();
    undoAll();
    if (process.platform !== "win32") process.kill(process.pid, signal);
    // Windows has no signals, and the first process of a container ignores its own.
    process.exit(codeOf(signal));
  };
  const ask = (signal: NodeJS.Signals): void => {
    const now = performance.now();
    if (asking.signal.aborted) {
      if (now - askedAt < SAME_SIGNAL_MS) return;
      atOnce();
      die(signal);
      return;
    }
    askedAt = now;
    setTimeout(() => {
      atOnce();
      die(signal);
    }, GRACE_MS).unref();
    asking.abort(signal);
  };
  const undoAll = (): void => {
    for (const undo of undos.splice(0).toReversed()) quietly(undo);
  };
  const stopListening = (): void => {
    for (const signal of SIGNALS) process.off(signal, ask);
  };
  for (const signal of SIGNALS) process.on(signal, ask);
  // An older Node may have started this process. If that Node was killed, nobody waits for a
  // result.
  process.once("disconnect", () => ask("SIGTERM"));
  return {
    signal: asking.signal,
    atLastResort(undo) {
      undos.push(undo);
      return () => {
        if (undos.includes(undo)) undos.splice(undos.indexOf(undo), 1);
      };
    },
    giveUp(exitCode) {
      undoAll();
      process.exit(exitCode);
    },
    async leave(exitCode) {
      if (SIGNALS.some((signal) => exitCode === codeOf(signal))) {
        await fileSystemReturns();
        if (isInFileSystem()) die(asking.signal.reason as NodeJS.Signals);
      }
      // If the exit waits for the file system after all, a signal ends the process.
      stopListening();
      // Timers of a library for a browser that has ended must not keep the user waiting.
      process.exit(exitCode);
    },
  };
}

/** The exit code that a shell gives a process that a signal ended. */
function codeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

/** Gives the calls of the file system that an ended run left some time to return. */
async function fileSystemReturns(): Promise<void> {
  for (let waited = 0; waited < RETURN_MS && isInFileSystem(); waited += POLL_MS) {
    await sleep(POLL_MS);
  }
}

/** True if a call of the file system has not returned yet. `process.exit` would wait for it. */
function isInFileSystem(): boolean {
  return process.getActiveResourcesInfo().some((name) => name.startsWith("FSReq"));
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // The others must be undone too.
  }
}

// Standard streams.

const STDIN = 0;
const STDOUT = 1;
/**
 * The controls that this tool prints on a terminal: bold, faint, yellow, and the line of progress.
 */
const OWN_STYLES = ["\u001B[1m", "\u001B[2m", "\u001B[22m", "\u001B[33m", "\u001B[39m"];
const CLEAR_LINE = "\r\u001B[2K";

/** Standard output and standard error of this process. */
export interface StandardStreams {
  /**
   * Writes data to standard output. Throws ReportError "output" if a file does not accept it. Does
   * nothing after the reader, such as `head`, has closed the stream.
   */
  readonly print: (text: string) => void;
  /** Writes a message to standard error. The run goes on even if nobody can read it. */
  readonly tell: (text: string) => void;
  /** Waits until all output is written. Throws the same errors as `print`. */
  readonly finish: () => Promise<void>;
}

/** Takes control of both streams. Call this once. */
export function standardStreams(): StandardStreams {
  let failure: NodeJS.ErrnoException | undefined;
  let isUnwanted = false;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") isUnwanted = true;
    else failure ??= error;
  });
  process.stderr.on("error", () => undefined);
  // Writes to a file itself: on a nearly full disk, Node takes a partial write for a complete one.
  const toFile = isFileOrDevice(STDOUT) && !process.stdout.isTTY;
  return {
    print(written) {
      const text = printable(written, process.stdout.isTTY);
      if (toFile) writeToFile(text);
      else if (!isUnwanted) process.stdout.write(text);
    },
    tell: (text) => void process.stderr.write(printable(text, process.stderr.isTTY)),
    async finish() {
      if (!toFile) await written(process.stdout);
      await written(process.stderr);
      if (failure !== undefined) throw outputLost(failure);
    },
  };
}

/**
 * Makes text safe to print. No other place does this. Names of files, options and cells may contain
 * characters that control a terminal, and a log may be shown on a terminal later. On a terminal the
 * controls of this tool stay.
 */
function printable(text: string, isTerminal: boolean): string {
  if (!isTerminal) return withEscapes(text);
  const start = text.startsWith(CLEAR_LINE) ? CLEAR_LINE : "";
  const shown = OWN_STYLES.reduce(
    (escaped, style) => escaped.replaceAll(withEscapes(style), style),
    withEscapes(text.slice(start.length)),
  );
  return start + shown;
}

/**
 * True if standard output was closed before the start (`>&-`). Node then opens /dev/null in its
 * place, also for reading; a shell opens `> /dev/null` only for writing. Also true if the program
 * that starts this one opens /dev/null for both.
 */
export function isOutputClosed(): boolean {
  try {
    if (fstatSync(STDOUT).rdev !== statSync("/dev/null").rdev) return false;
    readSync(STDOUT, Buffer.alloc(1));
    return true;
  } catch {
    return false;
  }
}

/**
 * The bytes of standard input, until `signal` ends the run. Throws ReportError "input" if it cannot
 * be read.
 */
export async function* standardInput(signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { stdin } = process;
  const end = (): void => void stdin.destroy(new Error("the run was ended"));
  signal.addEventListener("abort", end);
  try {
    if (fstatSync(STDIN).isDirectory()) {
      throw new ReportError("input", streamMessages.inputIsFolder);
    }
    yield* stdin as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new ReportError("input", streamMessages.inputUnreadable, { cause: error });
  } finally {
    signal.removeEventListener("abort", end);
  }
}

function isFileOrDevice(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor);
    return found.isFile() || found.isCharacterDevice();
  } catch {
    return false;
  }
}

function writeToFile(text: string): void {
  const bytes = Buffer.from(text, "utf8");
  try {
    for (let at = 0; at < bytes.length; at += writeSync(STDOUT, bytes, at));
  } catch (error) {
    throw outputLost(error);
  }
}

function outputLost(cause: unknown): ReportError {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  const isFull = code === "ENOSPC" || code === "EDQUOT";
  const message = isFull ? streamMessages.outputFull : streamMessages.outputFailed;
  return new ReportError("output", message, { cause });
}

/** Resolves when everything written to `stream` so far has been handed to the system. */
async function written(stream: NodeJS.WriteStream): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  stream.write("", () => resolve());
  await promise;
}

// Compiled code, and limits.

/**
 * Lets Node store compiled code in a folder, which saves about a fifth of a run's time. Node later
 * runs that code, so nobody else may be able to write in the folder. Call this before loading the
 * modules whose code is stored.
 */
export function keepCompiledCode(folder: string): void {
  // Set the flags first: V8 refuses code that was stored under other flags.
  tuneForShortRuns();
  const { status } = enableCompileCache(folder);
  const { ENABLED, ALREADY_ENABLED } = moduleConstants.compileCacheStatus;
  if (status !== ENABLED && status !== ALREADY_ENABLED) setFlagsFromString("--lazy");
}

/**
 * Sets flags of V8 that make a run of about a second faster. By default V8 compiles a function at
 * its first call, after Node stores the code of its module. With these flags all functions are
 * compiled at once and stored. Otherwise each run compiles seven thousand again. The optimising
 * compiler starts after far more calls: it gains nothing in a run of some reports, and still helps
 * a run over a million rows.
 */
export function tuneForShortRuns(): void {
  setFlagsFromString("--no-lazy");
  setFlagsFromString("--invocation-count-for-turbofan=100000");
}

/** With fewer open files this process or the browser fails or hangs. 80 were enough in trials. */
const ENOUGH = 96;

/** True if the system lets this process open too few files for a report; false if unknown. */
export function hasFewFiles(): boolean {
  if (process.platform !== "linux") return false;
  try {
    const limits = readFileSync("/proc/self/limits", "latin1");
    return Number(/^Max open files +(\d+)/m.exec(limits)?.[1] ?? ENOUGH) < ENOUGH;
  } catch {
    // There are too few even for this file.
    return true;
  }
}
