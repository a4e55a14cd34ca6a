import { findingsText } from "./findings-text.ts";
import { type Host, sourceContext } from "./host.ts";
import { commandMessages } from "../messages/commands.ts";
import type { Findings } from "../messages/finding.ts";
import type { SourceContext } from "../monitor/source.ts";
import type { ReadingContext } from "../pipeline/protected-figures.ts";
import { refuseOnError, settleFindings } from "../pipeline/refuse.ts";
import type { Settings } from "../settings/settings.ts";

/** Tells on a terminal what a run is busy with; elsewhere it is silent. */
export interface Progress {
  /** Shows this line in the place of the one before. */
  show(line: string): void;
  /** Takes the line away, so that a message or the prompt stands alone. */
  clear(): void;
}

const CLEAR_LINE = "\r\u001B[2K";

/**
 * Shows how far the reading of an export is, once for each percent of its size; nothing where the
 * size is not known.
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

/** Takes lines in English about what happens, with the time since the start; silent without `--debug`. */
export function debugLog(
  host: Host,
  { debug = false }: { readonly debug?: boolean },
): (line: string) => void {
  if (!debug) return () => undefined;
  return (line) => host.tell(`[${Math.round(host.elapsed())} ms] ${line}\n`);
}

/** What a command that makes a report takes from the machine. */
export function makingContext(host: Host, progress: Progress) {
  return {
    stdin: host.stdin,
    temporaryFolder: host.machine.temporaryFolder,
    signal: host.signal,
    onProgress: readingProgress(progress),
  };
}

/** Does work that reads an export, and shows on a terminal how far it is. */
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

/** Tells what was found. Throws ReportError "input", with all of it, where an error is among it. */
export function tellFindings(found: Findings, settings: Settings, host: Host): void {
  const settled = settleFindings(found, settings);
  refuseOnError(settled);
  host.tell(findingsText(settled));
}
