/**
 * What the browser needs to know of the machine and of the run. The command line fills it in:
 * nothing in this folder looks at the process, its environment or the clock by itself.
 */
export interface BrowserContext {
  readonly platform: NodeJS.Platform;
  /** The processor as Node names it: "x64", "arm64". */
  readonly architecture: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly temporaryFolder: string;
  /** The user's number; undefined on Windows, which has none. */
  readonly userId: number | undefined;
  /** True where the system lets a process open fewer files at once than a browser takes. */
  readonly hasFewFiles: () => boolean;
  /** The path that the user gave for the browser (REPORT_BROWSER), else undefined. */
  readonly browserPath?: string | undefined;
  /** Ends the browser at once, whatever it is doing. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Has `undo` done where the process is to end at once; it may wait for nothing. Gives a function
   * that takes that back.
   */
  readonly atLastResort?: ((undo: () => void) => () => void) | undefined;
  readonly timeLimits?: TimeLimits | undefined;
  /** Called when the browser's process runs, long before it can print. */
  readonly onStart?: (() => void) | undefined;
  /** Writes a line, in English, that the user sees with `--debug`. */
  readonly debug: (line: string) => void;
  /** Takes a sentence in Dutch that tells the user why something takes long. */
  readonly notice: (sentence: string) => void;
  /** Takes a sentence in Dutch that the user must have read afterwards. */
  readonly warn: (sentence: string) => void;
}

/** How long a step may take before it counts as failed, in milliseconds. */
export interface TimeLimits {
  readonly start: number;
  readonly print: number;
}

export const STANDARD_TIME_LIMITS: TimeLimits = { start: 60_000, print: 180_000 };

/** A browser that can be started. */
export interface BrowserProgram {
  readonly path: string;
  /** Carried inside our package, so of a known version; or found on the user's machine. */
  readonly origin: "carried" | "installed";
  /** The fontconfig file that hides the machine's fonts; undefined where fontconfig is not used. */
  readonly fontsConfiguration: string | undefined;
  /** The folder of shared libraries that this system lacks; undefined where it lacks none. */
  readonly libraries: string | undefined;
  /**
   * Brings the libraries that the system turned out to lack, and gives their folder; undefined
   * where we have none. Throws a ReportError("browser") where they cannot be unpacked.
   */
  readonly addLibraries: (() => Promise<string>) | undefined;
}
