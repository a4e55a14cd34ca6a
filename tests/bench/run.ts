import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** How a process went. */
export interface Run {
  readonly milliseconds: number;
  /** Resident memory at its highest, in MiB. */
  readonly peakMebibytes: number;
  /** What it wrote to standard error. */
  readonly told: string;
}

const PEAK = path.join(tmpdir(), `peildatum-bench-peak-${process.pid}`);

/** Runs a script in a process of its own. Throws where it fails. */
export function run(file: string, words: readonly string[], folder: string): Run {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", path.join(import.meta.dirname, "note-peak.ts"), file, ...words],
    { cwd: folder, encoding: "utf8", env: { ...process.env, PEAK } },
  );
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`);
  const peakMebibytes = Number(readFileSync(PEAK, "utf8")) / 1024;
  rmSync(PEAK);
  return { milliseconds, peakMebibytes, told: stderr };
}

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function show(name: string, milliseconds: number, note = ""): void {
  process.stdout.write(`${name.padEnd(34)}${milliseconds.toFixed(0).padStart(6)} ms  ${note}\n`);
}
