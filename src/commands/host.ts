import type { BrowserContext } from "../browser/context.ts";
import { ReportError } from "../errors.ts";
import { streamMessages } from "../messages/streams.ts";
import type { SourceContext } from "../monitor/source.ts";
import { terminalOf, type Terminal } from "../publish/terminal.ts";
import type { CommandOptions, Settings } from "../settings/settings.ts";
import { settleSettings } from "../settings/settle-settings.ts";
import { findingsText } from "./findings-text.ts";

/** The machine as a command sees it. The entry makes it once; nothing else touches the process. */
export interface Host {
  /** The name that the user typed: `report` or `peildatum`. */
  readonly programName: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The working folder, as an absolute path. */
  readonly folder: string;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Data goes here. Throws a ReportError("output") where it cannot be written. */
  readonly print: (text: string) => void;
  /** Everything else goes here. */
  readonly tell: (text: string) => void;
  /** True where nothing is behind `print`: standard output was closed before the start. */
  readonly isOutputClosed: () => boolean;
  /** True where the user looks at a terminal that can redraw a line. */
  readonly isInteractive: boolean;
  /** How wide the terminal is that standard output goes to, in characters; null for a file or pipe. */
  readonly width: number | null;
  /** Ends the run: the reason says which signal came. */
  readonly signal: AbortSignal;
  /** What starting a browser needs to know. */
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
  /** Milliseconds since the program started. No report depends on them. */
  readonly elapsed: () => number;
  /** Secure random bytes, for an address that only the user may know. */
  readonly randomBytes: (count: number) => Uint8Array;
}

/**
 * For a command that makes nothing but what it prints: throws a ReportError("output") where nobody
 * would see that.
 */
export function requireOutput({ isOutputClosed }: Host): void {
  if (isOutputClosed()) throw new ReportError("output", streamMessages.outputClosed);
}

/** What opening the export takes from the machine and the settings. */
export function sourceContext(
  { stdin, machine }: Host,
  { maxBytes }: Pick<Settings, "maxBytes">,
): SourceContext {
  return { stdin, temporaryFolder: machine.temporaryFolder, maxBytes };
}

/**
 * Settles the settings of a command, and tells what is odd about them. Throws ReportError "usage"
 * where something is wrong with them.
 */
export async function settingsOfHost(options: CommandOptions, host: Host): Promise<Settings> {
  return await settleSettings(options, host.environment, host.folder, (found) =>
    host.tell(findingsText(found)),
  );
}

/** What goes to a file or a pipe is as wide as the narrowest terminal that a user is likely to have. */
const USUAL_WIDTH = 80;

/** The terminal that a command prints to: coloured only where someone looks who has not declined. */
export function terminalOfHost(
  { width, environment }: Pick<Host, "width" | "environment">,
  { color = true }: { readonly color?: boolean },
): Terminal {
  const isDeclined = (environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb";
  return terminalOf(width ?? USUAL_WIDTH, width !== null && color && !isDeclined);
}
