import { findingsText } from "../answers/findings.ts";
import { type Terminal, terminalOf } from "../answers/terminal-lines.ts";
import type { BrowserContext } from "../browser/browser-process.ts";
import { ReportError } from "../errors.ts";
import { figurePattern } from "../explain/select-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import type { Findings } from "../findings/finding.ts";
import { compareCodePoints } from "../language/characters.ts";
import { formatPeriod } from "../language/dates.ts";
import { closestTerm } from "../language/likely-meaning.ts";
import { commandMessages, streamMessages } from "../messages/commands.ts";
import { diffUsage } from "../messages/diff-and-explain.ts";
import { snapshotMessages } from "../messages/publication.ts";
import { settingsMessages } from "../messages/settings-and-yaml.ts";
import type { SourceContext } from "../monitor/source.ts";
import { byTime, type Period } from "../period/period.ts";
import { refuseOnError, settleFindings } from "../pipeline/check-report.ts";
import type { ReadingContext } from "../pipeline/read-export.ts";
import type { CommandOptions, Settings } from "../settings/settings.ts";
import { settleSettings } from "../settings/settle-settings.ts";
import { listSnapshots, type SnapshotEntry } from "../snapshots/snapshot-folders.ts";

/**
 * The machine as a command sees it. The entry point makes it once, so that no command uses
 * `process`.
 */
export interface Host {
  /** The name that the user typed: `report` or `peildatum`. */
  readonly programName: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The working folder, as an absolute path. */
  readonly folder: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Writes to standard output. Throws ReportError "output" if that fails. */
  readonly print: (text: string) => void;
  /** Writes messages for people to standard error. */
  readonly tell: (text: string) => void;
  /** True if standard output was closed before the start. */
  readonly isOutputClosed: () => boolean;
  /** True if the user looks at a terminal that can redraw a line. */
  readonly isInteractive: boolean;
  /** The width of the terminal of standard output, in characters; null for a file or a pipe. */
  readonly width: number | null;
  /** Aborts the run. Its reason says which signal the process received. */
  readonly signal: AbortSignal;
  /** Facts about the machine, for the start of a browser. */
  readonly machine: Pick<
    BrowserContext,
    | "platform"
    | "architecture"
    | "homeFolder"
    | "temporaryFolder"
    | "userId"
    | "hasFewFiles"
    | "atLastResort"
  >;
  /** Milliseconds since the start of the program. No report depends on them. */
  readonly elapsed: () => number;
  /** Returns secure random bytes, for an address that only the user may know. */
  readonly randomBytes: (count: number) => Uint8Array;
}

/**
 * Throws ReportError "output" if standard output is closed. For commands that only print.
 */
export function requireOutput({ isOutputClosed }: Host): void {
  if (isOutputClosed()) throw new ReportError("output", streamMessages.outputClosed);
}

/**
 * The format with this name, in capitals or small letters. Throws ReportError "usage" for an
 * unknown name.
 */
export function requireFormat<T>(name: string, formats: Readonly<Record<string, T>>): T {
  const folded = name.toLowerCase();
  const format = Object.hasOwn(formats, folded) ? formats[folded] : undefined;
  if (format === undefined) {
    throw new ReportError("usage", settingsMessages.formatUnknown(Object.keys(formats)));
  }
  return format;
}

/** The formats of a command that prints the names of files, or what it made as JSON. */
export const TABLE_OR_JSON = { table: "table", json: "json" } as const;

/**
 * Returns a test for the ids of figures that match `--figure`. Throws ReportError "usage" for a pattern
 * that matches no figure.
 */
export function requireFigures(
  patterns: readonly string[] | undefined,
): (figure: string) => boolean {
  if (patterns === undefined) return () => true;
  const ids = CATALOGUE.map(({ id }) => id);
  for (const pattern of patterns) {
    if (!ids.some(figurePattern([pattern]))) {
      const labelled = CATALOGUE.find(({ label }) => label.toLowerCase() === pattern.toLowerCase());
      const near = labelled?.id ?? closestTerm(pattern, ids);
      throw new ReportError("usage", diffUsage.noFigure(pattern, near));
    }
  }
  return figurePattern(patterns);
}

/**
 * The snapshots of the given periods, or all snapshots with `null`. Shows which periods have none. Throws
 * ReportError for an unreadable folder: "usage" for the folder of the settings, else "input".
 */
export async function requireSnapshots(
  periods: readonly Period[] | null,
  { snapshots: folder }: Settings,
  host: Host,
): Promise<{
  readonly snapshots: readonly SnapshotEntry[];
  /** True if every given period has one. */
  readonly isAll: boolean;
}> {
  const { reports, corrected, barred } = await listSnapshots(folder);
  if (barred.length > 0) {
    const sentences = barred.map((one) => snapshotMessages.barred(one.folder, one.barrier));
    const isSetting = barred.some((one) => one.folder === folder);
    throw new ReportError(isSetting ? "usage" : "input", sentences);
  }
  const all = [...corrected, ...reports].toSorted(
    (a, b) => byTime(a.period, b.period) || compareCodePoints(a.document, b.document),
  );
  const isOf = (one: SnapshotEntry, { id }: Period): boolean => one.period.id === id;
  const absent = (periods ?? []).filter((period) => !all.some((one) => isOf(one, period)));
  if (all.length === 0) host.tell(`${snapshotMessages.nothingKept(folder)}\n`);
  else {
    for (const one of absent) host.tell(`${snapshotMessages.notKept(formatPeriod(one), folder)}\n`);
  }
  const snapshots = all.filter(
    (one) => periods === null || periods.some((period) => isOf(one, period)),
  );
  return { snapshots, isAll: absent.length === 0 };
}

/**
 * The settings of a command. Shows warnings about them. Throws ReportError "usage" for wrong settings.
 */
export async function settingsOfHost(options: CommandOptions, host: Host): Promise<Settings> {
  return await settleSettings(options, host.environment, host.folder, (found) =>
    host.tell(findingsText(found)),
  );
}

/** Shows findings. Throws ReportError "input" with all findings if one of them is an error. */
export function tellFindings(found: Findings, settings: Settings, host: Host): void {
  const settled = settleFindings(found, settings);
  refuseOnError(settled);
  host.tell(findingsText(settled));
}

/** The width for a file or a pipe, in characters: the narrowest terminal that users are likely to have. */
const USUAL_WIDTH = 80;

/** The terminal that a command prints to. It has colours only if a user looks at it and wants them. */
export function terminalOfHost(
  { width, environment }: Pick<Host, "width" | "environment">,
  { color = true }: { readonly color?: boolean },
): Terminal {
  const isDeclined = (environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb";
  return terminalOf(width ?? USUAL_WIDTH, width !== null && color && !isDeclined);
}

/** Shows the current work of a run on a terminal. Does nothing elsewhere. */
export interface Progress {
  /** Replaces the line by this one. */
  show(line: string): void;
  /** Removes the line, before a message or the prompt. */
  clear(): void;
}

const CLEAR_LINE = "\r\u001B[2K";

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

/** Returns a log for lines in English, with the time since the start. Silent without `--debug`. */
export function debugLog(
  host: Host,
  { debug = false }: { readonly debug?: boolean },
): (line: string) => void {
  if (!debug) return () => undefined;
  return (line) => host.tell(`[${Math.round(host.elapsed())} ms] ${line}\n`);
}

/** Returns a function that does a part of a run, and logs its duration under `--debug`. */
export function timedBy(
  host: Host,
  debug: (line: string) => void,
): <T>(part: string, work: () => Promise<T>) => Promise<T> {
  return async (part, work) => {
    const start = host.elapsed();
    const result = await work();
    debug(`${part} took ${Math.round(host.elapsed() - start)} ms`);
    return result;
  };
}

/** The context for opening an export. */
export function sourceContext(
  { stdin, machine }: Host,
  { maxBytes }: Pick<Settings, "maxBytes">,
): SourceContext {
  return { stdin, temporaryFolder: machine.temporaryFolder, maxBytes };
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

/** The context for making a report. */
export function makingContext(host: Host, progress: Progress) {
  return {
    stdin: host.stdin,
    temporaryFolder: host.machine.temporaryFolder,
    signal: host.signal,
    onProgress: readingProgress(progress),
  };
}

/** The context for the start of a browser. It shows its work as progress. */
export function browserOfHost(
  host: Host,
  debug: (line: string) => void,
  progress: Progress,
): BrowserContext {
  const browserPath = host.environment["REPORT_BROWSER"];
  return {
    ...host.machine,
    environment: host.environment,
    browserPath: browserPath === "" ? undefined : browserPath,
    signal: host.signal,
    debug,
    notice: (sentence) => progress.show(sentence),
    warn(sentence) {
      progress.clear();
      host.tell(`${sentence}\n`);
    },
  };
}
