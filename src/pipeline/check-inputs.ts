import path from "node:path";

import { type ColumnName, columnOf, headerOf } from "../codebook/codebook.ts";
import type { CodebookReading } from "../codebook/own/read-codebook.ts";
import type { DocumentType } from "../document-type/document-type.ts";
import { type Finding, NOTHING_OMITTED } from "../messages/finding.ts";
import { openSource } from "../monitor/source.ts";
import { parsePeriod, type Period } from "../period/period.ts";
import { checkPlausibility } from "../plausibility/check-plausibility.ts";
import type { Beside } from "../proofreading/proofread.ts";
import { requireInput, type Settings } from "../settings/settings.ts";
import { type KeptPublications, NOTHING_KEPT } from "../snapshots/ledger.ts";
import { formatDay } from "../language/dates.ts";
import { publicationFindings } from "../messages/publication.ts";
import { changedTexts, publishedIn } from "../publish/published-before.ts";
import { checkAccompanied } from "./accompanied.ts";
import { outputFolder } from "./document-types.ts";
import { withoutFigures } from "./assemble-report.ts";
import { codebookInForce } from "./codebook-in-force.ts";
import { checkPeriodFit, checkPublishedAfterExport } from "./period-fit.ts";
import { asTextsAllow, readEarlierTexts } from "./proofread-texts.ts";
import { type ExportReading, readProtectedFigures } from "./protected-figures.ts";
import { readShared, type SharedReading, type SharedReadingContext } from "./shared-reading.ts";
import { readTexts, type Texts } from "./texts.ts";
import { inOrderOfTexts, textsWithFigures } from "./texts-with-figures.ts";
import { figuresCalled } from "./woven-texts.ts";

/** What was found in all that a report is made from. */
export interface CheckedInputs {
  readonly reading: ExportReading;
  /** About the export beside the period and what was kept. */
  readonly ofFigures: readonly Finding[];
  readonly texts: Pick<Texts, "inputs" | "findings" | "told">;
}

/** What of a check was done before: the readings that a check of a period would do, and its dictionary. */
export interface DoneBefore {
  readonly shared: SharedReading;
  /** Reads the export where no document of the check shows figures. */
  readonly readExport: (read: () => Promise<ExportReading>) => Promise<ExportReading>;
  readonly loadDutch: (load: () => Promise<DutchReader>) => Promise<DutchReader>;
}

type DutchReader = NonNullable<Beside["dutch"]>;

/** What comes of an export that nobody looked at. */
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

/**
 * Looks for every problem in the export and in the texts of document types: of a period, or of all
 * periods that have texts. Throws ReportError "usage" where an export is needed and none is named.
 */
export async function checkInputs(
  period: Period | null,
  types: readonly DocumentType[],
  settings: Settings,
  context: SharedReadingContext,
  before?: DoneBefore,
): Promise<CheckedInputs> {
  const read = await Promise.all(
    types.map(async (type) => ({ type, texts: await readTexts(period, type, settings) })),
  );
  const dutch = await dutchReader(read, settings, before);
  return period === null
    ? await checkAllPeriods(read, dutch, settings, context)
    : await checkPeriod(period, read, dutch, settings, context, before);
}

/** Loads the dictionary and its rules, where there is anything to read. */
async function dutchReader(
  read: readonly TypeWithTexts[],
  { ownWords }: Settings,
  before: DoneBefore | undefined,
): Promise<Beside["dutch"]> {
  if (read.every(({ texts }) => [...texts.written, ...texts.refused].length === 0)) return null;
  const load = () => loadDutch(ownWords);
  return await (before?.loadDutch(load) ?? load());
}

async function loadDutch(ownWords: Settings["ownWords"]): Promise<DutchReader> {
  const { dutchNoticed, loadSpelling, wordListOf } = await import("../proofreading/dutch/dutch.ts");
  const tools = { spelling: await loadSpelling(ownWords), words: wordListOf(ownWords) };
  return (text) => dutchNoticed(text, tools);
}

/** Without a period there is no report: what the texts call is looked at as far as they say it. */
async function checkAllPeriods(
  read: readonly TypeWithTexts[],
  dutch: Beside["dutch"],
  settings: Settings,
  context: SharedReadingContext,
): Promise<CheckedInputs> {
  const input = needsExport(read) ? requireInput(settings) : settings.input;
  const [reading, findings] = await Promise.all([
    input === null ? NOTHING_READ : readExport(input, [], settings, context),
    Promise.all(read.map((one) => readUnwoven(one, dutch, settings))),
  ]);
  return { reading, ofFigures: [], texts: await textsOf(read, findings, settings) };
}

/** What is found in the texts of a document type before it is known what their calls come to. */
async function readUnwoven(
  { type, texts }: TypeWithTexts,
  dutch: Beside["dutch"],
  settings: Settings,
): Promise<readonly Finding[]> {
  const noticed = texts.ofPeriods.map(async ({ id, ...ofPeriod }) => {
    const period = parsePeriod(id);
    if (period === undefined) throw new Error("texts of a period that is none");
    const beside = {
      documentType: type,
      period,
      figures: null,
      codebook: null,
      earlier: { chain: [], latest: null },
      earlierTexts: await readEarlierTexts(period, type, settings),
      dutch,
    };
    return textsWithFigures({ ...texts, ...ofPeriod, findings: [] }, beside, settings).findings;
  });
  const all = [...texts.findings, ...(await Promise.all(noticed)).flat()];
  return asTextsAllow(inOrderOfTexts(all), texts, false);
}

async function checkPeriod(
  period: Period,
  read: readonly TypeWithTexts[],
  dutch: Beside["dutch"],
  settings: Settings,
  context: SharedReadingContext,
  before: DoneBefore | undefined,
): Promise<CheckedInputs> {
  const isNeeded = needsExport(read);
  const input = isNeeded ? requireInput(settings) : settings.input;
  const types = read.map(({ type }) => type);
  const shared =
    before?.shared ?? readShared(period, types, settings, { ...context, isForComparison: true });
  const [ledger, ofTypes] = await Promise.all([shared.ledger, shared.reading]);
  const [first] = ofTypes?.perType.values() ?? [];
  const readAlone = () => readExport(input ?? "", [period], settings, context);
  const reading =
    first ?? (input === null ? NOTHING_READ : await (before?.readExport(readAlone) ?? readAlone()));
  const findings = await Promise.all(
    read.map(async ({ type, texts }) => {
      const own = ofTypes?.perType.get(type.name);
      const beside = {
        documentType: type,
        period,
        figures: own === undefined ? [withoutFigures(period)] : own.figures,
        codebook: ofTypes?.codebook ?? null,
        earlier: (own === undefined ? NOTHING_KEPT : ledger).before(type.name, period),
        earlierTexts: await readEarlierTexts(period, type, settings),
        dutch,
      };
      const { findings: ofTexts } = textsWithFigures(texts, beside, settings);
      return [...ofTexts, ...(await changedSincePublished(period, type, texts, settings))];
    }),
  );
  return {
    reading,
    ofFigures: [
      ...(input === null || !isNeeded
        ? []
        : await checkFigures(period, reading, input, ledger, settings)),
      ...ledger.findingsBeside([period]),
    ],
    texts: await textsOf(read, findings, settings),
  };
}

/** The texts that are no longer as they stand in the published report in the output folder. */
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

/** True where the export plays a part in what is checked. */
function needsExport(read: readonly TypeWithTexts[]): boolean {
  return (
    read.length === 0 ||
    read.some(({ type, texts }) => type.figures || figuresCalled(texts).length > 0)
  );
}

async function readExport(
  input: string,
  periods: readonly Period[],
  settings: Settings,
  context: SharedReadingContext,
): Promise<ExportReading> {
  const codebook = await codebookInForce(settings);
  const source = await openSource(input, { ...context, maxBytes: settings.maxBytes });
  // They are not published, so nobody needs to know how safe they are.
  const asked = periods.map((period) => ({ period, isForComparison: true }) as const);
  return await readProtectedFigures(source, asked, codebook, NOTHING_KEPT, settings, context);
}

/** What the figures of a period tell of the export: whether it fits, and whether it can be meant. */
async function checkFigures(
  period: Period,
  reading: ExportReading,
  input: string,
  ledger: KeptPublications,
  settings: Settings,
): Promise<readonly Finding[]> {
  const [figures] = reading.figures ?? [];
  if (figures === undefined) return [];
  const { codebook }: CodebookReading = await codebookInForce(settings);
  const fit = checkPeriodFit(period, figures, input);
  const nameOf = (name: ColumnName): string => headerOf(columnOf(codebook, name));
  // Where the export does not reach the period, its figures are no wonder.
  const isReached = fit.every(({ severity }) => severity !== "error");
  const doubts = isReached
    ? checkPlausibility(figures, ledger.publications, { file: input, nameOf })
    : [];
  return [...fit, ...checkPublishedAfterExport(settings, figures), ...doubts];
}

/** What was found about texts. A finding about a folder that types share is given once. */
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
  const once = new Map(findings.map((one) => [JSON.stringify(one), one] as const));
  return {
    inputs: read.flatMap(({ texts }) => texts.inputs),
    findings: [...once.values()],
    told: read.flatMap(({ texts }) => texts.told),
  };
}
