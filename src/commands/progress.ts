import { findingsText } from "./findings-text.ts";
import { type Host, sourceContext } from "./host.ts";
import { commandMessages } from "../messages/commands.ts";
import type { Findings } from "../messages/finding.ts";
import type { SourceContext } from "../monitor/source.ts";
import type { ReadingContext } from "../pipeline/protected-figures.ts";
import { refuseOnError, settleFindings } from "../pipeline/refuse.ts";
import type { Settings } from "../settings/settings.ts";

/** Shows the current work of a run on a terminal. Does nothing elsewhere. */
export interface Progress {
  /** Replaces the line by this one. */
  show(line: string): void;
  /** Removes the line, before a message or the prompt. */
  clear(): void;
}

const CLEAR_LINE = "\r\u001B[2K";

/**
 * Returns a function that shows the progress of reading an export, once for each percent of its size.
 * It shows nothing if the size is unknown.
 */
export function readingProgress(
  progress: Progress,
): (bytesRead: number, size: number | null) => void {
  let shown = 0;
  return (bytes, size) => {
    const percent = size === null || size === 0 ? 0 : Math.floor((100 * bytes) / size);
    if (percent <= shown) return;
    shown = percent;
    progress.show(commandMessages.readingSoFar(percent));
  };
}

/** Progress for a host: one line that is redrawn. */
export function startProgress(host: Host): Progress {
  if (!host.isInteractive) return { show: () => undefined, clear: () => undefined };
  let isShown = false;
  return {
    show(line) {
      host.tell(`${CLEAR_LINE}${line}`);
      isShown = true;
    },
    clear() {
      if (isShown) host.tell(CLEAR_LINE);
      isShown = false;
    },
  };
}

/** Returns a log for lines in English, with the time since the start. Silent without `--debug`. */
export function debugLog(
  host: Host,
  { debug = false }: { readonly debug?: boolean },
): (line: string) => void {
  if (!debug) return () => undefined;
  return (line) => host.tell(`[${Math.round(host.elapsed())} ms] ${line}\n`);
}

/** The context for making a report. */
export function makingContext(host: Host, progress: Progress) {
  return {
    stdin: host.stdin,
    temporaryFolder: host.machine.temporaryFolder,
    signal: host.signal,
    onProgress: readingProgress(progress),
  };
}

/** Does work that reads an export, and shows its progress. */
export async function whileReading<T>(
  host: Host,
  settings: Settings,
  work: (context: ReadingContext & SourceContext) => Promise<T>,
): Promise<T> {
  const progress = startProgress(host);
  const context = {
    ...sourceContext(host, settings),
    signal: host.signal,
    onProgress: readingProgress(progress),
  };
  return await work(context).finally(() => progress.clear());
}

/** Shows findings. Throws ReportError "input" with all findings if one of them is an error. */
export function tellFindings(found: Findings, settings: Settings, host: Host): void {
  const settled = settleFindings(found, settings);
  refuseOnError(settled);
  host.tell(findingsText(settled));
}
