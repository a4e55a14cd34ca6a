import path from "node:path";

import { makeFolders, removeEmpty } from "../file-system/make-folders.ts";
import type { Findings } from "../messages/finding.ts";
import type { Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import { accompanies, outputFolder, withOwnEdition } from "./document-types.ts";
import { documentsToMake } from "./documents-to-make.ts";
import { type GenerateContext, type Generated, makeReport } from "./generate.ts";
import { inTurn, type Turn } from "./in-turn.ts";
import { settleFindings } from "./refuse.ts";
import type { DocumentOfPeriod } from "./shared-reading.ts";
import { shareWork, type SharedWork } from "./shared-work.ts";

/** The outcome of one report of a run. */
export type OneOfSeveral = {
  readonly period: Period;
  /** Null for a period without documents. */
  readonly document: string | null;
} & ({ readonly made: Generated } | { readonly error: unknown });

/** What a run yields while it goes on: an outcome, or the findings in the export. */
export type ToldOfSeveral = OneOfSeveral | { readonly ofExport: Findings };

/** What the machine gives for a run with several reports. */
export interface SeveralContext extends GenerateContext {
  /** Receives the number of finished reports and the number of all reports. */
  readonly onDone: (done: number, all: number) => void;
}

/**
 * The number of reports under way at one time: one is drawn, the browser prints another, and a
 * third is written.
 */
const AT_A_TIME = 3;

/**
 * Makes several reports from one reading of the export. With `all` as document it makes every
 * document that a period has texts for. The steps:
 *
 * 1. List the documents. Yield those that fail before they begin.
 * 2. Read the export once. Yield its findings.
 * 3. Make the documents, at most three at a time, and yield each outcome.
 * 4. Make the documents that accompany others last: they are compared with those.
 *
 * Each report is written completely or not at all. A failure does not stop the others. Throws
 * ReportError "usage" if no document has the edition of the settings. Throws the signal's reason
 * after the work under way has ended.
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
  const parents = await makeParents(documents, settings);
  try {
    for (const stage of [firsts, seconds]) {
      const making = (stage ?? []).map((document) => ({ asked, pass }: Turn) => {
        const ofTurn = { onAsked: asked, onPrinting: pass };
        return outcomeOf(document, settings, { ...context, ...ofTurn }, shared);
      });
      for await (const outcome of inTurn(making, AT_A_TIME)) {
        yield outcome;
        done += 1;
        context.onDone(done, documents.length);
      }
    }
  } finally {
    await removeEmpty(parents);
  }
}

/**
 * Makes the folders that contain output folders, and returns those that were absent. Otherwise two
 * failing reports could each leave such a folder for the other to remove.
 */
async function makeParents(
  documents: readonly DocumentOfPeriod[],
  settings: Settings,
): Promise<readonly string[]> {
  const made: string[] = [];
  for (const { period, type } of documents) {
    const folder = outputFolder(period, type, withOwnEdition(settings, type));
    // Each report explains why its folder cannot be made.
    made.push(...(await makeFolders(path.dirname(folder)).catch(() => [])));
  }
  return made;
}

/** The findings in the export, which all reports share; none for an unreadable export. */
async function foundInExport(
  { reading }: SharedWork,
  settings: Settings,
): Promise<readonly ToldOfSeveral[]> {
  try {
    const read = await reading;
    return read === null ? [] : [{ ofExport: settleFindings(read.whole, settings) }];
  } catch {
    // Each report that needs the export fails with this error.
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
