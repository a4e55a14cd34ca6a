/**
 * The facts about the machine and the run that the browser depends on. The command line fills them
 * in: nothing in this folder reads the process, its environment or the clock.
 */
export interface BrowserContext {
  readonly platform: NodeJS.Platform;
  /** The processor, as Node names it: "x64", "arm64". */
  readonly architecture: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly temporaryFolder: string;
  /** The user's number. Undefined on Windows, which has none. */
  readonly userId: number | undefined;
  /** Returns true if the system allows a process fewer open files than a browser needs. */
  readonly hasFewFiles: () => boolean;
  /** The browser's path from the user (REPORT_BROWSER), or undefined. */
  readonly browserPath?: string | undefined;
  /** Ends the browser at once. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Registers `undo`, which runs when the process must end at once and may not wait for anything.
   * Returns a function that cancels the registration.
   */
  readonly atLastResort?: ((undo: () => void) => () => void) | undefined;
  readonly timeLimits?: TimeLimits | undefined;
  /** Called when the browser's process has started, long before it can print. */
  readonly onStart?: (() => void) | undefined;
  /** Writes a line in English that `--debug` shows. */
  readonly debug: (line: string) => void;
  /** Shows the user a Dutch sentence that explains why something takes long. */
  readonly notice: (sentence: string) => void;
  /** Shows a Dutch sentence that the user must have read by the end of the run. */
  readonly warn: (sentence: string) => void;
}

/** How long a step may take before it fails, in milliseconds. */
export interface TimeLimits {
  readonly start: number;
  readonly print: number;
}

export const STANDARD_TIME_LIMITS: TimeLimits = { start: 60_000, print: 180_000 };

/** A browser that can be started. */
export interface BrowserProgram {
  readonly path: string;
  /**
   * "carried" comes with our package, so its version is known. "installed" was found on the
   * machine.
   */
  readonly origin: "carried" | "installed";
  /** The fontconfig file that hides the machine's fonts. Undefined if fontconfig is not used. */
  readonly fontsConfiguration: string | undefined;
  /** The folder of shared libraries that this system lacks. Undefined if it lacks none. */
  readonly libraries: string | undefined;
  /**
   * Unpacks the libraries that the system turned out to lack, and returns their folder. Undefined
   * if we have none. Throws a ReportError("browser") if they cannot be unpacked.
   */
  readonly addLibraries: (() => Promise<string>) | undefined;
}
