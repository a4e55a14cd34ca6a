import path from "node:path";

import { ALL_DOCUMENTS, type DocumentType } from "../document-type/document-type.ts";
import { ReportError } from "../errors.ts";
import { makeFolders, removeEmpty } from "../file-system/new-files.ts";
import type { Findings } from "../findings/finding.ts";
import { commandMessages } from "../messages/commands.ts";
import type { Period } from "../period/period.ts";
import type { Settings } from "../settings/settings.ts";
import { settleFindings } from "./check-report.ts";
import {
  accompanies,
  loadDocumentType,
  outputFolder,
  requireEdition,
  requireFit,
  withOwnEdition,
} from "./document-types.ts";
import { type GenerateContext, type Generated, makeReport } from "./generate.ts";
import { type DocumentOfPeriod, type SharedWork, shareWork } from "./shared-work.ts";
import { namesWithTexts } from "./texts.ts";

/** The outcome of one report of a run. */
export type ReportOutcome = {
  readonly period: Period;
  /** Null for a period without documents. */
  readonly document: string | null;
} & ({ readonly made: Generated } | { readonly error: unknown });

/** What a run yields while it goes on: an outcome, or the findings in the export. */
export type RunNews = ReportOutcome | { readonly ofExport: Findings };

/** The resources of the machine for a run with several reports. */
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
): AsyncGenerator<RunNews> {
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
 * Makes the folders that contain output folders, and returns those that were absent. Otherwise, if
 * two reports fail, each may leave such a folder for the other to remove.
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
): Promise<readonly RunNews[]> {
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
): Promise<ReportOutcome> {
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

// The documents to make.

/** A document that fails before its making begins. */
interface NotBegun {
  readonly period: Period;
  /** Null for a period without documents. */
  readonly document: string | null;
  readonly error: unknown;
}

/**
 * Lists the documents to make. A period gets the document of the settings, or with `all` every
 * document that it has texts for. Throws ReportError "usage" if `all` finds no document with the
 * edition of the settings.
 */
export async function documentsToMake(
  periods: readonly Period[],
  settings: Settings,
): Promise<{
  readonly documents: readonly DocumentOfPeriod[];
  readonly failed: readonly NotBegun[];
}> {
  const documents: DocumentOfPeriod[] = [];
  const failed: NotBegun[] = [];
  const isAll = settings.document === ALL_DOCUMENTS;
  const loaded = new Map<string, Promise<DocumentType>>();
  for (const period of periods) {
    const names = isAll ? await namesWithTexts(period, settings) : [settings.document];
    if (names.length === 0) {
      const error = new ReportError("input", commandMessages.noDocuments(period.id));
      failed.push({ period, document: null, error });
    }
    for (const name of names) {
      const loading = loaded.get(name) ?? loadDocumentType(name, settings);
      loaded.set(name, loading);
      try {
        const type = await loading;
        requireFit(type, period, isAll ? withOwnEdition(settings, type) : settings);
        documents.push({ period, type });
      } catch (error) {
        failed.push({ period, document: name, error });
      }
    }
  }
  if (isAll)
    requireEdition(
      documents.map(({ type }) => type),
      settings,
    );
  return { documents, failed };
}

// Work in turn.

/** How a piece of work lets others go on. */
export interface Turn {
  /**
   * Reports that the piece has sent its request to the other process. Only the first call counts.
   */
  readonly asked: () => void;
  /**
   * Lets the next piece begin, because this piece mostly waits for the other process. Resolves when
   * the next piece has sent its request, has ended, or does not exist.
   */
  readonly pass: () => Promise<void>;
}

type Work<T> = (turn: Turn) => Promise<T>;

/**
 * Runs pieces of work in order, at most `atATime` at once, and yields the results in that order.
 * All pieces need one other process, which must never wait for work. So the next piece begins as
 * soon as a piece waits for the process. The waiting piece continues after the next one has sent
 * its request. Before it throws, this function waits for the work under way.
 */
export async function* inTurn<T>(work: readonly Work<T>[], atATime: number): AsyncGenerator<T> {
  const begun: Promise<T>[] = [];
  const pieces = work.map((piece) => ({
    piece,
    result: Promise.withResolvers<T>(),
    passes: Promise.withResolvers<void>(),
    asks: Promise.withResolvers<void>(),
  }));
  for (const { result } of pieces) result.promise.catch(() => undefined);
  let isStopped = false;
  const begin = async (): Promise<void> => {
    for (const [index, { piece, result, passes, asks }] of pieces.entries()) {
      await settled(pieces[index - atATime]?.result.promise);
      if (isStopped) return;
      const next = pieces[index + 1];
      const one = piece({
        asked: asks.resolve,
        pass: async () => {
          passes.resolve();
          await next?.asks.promise;
        },
      });
      begun.push(one);
      result.resolve(one);
      void settled(one).then(asks.resolve);
      await Promise.race([passes.promise, settled(one)]);
    }
  };
  const beginning = begin();
  try {
    for (const { result } of pieces) yield await result.promise;
  } finally {
    isStopped = true;
    for (const { asks } of pieces) asks.resolve();
    await Promise.allSettled(begun);
    await beginning;
  }
}

async function settled(work: Promise<unknown> | undefined): Promise<void> {
  await work?.catch(() => undefined);
}
