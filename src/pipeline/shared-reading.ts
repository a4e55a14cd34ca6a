import type { CodebookReading } from "../codebook/own/read-codebook.ts";
import type { DocumentType } from "../document-type/document-type.ts";
import { openSource } from "../monitor/source.ts";
import type { Period } from "../period/period.ts";
import { requireInput, type Settings } from "../settings/settings.ts";
import type { EarlierReports } from "../snapshots/earlier-reports.ts";
import { type KeptPublications, NOTHING_KEPT, readLedger } from "../snapshots/ledger.ts";
import { codebookInForce } from "./codebook-in-force.ts";
import { periodsOfReport } from "./periods-of-report.ts";
import {
  type ExportReading,
  readProtectedFigures,
  type ReadingContext,
} from "./protected-figures.ts";
import { readTexts } from "./texts.ts";
import { figuresCalled } from "./woven-texts.ts";

/** What reading takes of the machine. */
export interface SharedReadingContext extends ReadingContext {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly temporaryFolder: string;
  /** That nothing of it is published: nobody needs to know how safe the figures are. */
  readonly isForComparison?: true;
}

/** What the documents of a period share: what was kept, and one reading of the export. */
export interface SharedReading {
  readonly ledger: Promise<KeptPublications>;
  /** Null where none of the documents shows figures. */
  readonly reading: Promise<{
    readonly file: string;
    readonly codebook: CodebookReading;
    readonly perType: ReadonlyMap<string, ExportReading>;
  } | null>;
}

/** Begins to read what documents of a period share: the export once for all of them. */
export function readShared(
  period: Period,
  documentTypes: readonly DocumentType[],
  settings: Settings,
  context: SharedReadingContext,
): SharedReading {
  const asking = typesWithFigures(period, documentTypes, settings);
  const ledger = asking.then(async ({ length }) =>
    length === 0 ? NOTHING_KEPT : await readLedger(settings.snapshots),
  );
  const reading = asking.then(async (types) => (types.length === 0 ? null : await readOnce(types)));
  for (const early of [ledger, reading]) early.catch(() => undefined);
  return { ledger, reading };

  async function readOnce(withFigures: readonly DocumentType[]) {
    const [kept, codebook] = await Promise.all([ledger, codebookInForce(settings)]);
    const opening = { ...context, maxBytes: settings.maxBytes };
    const source = await openSource(requireInput(settings), opening);
    const asked = withFigures.map((type) =>
      periodsOf(type, period, kept.before(type.name, period)).map((one) =>
        context.isForComparison === true ? { ...one, isForComparison: true as const } : one,
      ),
    );
    const keys = asked.map((periods) => periods.map((one) => JSON.stringify(one)));
    const once = new Map(asked.flat().map((one) => [JSON.stringify(one), one] as const));
    const read = await readProtectedFigures(
      source,
      [...once.values()],
      codebook,
      kept,
      settings,
      context,
    );
    const indices = [...once.keys()];
    const perType = withFigures.map(({ name }, at): readonly [string, ExportReading] => {
      const figures =
        read.figures &&
        (keys[at] ?? []).flatMap((key) => read.figures?.[indices.indexOf(key)] ?? []);
      return [name, { ...read, figures }];
    });
    return { file: source.name, codebook, perType: new Map(perType) };
  }
}

/** The types that show figures: of themselves, or because one of their texts calls some. */
async function typesWithFigures(
  period: Period,
  documentTypes: readonly DocumentType[],
  settings: Settings,
): Promise<readonly DocumentType[]> {
  const asking = documentTypes.map(async (type) => {
    return type.figures || figuresCalled(await readTexts(period, type, settings)).length > 0
      ? [type]
      : [];
  });
  return (await Promise.all(asking)).flat();
}

/** The periods of which a document takes figures from the export. */
export function periodsOf(
  { earlierPeriods }: DocumentType,
  period: Period,
  earlier: Pick<EarlierReports, "latest">,
) {
  return periodsOfReport(period, earlier, earlierPeriods);
}
