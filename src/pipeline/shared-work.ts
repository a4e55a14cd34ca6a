import { setImmediate as turn } from "node:timers/promises";

import type { CodebookReading } from "../codebook/file/read-codebook.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import type { DocumentType } from "../document-type/document-type.ts";
import { openSource } from "../monitor/source.ts";
import { isoDay, type Period } from "../period/period.ts";
import { type HouseStyle, readHouseStyle } from "../settings/house-style.ts";
import { requireInput, type Settings } from "../settings/settings.ts";
import { EMPTY_LEDGER, type PublicationLedger, readLedger } from "../snapshots/earlier-reports.ts";
import { periodsOfReport } from "./build-from-figures.ts";
import { correctedOn } from "./corrections.ts";
import {
  type AskedPeriod,
  codebookInForce,
  type CountedExport,
  countExport,
  type ExportReading,
  type ReadingContext,
} from "./read-export.ts";
import { loadDrawingTools, loadRenderingTools, type RenderingTools } from "./render-report.ts";
import { showsFigures } from "./texts-with-figures.ts";
import { readTexts } from "./texts.ts";

/** Work that the reports of one run share. Each part is read or loaded once. */
export interface SharedWork extends SharedReading {
  readonly houseStyle: ReturnType<typeof readHouseStyle>;
  /** Begins to load the rendering tools of a document type, unless this has begun. */
  readonly toolsFor: (type: DocumentType, houseStyle: HouseStyle) => RenderingTools;
}

/** Begins the work that reports share. */
export function shareWork(
  documents: readonly DocumentOfPeriod[],
  settings: Settings,
  context: SharedReadingContext,
): SharedWork {
  const perType = new Map<string, RenderingTools>();
  let drawing: ReturnType<typeof loadDrawingTools> | undefined;
  const houseStyle = readHouseStyle(settings);
  houseStyle.catch(() => undefined);
  return {
    ...readShared(documents, settings, context),
    houseStyle,
    toolsFor(type, { fonts }) {
      const tools =
        perType.get(type.name) ?? loadRenderingTools(type, (drawing ??= loadDrawingTools(fonts)));
      perType.set(type.name, tools);
      return tools;
    },
  };
}

/** The resources of the machine for reading. */
export interface SharedReadingContext extends ReadingContext {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly temporaryFolder: string;
  /** Set if nothing is published, so that the figures need no audit. */
  readonly isForComparison?: true;
}

/** A document of a period. */
export interface DocumentOfPeriod {
  readonly period: Period;
  readonly type: DocumentType;
}

/** One reading of the export for all documents of a run. */
export interface ReadExport {
  readonly file: string;
  readonly codebook: CodebookReading;
  /** The findings, with the figures of the periods that were counted for no document. */
  readonly whole: ExportReading;
  /**
   * The figures of a document, protected against the ledger; null for a document without figures.
   */
  readonly of: (
    document: DocumentOfPeriod,
    ledger: PublicationLedger,
  ) => Promise<ExportReading | null>;
}

/**
 * The input that the documents of a run share: the ledger of snapshots, and one reading of the
 * export.
 */
export interface SharedReading {
  readonly ledger: Promise<PublicationLedger>;
  /** Null if no document shows figures. */
  readonly reading: Promise<ReadExport | null>;
}

/**
 * Begins to read the input that documents share. It reads the export once, for all their periods.
 * Figures are protected later, one document at a time: a snapshot that is kept meanwhile then
 * counts for the next document.
 *
 * @param periods more periods to count; they belong to no document and get no protection against
 *   snapshots
 */
export function readShared(
  documents: readonly DocumentOfPeriod[],
  settings: Settings,
  context: SharedReadingContext,
  periods: readonly Period[] = [],
): SharedReading {
  const asking = withFigures(documents, settings);
  const alone = periods.map((period): AskedPeriod => ({ period, isForComparison: true }));
  const ledger = asking.then(async ({ length }) =>
    length === 0 && settings.corrections.length === 0
      ? EMPTY_LEDGER
      : await readLedger(settings.snapshots),
  );
  const reading = asking.then(async (those) =>
    those.length + alone.length === 0 ? null : await readOnce(those),
  );
  for (const early of [ledger, reading]) early.catch(() => undefined);
  return { ledger, reading };

  async function readOnce(those: readonly DocumentOfPeriod[]): Promise<ReadExport> {
    const [publications, codebook] = await Promise.all([ledger, codebookInForce(settings)]);
    const opening = { ...context, maxBytes: settings.maxBytes };
    const source = await openSource(requireInput(settings), opening);
    const asked = [
      ...alone,
      ...those.flatMap((one) => askedBy(one, publications, settings, context)),
    ];
    const counted = await countExport(source, asked, codebook, settings, context);
    const isAsking = new Set(those.map(keyOf));
    return {
      file: source.name,
      codebook,
      whole: { ...counted, figures: await figuresOneByOne(counted, alone, EMPTY_LEDGER) },
      of: async (document, beside) => {
        if (!isAsking.has(keyOf(document))) return null;
        const ofDocument = askedBy(document, beside, settings, context);
        return { ...counted, figures: await figuresOneByOne(counted, ofDocument, beside) };
      },
    };
  }
}

function keyOf({ period, type }: DocumentOfPeriod): string {
  return `${period.id}/${type.name}`;
}

function askedBy(
  { period, type }: DocumentOfPeriod,
  ledger: PublicationLedger,
  settings: Settings,
  { isForComparison }: SharedReadingContext,
): readonly AskedPeriod[] {
  const day = correctedOn(type.name, period, settings, ledger);
  const earlier = ledger.before(type.name, period);
  const asked = periodsOfReport(period, earlier, type.earlierPeriods).map((one, index) =>
    day === undefined || index > 0 ? one : { ...one, correctedOn: isoDay(day) },
  );
  return isForComparison === true ? asked.map((one) => ({ ...one, isForComparison })) : asked;
}

/**
 * Protects the figures of periods one by one. This takes long, so other work gets a turn in
 * between.
 */
async function figuresOneByOne(
  { figuresOf }: CountedExport,
  asked: readonly AskedPeriod[],
  ledger: PublicationLedger,
): Promise<ExportReading["figures"]> {
  const figures: PublishedFigures[] = [];
  for (const one of asked) {
    await turn();
    const made = figuresOf([one], ledger);
    if (made === null) return null;
    figures.push(...made);
  }
  return figures;
}

/** The documents that show figures. */
async function withFigures(
  documents: readonly DocumentOfPeriod[],
  settings: Settings,
): Promise<readonly DocumentOfPeriod[]> {
  const asking = documents.map(async (one) => {
    const { period, type } = one;
    return showsFigures(type, await readTexts(period, type, settings)) ? [one] : [];
  });
  return (await Promise.all(asking)).flat();
}
