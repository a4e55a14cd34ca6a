import { existsSync, rmSync } from "node:fs";
import path from "node:path";

import { GENERATE, REPORT, TEXTS_FOLDER, type Attack, type Place } from "./attack.ts";
import { faultsOfReports } from "./judge-reports.ts";
import { faultsOf } from "./judge.ts";
import { newPlace, runAttack, startListener } from "./run-attack.ts";

/** The outcome of an attack: it was refused, did no harm, left a complete report, or did harm. */
export type Verdict = "refused" | "harmless" | "whole" | "failed";

/** The outcome of one attack. */
export interface Outcome {
  readonly name: string;
  readonly verdict: Verdict;
  /** The fault, and how to see it again. Empty if there is none. */
  readonly faults: readonly string[];
  readonly seconds: number;
}

interface Run {
  readonly attack: Attack;
  readonly place: Place;
  readonly code: number | null;
  readonly faults: readonly string[];
  readonly seconds: number;
}

/** The names of the texts in one report. */
const TEXT_NAMES = [
  "inleiding",
  "inspireren-en-borgen",
  "samenwerking",
  "organisatie",
  "casuistiek",
  "communicatie",
  "doorkijk",
] as const;

/** As many as a machine with two cores runs in parallel. */
const AT_ONCE = 2;

/** Runs `work` for each, a few at once. The answers keep the order. */
export async function fewAtOnce<T, R>(
  all: readonly T[],
  work: (one: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const answers = new Map<number, R>();
  const waiting = all.entries();
  const worker = async (): Promise<void> => {
    for (const [index, one] of waiting) answers.set(index, await work(one, index));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return [...answers].toSorted(([a], [b]) => a - b).map(([, answer]) => answer);
}

/**
 * Runs all attacks and judges the outcomes. Texts that a check accepts also go into reports:
 * several in one report, and each in its own report if that one has a fault.
 */
export async function runTable(attacks: readonly Attack[]): Promise<readonly Outcome[]> {
  const listener = await startListener();
  const runAll = async (some: readonly Attack[]): Promise<readonly Run[]> =>
    await fewAtOnce(some, async (attack) => await runOne(attack, listener.address));
  try {
    const first = await runAll(attacks);
    const onward = first.filter(({ attack, code, faults }) => {
      return attack.alsoAsReport === true && code === 0 && faults.length === 0;
    });
    const packs = packed(first.filter(isAcceptedText));
    const reports = [
      ...onward.map(({ attack }): Attack => ({ ...attack, words: GENERATE, allowed: [0] })),
      ...packs.map(({ attack }) => attack),
    ];
    const judged = await withReportsJudged([...first, ...(await runAll(reports))]);
    const runs = judged.slice(0, first.length);
    const onwardRuns = judged.slice(first.length, first.length + onward.length);
    const inPacks = judged.slice(first.length + onward.length);
    const suspects = packs.flatMap(({ texts }, index) =>
      (inPacks[index]?.faults.length ?? 0) > 0 ? texts : [],
    );
    const alone = await withReportsJudged(await runAll(suspects.map((run) => reportOf([run]))));
    const inReports = new Map([
      ...suspects.map(({ attack }, index) => [attack, alone[index]] as const),
      ...onward.map(({ attack }, index) => [attack, onwardRuns[index]] as const),
    ]);
    const asReports = new Set(
      [...packs.flatMap(({ texts }) => texts), ...onward].map((run) => run.attack),
    );
    const outcomes = runs.map((run) =>
      outcomeOf(run, inReports.get(run.attack), asReports.has(run.attack)),
    );
    for (const { place, faults } of [...runs, ...onwardRuns, ...inPacks, ...alone]) {
      if (faults.length === 0) rmSync(path.dirname(place.folder), { recursive: true, force: true });
    }
    const calls = listener.calls.map((address) => `somebody asks for ${address}`);
    return [
      ...outcomes,
      {
        name: "nothing calls the server on this machine",
        verdict: calls.length === 0 ? "harmless" : "failed",
        faults: calls,
        seconds: 0,
      },
    ];
  } finally {
    listener.close();
  }
}

async function runOne(attack: Attack, listener: string): Promise<Run> {
  const place = newPlace(listener);
  const start = performance.now();
  const secondsSince = (): number => (performance.now() - start) / 1000;
  try {
    const ending = await runAttack(attack, place);
    const seconds = secondsSince();
    const faults = await faultsOf(attack, place, ending);
    return { attack, place, code: ending.code, faults, seconds };
  } catch (error) {
    // An attack that could not run has shown nothing.
    const faults = [`could not be made: ${String(error)}`];
    return { attack, place, code: null, faults, seconds: secondsSince() };
  }
}

/** The runs, with the faults of their reports. */
async function withReportsJudged(runs: readonly Run[]): Promise<readonly Run[]> {
  const reports = runs.filter((run) => run.faults.length === 0 && hasReport(run));
  const faults = await faultsOfReports(reports.map(({ place }) => reportIn(place)));
  return runs.map((run) => ({
    ...run,
    faults: [...run.faults, ...(faults.get(reportIn(run.place)) ?? [])],
  }));
}

function reportIn({ folder }: Place): string {
  return path.join(folder, REPORT);
}

function hasReport({ attack, place, code }: Run): boolean {
  return code === 0 && attack.words[0] === "generate" && existsSync(reportIn(place));
}

function isAcceptedText({ attack, code, faults }: Run): boolean {
  return code === 0 && faults.length === 0 && textOf(attack) !== undefined;
}

/** The text of an attack that consists only of a text. */
function textOf({ files = {}, words }: Attack): string | undefined {
  const names = Object.keys(files);
  const text = files[`${TEXTS_FOLDER}/inleiding.md`];
  return words[0] === "check" && names.length === 1 && typeof text === "string" ? text : undefined;
}

/** A longer text gets its own report. */
const LONG = 5000;

/**
 * Puts several texts into one report, but never a text with words that another text must not print.
 */
function packed(
  runs: readonly Run[],
): readonly { readonly texts: readonly Run[]; readonly attack: Attack }[] {
  const packs: Run[][] = [];
  for (const run of runs) {
    const isLong = (textOf(run.attack)?.length ?? 0) > LONG;
    const pack = isLong ? undefined : packs.find((open) => hasRoomFor(run, open));
    if (pack === undefined) packs.push([run]);
    else pack.push(run);
  }
  return packs.map((texts) => ({ texts, attack: reportOf(texts) }));
}

function hasRoomFor(run: Run, pack: readonly Run[]): boolean {
  return (
    pack.length < TEXT_NAMES.length &&
    pack.every(({ attack }) => (textOf(attack)?.length ?? 0) <= LONG) &&
    pack.every(({ attack }) => !keepsOut(attack, run.attack) && !keepsOut(run.attack, attack))
  );
}

function keepsOut({ never = [] }: Attack, other: Attack): boolean {
  return never.some((word) => textOf(other)?.includes(word) === true);
}

function reportOf(runs: readonly Run[]): Attack {
  const files = runs.map(({ attack }, index) => [
    `${TEXTS_FOLDER}/${TEXT_NAMES[index] ?? "inleiding"}.md`,
    textOf(attack) ?? "",
  ]);
  return {
    name: runs.map(({ attack }) => attack.name).join(" + "),
    words: GENERATE,
    files: Object.fromEntries(files) as Record<string, string>,
    allowed: [0],
    never: runs.flatMap(({ attack }) => attack.never ?? []),
  };
}

/** `inReport` is the run that made a separate report of a text, if there was one. */
function outcomeOf(run: Run, inReport: Run | undefined, isInReport: boolean): Outcome {
  const { name } = run.attack;
  const faults = [run, inReport].flatMap((one) =>
    one === undefined || one.faults.length === 0 ? [] : [...one.faults, howToSee(one)],
  );
  const seconds = run.seconds + (inReport?.seconds ?? 0);
  if (faults.length > 0) return { name, verdict: "failed", faults, seconds };
  if (run.code !== 0) return { name, verdict: "refused", faults, seconds };
  return { name, verdict: isInReport || hasReport(run) ? "whole" : "harmless", faults, seconds };
}

function howToSee({ attack, place }: Run): string {
  const { before = "", after = "" } = attack.shell ?? {};
  const variables = Object.entries(attack.environment ?? {}).map(
    ([name, value]) => `${name}=${value}`,
  );
  const line = [...variables, before, "report", ...attack.words, after].filter(
    (word) => word !== "",
  );
  return `to see it again, in ${place.folder}: ${JSON.stringify(line.join(" "))}`;
}
