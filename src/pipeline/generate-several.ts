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

/** The news of a run while it goes on: an outcome, or the findings in the export. */
export type ToldOfSeveral = OneOfSeveral | { readonly ofExport: Findings };

/** The context of a run with several reports. */
export interface SeveralContext extends GenerateContext {
  /** Gets the number of finished reports, and the number of all. */
  readonly onDone: (done: number, all: number) => void;
}

/** Reports in the making at one time: one is drawn, the browser prints another, a third is written. */
const AT_A_TIME = 3;

/**
 * Makes the document of each period, or every document that a period has texts for, from one reading
 * of the export. Each is made whole or not at all, and a failure stops no other. Documents that
 * accompany others come last, because they are compared with them. Gives the failures before the making
 * first, then the findings in the export, then the outcomes. Throws ReportError "usage" where no
 * document has the edition of the settings, and the signal's reason after the work under way has ended.
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
 * Makes the folders that output folders lie in, and gives those that were absent. Two failing reports
 * would otherwise each leave such a folder to the other.
 */
async function makeParents(
  documents: readonly DocumentOfPeriod[],
  settings: Settings,
): Promise<readonly string[]> {
  const made: string[] = [];
  for (const { period, type } of documents) {
    const folder = outputFolder(period, type, withOwnEdition(settings, type));
    // Each report says why its folder cannot be made.
    made.push(...(await makeFolders(path.dirname(folder)).catch(() => [])));
  }
  return made;
}

/** The findings in the export, which all reports share; nothing for an unreadable export. */
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
