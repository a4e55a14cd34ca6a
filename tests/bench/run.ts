import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { watchTree } from "./process-tree.ts";

/** The result of a process. Times are in milliseconds. */
export interface Run {
  readonly wall: number;
  /**
   * CPU time of the process itself, all threads together. Null if the system does not report it.
   */
  readonly cpu: number | null;
  /**
   * CPU time of all its child processes, mainly the browser. Null if the system does not report it.
   */
  readonly cpuBelow: number | null;
  /** Peak resident memory of the process, in MiB. Null for a process other than Node. */
  readonly peakMebibytes: number | null;
  /** What it wrote to standard error. */
  readonly messages: string;
}

const NOTE = path.join(tmpdir(), `peildatum-bench-use-${process.pid}`);

/** Runs a script in a separate Node process. Rejects if it fails. */
export async function run(file: string, words: readonly string[], folder: string): Promise<Run> {
  const loaded = ["--import", path.join(import.meta.dirname, "note-use.ts")];
  const one = await runProgram(process.execPath, [...loaded, file, ...words], folder);
  const { peakKibibytes, cpuMicroseconds } = JSON.parse(readFileSync(NOTE, "utf8")) as {
    readonly peakKibibytes: number;
    readonly cpuMicroseconds: number;
  };
  rmSync(NOTE);
  return { ...one, cpu: cpuMicroseconds / 1000, peakMebibytes: peakKibibytes / 1024 };
}

/** Runs a program other than Node. Rejects if it fails. */
export async function runProgram(
  program: string,
  words: readonly string[],
  folder: string,
): Promise<Run> {
  const start = performance.now();
  const child = spawn(program, words, {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NOTED_USE: NOTE },
  });
  const tree = watchTree(child.pid ?? 0);
  child.stdout.resume();
  let messages = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (messages += text));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once("error", reject).once("close", resolve);
  const status = await promise;
  const wall = performance.now() - start;
  const cpu = tree.end();
  if (status !== 0)
    throw new Error(`${program} ${words.join(" ")} ended with ${status}: ${messages}`);
  return {
    wall,
    cpu: cpu?.own ?? null,
    cpuBelow: cpu?.below ?? null,
    peakMebibytes: null,
    messages,
  };
}

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Makes each run once to warm up, then all in turn, because the speed of a machine varies. */
export async function inTurn<Name extends string>(
  times: number,
  things: Readonly<Record<Name, () => Promise<Run>>>,
): Promise<Readonly<Record<Name, readonly Run[]>>> {
  const names = Object.keys(things) as Name[];
  for (const name of names) await things[name]();
  const found = Object.fromEntries(names.map((name) => [name, [] as Run[]])) as Record<Name, Run[]>;
  for (let turn = 0; turn < times; turn += 1) {
    for (const name of names) found[name].push(await things[name]());
  }
  return found;
}

/** The ratio of the times of two runs: the median over pairs of runs. */
export function timesAsLong(ones: readonly Run[], others: readonly Run[]): number {
  return median(ones.map(({ wall }, pair) => wall / (others[pair]?.wall ?? Number.NaN)));
}

/** Writes a line: a name, milliseconds of wall time, and a note. */
export function show(name: string, wall: number, note = ""): void {
  process.stdout.write(`${name.padEnd(36)}${wall.toFixed(0).padStart(6)} ms  ${note}`.trimEnd());
  process.stdout.write("\n");
}

/** Writes the medians of runs: wall time and CPU time, with the highest memory and a note. */
export function showRuns(name: string, runs: readonly Run[], note = ""): void {
  const medianOf = (part: "cpu" | "cpuBelow") => {
    const known = runs.map((one) => one[part]).filter((time) => time !== null);
    return known.length === 0 ? null : `${(median(known) / 1000).toFixed(2)} s`;
  };
  const [own, below] = [medianOf("cpu"), medianOf("cpuBelow")];
  const peaks = runs.map(({ peakMebibytes }) => peakMebibytes).filter((peak) => peak !== null);
  const parts = [
    ...(own === null ? [] : [`CPU ${own}`]),
    ...(below === null ? [] : [`${below} in its children`]),
    ...(peaks.length === 0 ? [] : [`${Math.max(...peaks).toFixed(0)} MiB`]),
    ...(note === "" ? [] : [note]),
  ];
  show(name, median(runs.map(({ wall }) => wall)), parts.join(", "));
}
