import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { benchFurtherPeriods } from "./further-periods.ts";
import { benchMillionRows } from "./million-rows.ts";
import { benchPeers } from "./peers.ts";
import { benchPreview } from "./preview.ts";
import { inTurn, median, run, show, showRuns, timesAsLong, type Run } from "./run.ts";

/**
 * `npm run bench` measures a run of the sample in wall time and CPU time, beside the floor that no
 * run can beat: start Node, start the browser, print the finished HTML once. It also measures other
 * printers of HTML on that page, the cost of a further period, how long a preview takes to show a
 * saved text, and reading a million rows beside csv-parse alone. All values are medians of
 * alternating runs.
 */
const PAIRS = 9;
const RUNS = 5;
const PROJECT = path.join(import.meta.dirname, "../..");
const ENTRY = path.join(PROJECT, "dist/entry.js");
const FOLDER = mkdtempSync(path.join(tmpdir(), "peildatum-bench-"));
const PERIOD = ["--period", "2024-Q1"];
const INPUTS = [
  `--input=${path.join(PROJECT, "fixtures/monitor.csv")}`,
  `--content=${path.join(PROJECT, "fixtures/content")}`,
];
const HTML = path.join(
  FOLDER,
  "out/2024-Q1/voortgangsrapportage/voortgangsrapportage-2024-Q1.html",
);

try {
  const report = (...words: readonly string[]) => run(ENTRY, words, FOLDER);
  const generate = () => report("generate", ...PERIOD, ...INPUTS, "--debug");
  // Makes the page that the floor prints.
  await generate();
  const print = () => run(path.join(import.meta.dirname, "print-once.ts"), [HTML], FOLDER);
  const { floor, whole } = await inTurn(PAIRS, { floor: print, whole: generate });
  showRuns("floor: Node, browser, one print", floor);
  const ratio = timesAsLong(whole, floor);
  showRuns("report generate", whole, `${ratio.toFixed(2)} times the floor`);
  showParts(whole);
  const others = await inTurn(RUNS, {
    "report --help": () => report("--help"),
    "report figures": () => report("figures", ...PERIOD, ...INPUTS),
    "report check": () => report("check", ...PERIOD, ...INPUTS),
  });
  for (const [name, runs] of Object.entries(others)) showRuns(name, runs);
  await benchPeers(HTML, generate, FOLDER);
  await benchFurtherPeriods(INPUTS, FOLDER);
  await benchPreview(FOLDER);
  await benchMillionRows(FOLDER);
} finally {
  rmSync(FOLDER, { recursive: true });
}

/** Prints the time of each step of a run, then the time of its parts. Parts can run in parallel. */
function showParts(whole: readonly Run[]): void {
  const moments = whole.map(({ messages }) => {
    const found = messages.matchAll(/^\[(\d+) ms\] step: (\w+)$/gm);
    return new Map([...found].map(([, moment, step]) => [step ?? "", Number(moment)]));
  });
  const steps = [...(moments[0]?.keys() ?? [])];
  const total = median(whole.map(({ wall }) => wall));
  const starts = [0, ...steps.map((step) => median(moments.map((one) => one.get(step) ?? 0)))];
  ["loading", ...steps].forEach((name, index) => {
    show(`  ${name}`, (starts[index + 1] ?? total) - (starts[index] ?? 0));
  });
  const took = whole.flatMap(({ messages }) => [
    ...messages.matchAll(/^\[\d+ ms\] (\w+) took (\d+) ms$/gm),
  ]);
  const parts = Map.groupBy(took, ([, part]) => part ?? "");
  process.stdout.write("  of these, some beside each other:\n");
  for (const [part, times] of parts) {
    // A part that a run does twice counts with both.
    show(`    ${part}`, times.reduce((sum, [, , time]) => sum + Number(time), 0) / whole.length);
  }
}
