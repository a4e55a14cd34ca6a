import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { benchEightQuarters } from "./eight-quarters.ts";
import { benchMillionRows } from "./million-rows.ts";
import { benchPreview } from "./preview.ts";
import { median, run, show, type Run } from "./run.ts";

/**
 * `npm run bench`: how long a run takes on the sample, beside the floor that no run can go below:
 * start Node, start the browser, print the finished HTML once. Medians over several runs. Then how
 * long it takes until a saved text is on the screen of a preview, what a further quarter costs beside
 * the first, how long a check of a million rows takes, and what memory that takes.
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

function runs(file: string, words: readonly string[]): readonly Run[] {
  run(file, words, FOLDER);
  return Array.from({ length: RUNS }, () => run(file, words, FOLDER));
}

function medianTime(all: readonly Run[]): number {
  return median(all.map(({ milliseconds }) => milliseconds));
}

/** The moments that `--debug` gives for the steps of a run, in milliseconds since its start. */
function stepsOf({ told }: Run): ReadonlyMap<string, number> {
  const found = told.matchAll(/^\[(\d+) ms\] step: (\w+)$/gm);
  return new Map([...found].map(([, moment, step]) => [step ?? "", Number(moment)]));
}

/** How long a part took that `--debug` tells of, each time that a run did it, in milliseconds. */
function timesOf({ told }: Run, part: string): readonly number[] {
  const found = told.matchAll(/^\[\d+ ms\] (\w+) took (\d+) ms$/gm);
  return [...found].filter(([, name]) => name === part).map(([, , time]) => Number(time));
}

const whole = runs(ENTRY, ["generate", ...PERIOD, ...INPUTS, "--debug"]);
const html = path.join(
  FOLDER,
  "out/2024-Q1/voortgangsrapportage/voortgangsrapportage-2024-Q1.html",
);
const floor = medianTime(runs(path.join(import.meta.dirname, "print-once.ts"), [html]));
const total = medianTime(whole);

show("report --help", medianTime(runs(ENTRY, ["--help"])));
show("report figures", medianTime(runs(ENTRY, ["figures", ...PERIOD, ...INPUTS])));
show("floor: Node, browser, one print", floor);
show("report generate", total, `${(total / floor).toFixed(2)} times the floor`);

const steps = ["reading", "drawing", "printing", "finishing", "writing"];
const starts = [0, ...steps.map((step) => median(whole.map((one) => stepsOf(one).get(step) ?? 0)))];
["  loading", ...steps.map((step) => `  ${step}`)].forEach((name, index) => {
  show(name, (starts[index + 1] ?? total) - (starts[index] ?? 0));
});
process.stdout.write("Of these, some beside each other:\n");
const parts = [
  ["  charts", "charts", 0],
  ["  first print, without charts", "print", 0],
  ["  last print", "print", -1],
  ["  post-processing", "finishing", 0],
] as const;
for (const [name, part, turn] of parts) {
  show(name, median(whole.map((one) => timesOf(one, part).at(turn) ?? Number.NaN)));
}
await benchPreview(FOLDER);
benchEightQuarters(INPUTS, FOLDER);
await benchMillionRows(FOLDER);
rmSync(FOLDER, { recursive: true });
