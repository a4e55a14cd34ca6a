import { type ChildProcess, spawn } from "node:child_process";
import { PassThrough, type Readable, type Writable } from "node:stream";

import type {
  Browser,
  ConnectionTransport,
} from "puppeteer-core/internal/puppeteer-core-browser.js";

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
   * Registers `undo` for when the process must end at once. `undo` must work synchronously. Returns
   * a function that cancels the registration.
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

/** The number of characters of stderr that are kept. */
const KEPT_ERRORS = 16_384;

/** A browser's process and its child processes. */
export interface BrowserProcess {
  readonly transport: PipeTransport;
  /**
   * Resolves when the browser has ended, for any reason, with the last text that it wrote to
   * stderr.
   */
  readonly gone: Promise<string>;
  /** Kills all its processes at once. */
  readonly kill: () => void;
}

/** A browser that runs and responds. */
export interface LaunchedBrowser {
  readonly process: BrowserProcess;
  readonly connection: Browser;
  readonly version: string;
  /** Why it runs without its sandbox. Undefined if it has one. */
  readonly unprotected: Unprotected | undefined;
}

/** Why a browser runs without its sandbox: we are root, or the system refuses the sandbox. */
export type Unprotected = "root" | "refused";

/** Starts `program`. It communicates over two pipes, so it ends when this process ends. */
export function spawnBrowser(
  program: BrowserProgram,
  profile: string,
  sandbox: boolean,
  context: BrowserContext,
): BrowserProcess {
  const flags = browserFlags(program, profile, sandbox);
  context.debug(`starting ${program.path} ${flags.join(" ")}`);
  const child = spawn(program.path, flags, {
    // It gets its own process group: Ctrl-C in the terminal reaches only us, and one kill ends all.
    detached: context.platform !== "win32",
    windowsHide: true,
    cwd: profile,
    env: browserEnvironment(program, profile, context),
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
  });
  // If no more files can be opened, Node returns a child process without streams.
  const { stdio }: { readonly stdio: readonly unknown[] | undefined } = child;
  const [, , , toBrowser = new PassThrough(), fromBrowser = new PassThrough()] = stdio ?? [];
  const transport = new PipeTransport(toBrowser as Writable, fromBrowser as Readable);
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(-KEPT_ERRORS);
  });
  const kill = (): void => killGroup(child, context);
  const isGone = context.atLastResort?.(kill);
  const gone = new Promise<string>((resolve) => {
    child.once("error", (error) => {
      transport.close();
      resolve(`${errors}${error.message}`);
    });
    // The rest of the group would keep stderr open.
    child.once("exit", (code, signal) => {
      isGone?.();
      errors += `(ended: ${signal ?? code})`;
      killRest(child, context);
    });
    child.once("close", () => resolve(errors));
  });
  return { transport, gone, kill };
}

function killGroup(child: ChildProcess, context: BrowserContext): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (context.platform === "win32") {
    spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" }).once(
      "error",
      () => child.kill("SIGKILL"),
    );
    return;
  }
  killRest(child, context);
}

function killRest(child: ChildProcess, context: BrowserContext): void {
  if (child.pid === undefined || context.platform === "win32") return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The whole group has ended already.
  }
}

/** Passes only those variables of the user's environment that a program needs in order to start. */
function browserEnvironment(
  program: BrowserProgram,
  profile: string,
  context: BrowserContext,
): Record<string, string> {
  // On a Mac the path of the temporary folder is so long that a socket in our folder would not fit.
  const temporary = context.platform === "darwin" ? context.temporaryFolder : profile;
  const fixed = { TZ: "UTC", LANG: "C.UTF-8", LANGUAGE: "nl", HOME: profile, TMPDIR: temporary };
  const passed = [
    "PATH",
    "SystemRoot",
    "windir",
    "ProgramFiles",
    "ProgramFiles(x86)",
    "ProgramData",
  ];
  const installed = program.origin === "installed" ? pick(context.environment, passed) : {};
  return {
    ...installed,
    ...fixed,
    ...(context.platform === "win32" ? { TEMP: profile, TMP: profile } : {}),
    ...(program.fontsConfiguration === undefined
      ? {}
      : { FONTCONFIG_FILE: program.fontsConfiguration }),
    ...(program.libraries === undefined ? {} : { LD_LIBRARY_PATH: program.libraries }),
  };
}

function pick(
  environment: BrowserContext["environment"],
  names: readonly string[],
): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = environment[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

// The pipes.

/**
 * Transports the DevTools messages over two pipes. Each message is JSON and ends with a zero byte.
 */
export class PipeTransport implements ConnectionTransport {
  onmessage?: (message: string) => void;
  onclose?: () => void;
  readonly #toBrowser: Writable;
  #unfinished: Buffer[] = [];
  #closed = false;

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser;
    fromBrowser.on("data", (bytes: Buffer) => this.#take(bytes));
    fromBrowser.on("close", () => this.close());
    // A killed browser breaks both pipes. That is not a separate failure: the transport closes.
    fromBrowser.on("error", () => this.close());
    toBrowser.on("error", () => this.close());
  }

  send(message: string): void {
    if (!this.#closed) this.#toBrowser.write(`${message}\0`);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#unfinished = [];
    this.onclose?.();
  }

  #take(bytes: Buffer): void {
    let start = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      const message = Buffer.concat([...this.#unfinished, bytes.subarray(start, end)]).toString();
      this.#unfinished = [];
      start = end + 1;
      // One message in each turn of the event loop, so that code that waits for the first message
      // runs before the second arrives.
      setImmediate(() => {
        if (!this.#closed) this.onmessage?.(message);
      });
    }
    if (start < bytes.length) this.#unfinished.push(bytes.subarray(start));
  }
}

// The command line.

/** A port where no proxy listens: port 9 of this machine, "discard". */
const PROXY_TO_NOWHERE = "127.0.0.1:9";

/** The command line for `program`, which lets it print pages and do nothing else. */
function browserFlags(
  program: BrowserProgram,
  profile: string,
  sandbox: boolean,
): readonly string[] {
  return [
    "--headless",
    "--remote-debugging-pipe",
    `--user-data-dir=${profile}`,
    ...(sandbox ? [] : ["--no-sandbox"]),
    ...PRINTING,
    ...SAME_EVERYWHERE,
    ...NO_NETWORK,
    ...NOTHING_ELSE,
    // The carried browser opens no page by itself. An installed one would open its start page.
    ...(program.origin === "installed" ? ["about:blank"] : []),
  ];
}

const PRINTING = ["--export-tagged-pdf", "--generate-pdf-document-outline"];

const SAME_EVERYWHERE = [
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--force-device-scale-factor=1",
  "--lang=nl-NL",
  "--disable-gpu",
  "--disable-software-rasterizer",
];

const NO_NETWORK = [
  `--proxy-server=${PROXY_TO_NOWHERE}`,
  "--proxy-bypass-list=<-loopback>",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-pings",
  "--dns-prefetch-disable",
];

const NOTHING_ELSE = [
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-component-extensions-with-background-pages",
  "--disable-breakpad",
  "--disable-crash-reporter",
  "--disable-client-side-phishing-detection",
  "--disable-search-engine-choice-screen",
  "--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame",
  "--disable-dev-shm-usage",
  "--hide-scrollbars",
  "--mute-audio",
  "--metrics-recording-only",
  "--password-store=basic",
  "--use-mock-keychain",
];
