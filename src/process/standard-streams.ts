import { fstatSync, readSync, statSync, writeSync } from "node:fs";

import { ReportError } from "../errors.ts";
import { withEscapes } from "../language/control-characters.ts";
import { streamMessages } from "../messages/streams.ts";

const STDIN = 0;
const STDOUT = 1;
/** What we steer a terminal with: bold, faint and yellow, and the line of progress that is redrawn. */
const OWN_STYLES = ["\u001B[1m", "\u001B[2m", "\u001B[22m", "\u001B[33m", "\u001B[39m"];
const CLEAR_LINE = "\r\u001B[2K";

/** Standard output and standard error of this process. */
export interface StandardStreams {
  /**
   * Writes data to standard output. Throws a ReportError("output") where a file does not take it.
   * Nothing happens where the reader, such as `head`, has had enough.
   */
  readonly print: (text: string) => void;
  /** Writes a message to standard error. Where nobody can read it, the run goes on. */
  readonly tell: (text: string) => void;
  /** Waits until all of it has left this process. Throws as `print` does. */
  readonly finish: () => Promise<void>;
}

/** Takes hold of both streams. To be called once. */
export function standardStreams(): StandardStreams {
  let failure: NodeJS.ErrnoException | undefined;
  let isUnwanted = false;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") isUnwanted = true;
    else failure ??= error;
  });
  process.stderr.on("error", () => undefined);
  // Node takes part of a text that a nearly full disk took for the whole of it.
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
 * The one place where text is made safe to print: names of files, options and cells may hold what
 * steers a terminal, and outputs land in logs that someone shows on one. On a terminal our own
 * controls stay.
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
 * True where standard output was closed before the start (`>&-`). Node then opens /dev/null in its
 * place, for reading as well, which `> /dev/null` is not. A program that starts us without wanting
 * output may do the same.
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
 * The bytes of standard input, until `signal` ends the run. Throws a ReportError("input") where it
 * cannot be read.
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
