import path from "node:path";

import type { DocumentType } from "../document-type/document-type.ts";
import { type Finding, NOTHING_OMITTED } from "../findings/finding.ts";
import { formatDay } from "../language/dates.ts";
import { publicationFindings } from "../messages/publication.ts";
import { openSource } from "../monitor/source.ts";
import { releaseOfTool } from "../package-root.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import type { ProofreadingContext } from "../proofreading/proofread.ts";
import { changedTexts, publishedIn } from "../publish/report-in-folder.ts";
import { requireInput, type Settings } from "../settings/settings.ts";
import { EMPTY_LEDGER, type PublicationLedger } from "../snapshots/earlier-reports.ts";
import { withoutFigures } from "./assemble-report.ts";
import { checkFigures, eachOnce, figuresAlone, findingsOfCorrections } from "./check-report.ts";
import { checkAccompanied, outputFolder } from "./document-types.ts";
import { codebookInForce, type ExportReading, readProtectedFigures } from "./read-export.ts";
import {
  type ReadExport,
  readShared,
  type SharedReading,
  type SharedReadingContext,
} from "./shared-work.ts";
import {
  asTextsAllow,
  inOrderOfTexts,
  readEarlierTexts,
  showsFigures,
  textsWithFigures,
} from "./texts-with-figures.ts";
import { readTexts, type Texts } from "./texts.ts";

/** The findings about everything that reports are made from. */
export interface CheckedInputs {
  readonly reading: ExportReading;
  /** Findings about the figures: the export compared with the periods and the snapshots. */
  readonly ofFigures: readonly Finding[];
  readonly texts: Pick<Texts, "inputs" | "findings" | "byPeriod">;
}

/** Work of an earlier check that this check can use again. */
export interface DoneBefore {
  /** The reading for the document types and the periods of the check. */
  readonly shared: SharedReading;
  readonly loadDutch: (load: () => Promise<DutchReader>) => Promise<DutchReader>;
}

type DutchReader = NonNullable<ProofreadingContext["dutch"]>;

/** The reading for a check that needs no export. */
export const NOTHING_READ: ExportReading = {
  figures: null,
  funnels: [],
  summary: null,
  isCodebookMistaken: false,
  findings: [],
  omitted: NOTHING_OMITTED,
};

/** A document type with its texts. */
interface TypeWithTexts {
  readonly type: DocumentType;
  readonly texts: Texts;
}

/** A period with the document types to check. */
export interface PeriodToCheck {
  readonly period: Period;
  readonly types: readonly DocumentType[];
}

/**
 * Checks the export and the texts of periods, from one reading of the export. A finding that
 * several documents share is given once. Throws ReportError "usage" if the check needs an export
 * and none is named.
 */
export async function checkInputs(
  asked: readonly PeriodToCheck[],
  settings: Settings,
  context: SharedReadingContext,
  before?: DoneBefore,
): Promise<CheckedInputs> {
  const read = await Promise.all(
    asked.map(async ({ period, types }) => ({
      period,
      ofTypes: await readTypes(period, types, settings),
    })),
  );
  const dutch = await dutchReader(
    read.flatMap(({ ofTypes }) => ofTypes),
    settings,
    before,
  );
  const input = read.some(({ ofTypes }) => needsExport(ofTypes))
    ? requireInput(settings)
    : settings.input;
  const documents = read.flatMap(({ period, ofTypes }) =>
    ofTypes.map(({ type }) => ({ period, type })),
  );
  // The check publishes no figures, so it does not audit them.
  const reading = { ...context, isForComparison: true } as const;
  const periods = asked.map(({ period }) => period);
  const shared =
    before?.shared ?? readShared(documents, settings, reading, input === null ? [] : periods);
  const [ledger, ofExport] = await Promise.all([shared.ledger, shared.reading]);
  const checked: Omit<CheckedInputs, "reading">[] = [];
  for (const { period, ofTypes } of read) {
    checked.push(await checkPeriod(period, ofTypes, { ledger, ofExport, dutch }, settings));
  }
  return {
    reading: ofExport?.whole ?? NOTHING_READ,
    ofFigures: eachOnce(checked.flatMap(({ ofFigures }) => ofFigures)),
    texts: {
      inputs: checked.flatMap(({ texts }) => texts.inputs),
      findings: eachOnce(checked.flatMap(({ texts }) => texts.findings)),
      byPeriod: checked.flatMap(({ texts }) => texts.byPeriod),
    },
  };
}

/** Checks the texts of all periods, and the export without a period. */
export async function checkAllInputs(
  types: readonly DocumentType[],
  settings: Settings,
  context: SharedReadingContext,
): Promise<CheckedInputs> {
  const read = await readTypes(null, types, settings);
  return await checkAllPeriods(
    read,
    await dutchReader(read, settings, undefined),
    settings,
    context,
  );
}

async function readTypes(
  period: Period | null,
  types: readonly DocumentType[],
  settings: Settings,
): Promise<readonly TypeWithTexts[]> {
  return await Promise.all(
    types.map(async (type) => ({ type, texts: await readTexts(period, type, settings) })),
  );
}

// Dutch.

/** Loads the dictionary and its rules, if there is any text. */
async function dutchReader(
  read: readonly TypeWithTexts[],
  { ownWords }: Settings,
  before: DoneBefore | undefined,
): Promise<ProofreadingContext["dutch"]> {
  if (read.every(({ texts }) => [...texts.written, ...texts.refused].length === 0)) return null;
  const load = () => loadDutch(ownWords);
  return await (before?.loadDutch(load) ?? load());
}

async function loadDutch(ownWords: Settings["ownWords"]): Promise<DutchReader> {
  const { remarksOnDutch, loadSpelling, wordListOf } =
    await import("../proofreading/dutch/dutch.ts");
  const tools = { spelling: await loadSpelling(ownWords), words: wordListOf(ownWords) };
  return (text) => remarksOnDutch(text, tools);
}

// All periods.

/**
 * Checks all texts without a report. The calls in texts are checked without the values of figures.
 */
async function checkAllPeriods(
  read: readonly TypeWithTexts[],
  dutch: ProofreadingContext["dutch"],
  settings: Settings,
  context: SharedReadingContext,
): Promise<CheckedInputs> {
  const input = needsExport(read) ? requireInput(settings) : settings.input;
  const [reading, findings] = await Promise.all([
    input === null ? NOTHING_READ : readExport(input, settings, context),
    Promise.all(read.map((one) => readUnwoven(one, dutch, settings))),
  ]);
  return { reading, ofFigures: [], texts: await textsOf(read, findings, settings) };
}

/** The findings in the texts of a document type. The values of their calls are not known. */
async function readUnwoven(
  { type, texts }: TypeWithTexts,
  dutch: ProofreadingContext["dutch"],
  settings: Settings,
): Promise<readonly Finding[]> {
  const noticed = texts.ofPeriods.map(async ({ id, ...ofPeriod }) => {
    const period = parsePeriod(id);
    if (period === undefined) throw new Error("the name of a folder of texts must be a period");
    const beside = {
      documentType: type,
      period,
      figures: null,
      codebook: null,
      earlier: { chain: [], latest: null, isElsewhere: false },
      earlierTexts: await readEarlierTexts(period, type, settings),
      dutch,
      release: await releaseOfTool(),
    };
    return textsWithFigures({ ...texts, ...ofPeriod, findings: [] }, beside, settings).findings;
  });
  const all = [...texts.findings, ...(await Promise.all(noticed)).flat()];
  return asTextsAllow(inOrderOfTexts(all), texts, false);
}

// One period.

/** The input that the checks of all periods share. */
interface SharedCheck {
  readonly ledger: PublicationLedger;
  /** Null if no export is read. */
  readonly ofExport: ReadExport | null;
  readonly dutch: ProofreadingContext["dutch"];
}

async function checkPeriod(
  period: Period,
  read: readonly TypeWithTexts[],
  { ledger, ofExport, dutch }: SharedCheck,
  settings: Settings,
): Promise<Omit<CheckedInputs, "reading">> {
  const ofTypes = await Promise.all(
    read.map(async ({ type }) => (await ofExport?.of({ period, type }, ledger)) ?? null),
  );
  // Snapshots do not matter unless a document shows figures.
  const isShown = ofTypes.some((one) => one !== null);
  const ledgerInUse = isShown ? ledger : EMPTY_LEDGER;
  const findings = await Promise.all(
    read.map(async ({ type, texts }, at) => {
      const own = ofTypes[at] ?? null;
      const beside = {
        documentType: type,
        period,
        figures: own === null ? [withoutFigures(period)] : own.figures,
        codebook: isShown ? (ofExport?.codebook ?? null) : null,
        earlier: (own === null ? EMPTY_LEDGER : ledger).before(type.name, period),
        earlierTexts: await readEarlierTexts(period, type, settings),
        dutch,
        release: await releaseOfTool(),
      };
      const { findings: ofTexts } = textsWithFigures(texts, beside, settings);
      return [...ofTexts, ...(await changedSincePublished(period, type, texts, settings))];
    }),
  );
  const own = ofTypes.find((one) => one !== null)?.figures?.[0] ?? figuresAlone(period, ofExport);
  const isChecked = ofExport !== null && own !== undefined && needsExport(read);
  return {
    ofFigures: [
      ...(isChecked ? checkFigures(period, own, ofExport, ledgerInUse, settings) : []),
      ...read.flatMap(({ type }, at) =>
        findingsOfCorrections(period, type, ofTypes[at] ?? null, ledger, settings),
      ),
      ...ledgerInUse.findingsBeside([period]),
    ],
    texts: await textsOf(read, findings, settings),
  };
}

/** Warns about texts that changed since the report in the output folder was published. */
async function changedSincePublished(
  period: Period,
  documentType: DocumentType,
  { inputs }: Texts,
  settings: Settings,
): Promise<readonly Finding[]> {
  const before = await publishedIn(outputFolder(period, documentType, settings));
  if (before === null) return [];
  const message = publicationFindings["published-text-changed"](formatDay(before.publishedOn.day));
  return changedTexts(before, inputs).map((file) => ({
    severity: "warning",
    code: "published-text-changed",
    file: path.join(settings.content, file),
    line: null,
    column: null,
    message,
  }));
}

/** True if the check needs the export. */
function needsExport(read: readonly TypeWithTexts[]): boolean {
  return read.length === 0 || read.some(({ type, texts }) => showsFigures(type, texts));
}

async function readExport(
  input: string,
  settings: Settings,
  context: SharedReadingContext,
): Promise<ExportReading> {
  const codebook = await codebookInForce(settings);
  const source = await openSource(input, { ...context, maxBytes: settings.maxBytes });
  return await readProtectedFigures(source, [], codebook, EMPTY_LEDGER, settings, context);
}

/** The findings about texts. A finding that several document types share is given once. */
async function textsOf(
  read: readonly TypeWithTexts[],
  ofTexts: readonly (readonly Finding[])[],
  settings: Settings,
): Promise<CheckedInputs["texts"]> {
  const accompanied = await Promise.all(
    read.map(({ texts }) => checkAccompanied(texts.fields, settings)),
  );
  const findings = [
    ...read.flatMap(({ type }) => type.warnings),
    ...read.flatMap((_, at) => [...(ofTexts[at] ?? []), ...(accompanied[at]?.findings ?? [])]),
  ];
  return {
    inputs: read.flatMap(({ texts }) => texts.inputs),
    findings: eachOnce(findings),
    byPeriod: read.flatMap(({ texts }) => texts.byPeriod),
  };
}
