import { once } from "node:events";
import { createWriteStream, readFileSync } from "node:fs";
import path from "node:path";

import { inTurn, run, showRuns, timesAsLong, type Run } from "./run.ts";

const PROJECT = path.join(import.meta.dirname, "../..");
const ENTRY = path.join(PROJECT, "dist/entry.js");
const ROWS = 1_000_000;
const RUNS = 3;
const AT_A_TIME = 1_000;
/** A column that the codebook does not know, and that is still searched. */
const NOTE = "notitie";
const NOTE_TEXT = "geen bijzonderheden";

/** `report check` and `report figures` on a million rows, beside csv-parse alone on the same file. */
export async function benchMillionRows(folder: string): Promise<void> {
  const file = path.join(folder, "million.csv");
  await writeMillionRows(file);
  const { alone, check, figures } = await inTurn(RUNS, {
    alone: () => run(path.join(import.meta.dirname, "parse-once.ts"), [file], folder),
    check: () => run(ENTRY, ["check", "--input", file], folder),
    figures: () => run(ENTRY, ["figures", "--period", "2024-Q1", "--input", file], folder),
  });
  const beside = (runs: readonly Run[]) =>
    `${timesAsLong(runs, alone).toFixed(2)} times csv-parse alone`;
  showRuns("a million rows: csv-parse alone", alone);
  showRuns("a million rows: report check", check, beside(check));
  showRuns("a million rows: report figures", figures, beside(figures));
}

/** The rows of the sample again and again, each with a unique pseudonym: about 300 MiB. */
async function writeMillionRows(file: string): Promise<void> {
  const sample = readFileSync(path.join(PROJECT, "fixtures/monitor.csv"), "utf8").trim();
  const [header = "", ...rows] = sample.split("\n");
  const rests = rows.map((row) => row.slice(row.indexOf(";")));
  const out = createWriteStream(file);
  out.write(`${header};${NOTE}\n`);
  for (let start = 0; start < ROWS; start += AT_A_TIME) {
    const lines = Array.from({ length: AT_A_TIME }, (_, index) => {
      const row = start + index;
      return `T-${String(row).padStart(7, "0")}${rests[row % rests.length] ?? ""};${NOTE_TEXT}\n`;
    });
    if (!out.write(lines.join(""))) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}
