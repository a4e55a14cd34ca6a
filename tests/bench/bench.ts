import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * `npm run bench`: how long a run takes on the sample, beside the floor that no run can go below:
 * start Node, start the browser, print the finished HTML once. Medians over several runs.
 */
const RUNS = 7;
const PROJECT = path.join(import.meta.dirname, "../..");
const ENTRY = path.join(PROJECT, "dist/entry.js");
const FOLDER = mkdtempSync(path.join(tmpdir(), "peildatum-bench-"));
const PERIOD = ["--period", "2024-Q1"];
const INPUTS = [
  `--input=${path.join(PROJECT, "fixtures/monitor.csv")}`,
  `--content=${path.join(PROJECT, "fixtures/content")}`,
];

interface Run {
  readonly milliseconds: number;
  readonly told: string;
}

function run(file: string, words: readonly string[]): Run {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [file, ...words], {
    cwd: FOLDER,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${file} ended with ${status}: ${stderr}`);
  return { milliseconds: performance.now() - start, told: stderr };
}

function runs(file: string, words: readonly string[]): readonly Run[] {
  run(file, words);
  return Array.from({ length: RUNS }, () => run(file, words));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function show(name: string, milliseconds: number, note = ""): void {
  process.stdout.write(`${name.padEnd(34)}${milliseconds.toFixed(0).padStart(6)} ms  ${note}\n`);
}

/** The moments that `--debug` gives for the steps of a run, in milliseconds since its start. */
function stepsOf({ told }: Run): ReadonlyMap<string, number> {
  const found = told.matchAll(/^\[(\d+) ms\] step: (\w+)$/gm);
  return new Map([...found].map(([, moment, step]) => [step ?? "", Number(moment)]));
}

const whole = runs(ENTRY, ["generate", ...PERIOD, ...INPUTS, "--debug"]);
const html = path.join(FOLDER, "out/2024-Q1/voortgangsrapportage/voortgangsrapportage.html");
const floor = median(
  runs(path.join(import.meta.dirname, "print-once.ts"), [html]).map((one) => one.milliseconds),
);
const total = median(whole.map(({ milliseconds }) => milliseconds));

show("report --help", median(runs(ENTRY, ["--help"]).map((one) => one.milliseconds)));
show(
  "report figures",
  median(runs(ENTRY, ["figures", ...PERIOD, ...INPUTS]).map((one) => one.milliseconds)),
);
show("floor: Node, browser, one print", floor);
show("report generate", total, `${(total / floor).toFixed(2)} times the floor`);

const steps = ["reading", "drawing", "printing", "writing"];
const starts = [0, ...steps.map((step) => median(whole.map((one) => stepsOf(one).get(step) ?? 0)))];
["  loading", ...steps.map((step) => `  ${step}`)].forEach((name, index) => {
  show(name, (starts[index + 1] ?? total) - (starts[index] ?? 0));
});
rmSync(FOLDER, { recursive: true });
