import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { BrowserContext } from "../../src/browser/browser-process.ts";

/** This machine as the command line describes it, with changes for a test. */
export function contextOfThisMachine(changes: Partial<BrowserContext> = {}): BrowserContext {
  return {
    platform: process.platform,
    architecture: process.arch,
    environment: process.env,
    homeFolder: os.homedir(),
    temporaryFolder: os.tmpdir(),
    userId: process.getuid?.(),
    hasFewFiles: () => false,
    debug: () => undefined,
    notice: () => undefined,
    warn: () => undefined,
    ...changes,
  };
}

/** This machine (x64), with its cache, home and temporary folder in `folder`. */
export function contextIn(folder: string, changes: Partial<BrowserContext> = {}): BrowserContext {
  return contextOfThisMachine({
    architecture: "x64",
    environment: { XDG_CACHE_HOME: path.join(folder, "cache") },
    temporaryFolder: path.join(folder, "tmp"),
    homeFolder: path.join(folder, "home"),
    ...changes,
  });
}

/** The folder of the unpacked browser of a `contextIn` the same folder. */
export function cacheIn(folder: string): string {
  return path.join(folder, "cache", "peildatum");
}

/** Calls `use` with a new folder, and removes that folder afterwards. */
export async function inNewFolder<Result>(
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "peildatum-test-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A living process. */
export interface LivingProcess {
  readonly id: number;
  /** The process group, which a browser's processes share. */
  readonly group: number;
  readonly commandLine: string;
}

/** The living processes with `text` on their command line, and all others in their groups. */
export async function processesAround(text: string): Promise<LivingProcess[]> {
  const all = await livingProcesses();
  const groups = new Set(
    all.filter((one) => one.commandLine.includes(text)).map((one) => one.group),
  );
  return all.filter((one) => groups.has(one.group) && one.group !== 0);
}

/** Returns true if none of `processes` lives any more. */
export async function areGone(processes: readonly LivingProcess[]): Promise<boolean> {
  const living = new Set((await livingProcesses()).map((one) => one.id));
  return processes.every((one) => !living.has(one.id));
}

async function livingProcesses(): Promise<LivingProcess[]> {
  const names = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const commandLine = await readFile(`/proc/${name}/cmdline`, "utf8").catch(() => "");
      const status = await readFile(`/proc/${name}/stat`, "latin1").catch(() => "");
      const [, , group] = status.slice(status.lastIndexOf(")") + 2).split(" ");
      return { id: Number(name), group: Number(group ?? 0), commandLine };
    }),
  );
  // A dead process that was not yet reaped has no command line.
  return found.filter((one) => one.commandLine !== "");
}

/** Waits until `condition` is true, for at most five seconds. Returns whether it is true. */
export async function within5Seconds(condition: () => Promise<boolean>): Promise<boolean> {
  for (let turn = 0; turn < 250; turn += 1) {
    if (await condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return condition();
}
