import { fstatSync, readSync, statSync, writeSync } from "node:fs";

import { ReportError } from "../errors.ts";
import { withEscapes } from "../language/control-characters.ts";
import { streamMessages } from "../messages/streams.ts";

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
  /** Waits until all of it has left this process. Throws as `print` does. */
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
  // On a nearly full disk, Node takes a partial write for a complete one.
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
 * Makes text safe to print. This is the only place that does so: names of files, options and cells
 * may contain characters that control a terminal, and a log may end up on one. On a terminal the
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
 * place, also for reading; a shell opens `> /dev/null` only for writing. A program that starts this
 * one without wanting output may do the same.
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

/** Resolves when everything written to `stream` so far has left this process. */
async function written(stream: NodeJS.WriteStream): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  stream.write("", () => resolve());
  await promise;
}
