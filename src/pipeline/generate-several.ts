import type { Findings } from "../messages/finding.ts";
import type { Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import { accompanies, withOwnEdition } from "./document-types.ts";
import { documentsToMake } from "./documents-to-make.ts";
import { type GenerateContext, type Generated, makeReport } from "./generate.ts";
import { settleFindings } from "./refuse.ts";
import type { DocumentOfPeriod } from "./shared-reading.ts";
import { shareWork, type SharedWork } from "./shared-work.ts";

/** A report of a run that makes several: what came of it. */
export type OneOfSeveral = {
  readonly period: Period;
  /** Null where the period has no documents. */
  readonly document: string | null;
} & ({ readonly made: Generated } | { readonly error: unknown });

/** What a run that makes several tells while it goes on. */
export type ToldOfSeveral = OneOfSeveral | { readonly ofExport: Findings };

/** What such a run needs beside what each report does. */
export interface SeveralContext extends GenerateContext {
  /** Told how many reports are done, of how many. */
  readonly onDone: (done: number, all: number) => void;
}

/** So many reports are made at a time: one is drawn while the browser prints another. */
const AT_A_TIME = 2;

/**
 * Makes the document of each period, or every document that a period has texts for, from one reading
 * of the export. Each is made whole or not at all, and its failure stops no other. One that
 * accompanies another comes after all that accompany none, as it is compared with that. What cannot
 * be begun comes first, then what was found in the export. Throws ReportError "usage" where none has
 * the edition that was asked for, and the signal's reason when what was under way has ended.
 */
export async function* generateSeveral(
  periods: readonly Period[],
  settings: Settings,
  context: SeveralContext,
): AsyncGenerator<ToldOfSeveral> {
  const { documents, failed } = await documentsToMake(periods, settings);
  yield* failed;
  const [firsts, seconds] = [false, true].map((isSecond) =>
    documents.filter(({ type }) => accompanies(type) === isSecond),
  );
  const shared = shareWork(documents, settings, context);
  yield* await foundInExport(shared, settings);
  let done = 0;
  context.onDone(done, documents.length);
  for (const stage of [firsts, seconds]) {
    const making = (stage ?? []).map(
      (document) => () => outcomeOf(document, settings, context, shared),
    );
    for await (const outcome of inTurn(making, AT_A_TIME)) {
      yield outcome;
      done += 1;
      context.onDone(done, documents.length);
    }
  }
}

/** What was found in the export, which is the same for all; nothing where it could not be read. */
async function foundInExport(
  { reading }: SharedWork,
  settings: Settings,
): Promise<readonly ToldOfSeveral[]> {
  try {
    const read = await reading;
    return read === null ? [] : [{ ofExport: settleFindings(read.whole, settings) }];
  } catch {
    // Each report that needs it fails for that reason.
    return [];
  }
}

async function outcomeOf(
  { period, type }: DocumentOfPeriod,
  settings: Settings,
  context: GenerateContext,
  shared: SharedWork,
): Promise<OneOfSeveral> {
  const about = { period, document: type.name };
  context.signal?.throwIfAborted();
  try {
    const made = await makeReport(
      { period, type },
      withOwnEdition(settings, type),
      context,
      shared,
    );
    return { ...about, made };
  } catch (error) {
    context.signal?.throwIfAborted();
    return { ...about, error };
  }
}

/**
 * Does work in order, so many pieces at a time, and gives what comes of each in that order. What is
 * under way has ended before it throws.
 */
async function* inTurn<T>(work: readonly (() => Promise<T>)[], atATime: number): AsyncGenerator<T> {
  const waiting = [...work];
  const running: Promise<T>[] = [];
  const begin = (): void => {
    const one = waiting.shift()?.();
    if (one === undefined) return;
    one.catch(() => undefined);
    running.push(one);
  };
  for (let count = 0; count < atATime; count += 1) begin();
  try {
    for (let one = running.shift(); one !== undefined; one = running.shift()) {
      const result = await one;
      begin();
      yield result;
    }
  } finally {
    await Promise.allSettled(running);
  }
}
