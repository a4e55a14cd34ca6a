import type { BrowserContext } from "../browser/context.ts";
import { ReportError } from "../errors.ts";
import { streamMessages } from "../messages/streams.ts";
import type { SourceContext } from "../monitor/source.ts";
import { terminalOf, type Terminal } from "../publish/terminal.ts";
import type { CommandOptions, Settings } from "../settings/settings.ts";
import { settleSettings } from "../settings/settle-settings.ts";
import { findingsText } from "./findings-text.ts";

/** The machine as a command sees it. The entry makes it once. Nothing else uses the process. */
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
  /** Ends the run. Its reason says which signal came. */
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

/** The context for opening an export. */
export function sourceContext(
  { stdin, machine }: Host,
  { maxBytes }: Pick<Settings, "maxBytes">,
): SourceContext {
  return { stdin, temporaryFolder: machine.temporaryFolder, maxBytes };
}

/**
 * The settings of a command. Shows warnings about them. Throws ReportError "usage" for wrong settings.
 */
export async function settingsOfHost(options: CommandOptions, host: Host): Promise<Settings> {
  return await settleSettings(options, host.environment, host.folder, (found) =>
    host.tell(findingsText(found)),
  );
}

/** The width for a file or a pipe: that of the narrowest terminal that a user is likely to have. */
const USUAL_WIDTH = 80;

/** The terminal that a command prints to. It has colours only if a user looks at it and wants them. */
export function terminalOfHost(
  { width, environment }: Pick<Host, "width" | "environment">,
  { color = true }: { readonly color?: boolean },
): Terminal {
  const isDeclined = (environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb";
  return terminalOf(width ?? USUAL_WIDTH, width !== null && color && !isDeclined);
}
