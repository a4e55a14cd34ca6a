import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";

import { GENERATE, REPORT, type Attack } from "./attack.ts";
import { caseOf } from "./fuzz-case.ts";
import { SCRATCH } from "./fuzz-doors.ts";
import { faultsOfPdfs } from "./judge-reports.ts";
import { faultsOf } from "./judge.ts";
import { newPlace, runAttack } from "./run-attack.ts";

/** A case that failed. */
interface FuzzFailure {
  readonly number: number;
  readonly door: string;
  readonly faults: readonly string[];
}

/** The result of a fuzz. */
export interface FuzzResult {
  /**
   * The numbers of cases that were read in this process, sent through the command, and made into
   * reports.
   */
  readonly read: number;
  readonly sent: number;
  readonly reports: number;
  readonly failures: readonly FuzzFailure[];
  /** The folder with the inputs of the failures. Null if there are none. */
  readonly folder: string | null;
}

/** Longer than any case may take. */
const HANG_SECONDS = 10;
/** The value in place of a case number while a thread is still loading. */
const LOADING = -1;
/** The command takes about a hundred times as long as reading in a thread. */
const STEP = 97;
/** One of this many accepted cases becomes a report. */
const REPORTS_STEP = 3;

/**
 * Sends random cases through the doors of the tool for a number of seconds. Most are read in a
 * thread, some go through the command, and some accepted ones become a report, which must be valid.
 * `only` is one case to repeat.
 */
export async function fuzz(seconds: number, seed: number, only?: number): Promise<FuzzResult> {
  const failures: FuzzFailure[] = [];
  const add = (number: number, ...faults: readonly string[]): void => {
    failures.push({ number, door: caseOf(seed, number).door.name, faults });
  };
  const end = performance.now() + seconds * 1000;
  const pdfs = mkdtempSync(path.join(tmpdir(), "peildatum-fuzz-pdf-"));
  const made = new Map<string, number>();
  let sent = 0;

  const send = async (number: number): Promise<void> => {
    const { door, content } = caseOf(seed, number);
    const attack: Attack = { name: door.name, ...door.attack(content) };
    const code = await sendOne(attack, (faults) => add(number, ...faults));
    sent += 1;
    const isTaken = code === 0 && attack.words[0] === "check" && attack.files !== undefined;
    if (!isTaken || (only === undefined && sent % REPORTS_STEP !== 0)) return;
    // A check does not test the output folder, which settings may name.
    const words = [...GENERATE, ...attack.words.slice(3)];
    const pdf = path.join(pdfs, `${number}.pdf`);
    await sendOne({ ...attack, words, allowed: [0, 5] }, (faults) => add(number, ...faults), pdf);
    made.set(pdf, number);
  };

  const reading = only === undefined ? readInThread(seed, end, add) : readHere(seed, only, add);
  if (only === undefined) {
    for (let number = 0; performance.now() < end; number += STEP) await send(number);
  } else await send(only);
  const read = await reading;
  const written = [...made.keys()].filter((pdf) => existsSync(pdf));
  for (const [pdf, faults] of written.length === 0 ? [] : await faultsOfPdfs(written)) {
    add(made.get(pdf) ?? 0, ...faults);
  }
  rmSync(pdfs, { recursive: true, force: true });
  rmSync(SCRATCH, { recursive: true, force: true });
  return { read, sent, reports: written.length, failures, folder: keep(seed, failures) };
}

/** Sends a case through the command, and copies its report to `pdf`. */
async function sendOne(
  attack: Attack,
  onFaults: (faults: readonly string[]) => void,
  pdf?: string,
): Promise<number | null> {
  const place = newPlace("http://127.0.0.1:9");
  const ending = await runAttack(attack, place);
  const faults = await faultsOf(attack, place, ending);
  if (faults.length > 0) onFaults(faults);
  const report = path.join(place.folder, REPORT, "voortgangsrapportage-2024-Q1.pdf");
  if (pdf !== undefined && ending.code === 0 && existsSync(report)) cpSync(report, pdf);
  rmSync(path.dirname(place.folder), { recursive: true, force: true });
  return ending.code;
}

type Add = (number: number, ...faults: readonly string[]) => void;

/** Reads one case in this thread. */
async function readHere(seed: number, number: number, add: Add): Promise<number> {
  const { door, content } = caseOf(seed, number);
  try {
    await door.read(content);
  } catch (error) {
    add(number, `throws ${String(error)}`);
  }
  return 1;
}

/**
 * Reads cases in a thread until the end, and skips one that hangs. Resolves to the number of cases.
 */
async function readInThread(seed: number, end: number, add: Add): Promise<number> {
  let first = 0;
  while (performance.now() < end) {
    const progress = new Int32Array(new SharedArrayBuffer(8));
    Atomics.store(progress, 0, LOADING);
    const workerData = { seed, first, progress };
    const worker = new Worker(new URL("./fuzz-worker.ts", import.meta.url), { workerData });
    const ended = new Promise<void>((resolve, reject) => {
      worker.once("exit", () => resolve());
      worker.once("error", reject);
    });
    worker.on("message", ({ number, error }: { number: number; error: string }) => {
      add(number, `throws ${error}`);
    });
    const hung = await untilEndOrHang(progress, end);
    if (hung === null) Atomics.store(progress, 1, 1);
    else {
      add(hung, `takes more than ${HANG_SECONDS} s`);
      await worker.terminate();
    }
    await ended;
    first = Math.max(first, Atomics.load(progress, 0) + 1);
  }
  return first;
}

/**
 * The case that hangs, or null at the end of the time. The time lasts at least until the first
 * case.
 */
async function untilEndOrHang(progress: Int32Array, end: number): Promise<number | null> {
  let at = Atomics.load(progress, 0);
  let since = performance.now();
  while (performance.now() < end || at === LOADING) {
    await sleep(200);
    const now = Atomics.load(progress, 0);
    if (now !== at || now === LOADING) [at, since] = [now, performance.now()];
    else if (performance.now() - since > HANG_SECONDS * 1000) return at;
  }
  return null;
}

/** Keeps the inputs of failures in a separate folder. */
function keep(seed: number, failures: readonly FuzzFailure[]): string | null {
  if (failures.length === 0) return null;
  const folder = mkdtempSync(path.join(tmpdir(), `peildatum-fuzz-kept-${seed}-`));
  for (const { number, door, faults } of failures) {
    const place = path.join(folder, String(number));
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, "input"), caseOf(seed, number).content);
    writeFileSync(path.join(place, "faults.txt"), `${door}\n${faults.join("\n")}\n`);
  }
  return folder;
}
