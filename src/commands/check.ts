import { CHECK_FORMATS } from "./check-formats.ts";
import { requireFormat } from "./figures.ts";
import { findingsText } from "./findings-text.ts";
import { type Host, requireOutput } from "./host.ts";
import { whileReading } from "./progress.ts";
import { type ColumnName, columnOf, headerOf } from "../codebook/codebook.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { ALL_DOCUMENTS, type DocumentType } from "../document-type/document-type.ts";
import { EXIT_CODES, ReportError } from "../errors.ts";
import { accessibilityMessages } from "../messages/accessibility.ts";
import {
  countErrors,
  type Finding,
  type Findings,
  NOTHING_OMITTED,
  type Omitted,
} from "../messages/finding.ts";
import { openSource } from "../monitor/source.ts";
import type { Period } from "../period/period.ts";
import { codebookInForce } from "../pipeline/codebook-in-force.ts";
import { checkAccompanied } from "../pipeline/accompanied.ts";
import {
  checkDocumentTypes,
  documentTypeNames,
  loadDocumentType,
  requireEdition,
  requireFit,
  withOwnEdition,
} from "../pipeline/document-types.ts";
import { checkPeriodFit, checkPublishedAfterExport } from "../pipeline/period-fit.ts";
import { type ExportReading, readProtectedFigures } from "../pipeline/protected-figures.ts";
import { checkPlausibility } from "../plausibility/check-plausibility.ts";
import { settleFindings } from "../pipeline/refuse.ts";
import { checkReportSettings } from "../pipeline/report-settings.ts";
import { namesWithTexts, readTexts, type Texts } from "../pipeline/texts.ts";
import type { AccessibilityNote } from "../publish/accessibility/note.ts";
import {
  type CommandOptions,
  readSettings,
  requireInput,
  requirePeriod,
  type Settings,
} from "../settings/settings.ts";
import { type KeptPublications, NOTHING_KEPT, readLedger } from "../snapshots/ledger.ts";

/** `report check`: every problem at once, to standard output; 3 where one of them is an error, 2 in the settings. */
export async function runCheck(
  options: CommandOptions & { readonly period?: string; readonly format?: string },
  host: Host,
): Promise<number> {
  const format = requireFormat(options.format ?? "table", CHECK_FORMATS);
  // The exit code is an answer by itself, to who reads no data.
  if (format !== CHECK_FORMATS.table) requireOutput(host);
  const period = options.period === undefined ? null : requirePeriod(options.period);
  if (period === null && format === CHECK_FORMATS.html) {
    throw new ReportError("usage", accessibilityMessages.periodNeeded);
  }
  const { settings, findings: wrongSettings } = await readSettings(
    options,
    host.environment,
    host.folder,
  );
  const ofReport = await checkReportSettings(period, settings);
  const ofSettings = settled([...wrongSettings, ...ofReport.findings], settings);
  const isWrong = countErrors(ofSettings) > 0;
  const answer = async (
    found: Findings,
    reading: ExportReading,
    texts: Pick<Texts, "inputs" | "findings" | "told">,
  ): Promise<void> => {
    const outcome = {
      found,
      reading,
      file: settings.input ?? "",
      // Without a period it would be told of every period there ever was.
      told: period === null && format === CHECK_FORMATS.table ? [] : texts.told,
      makeNote: period === null ? null : () => noteOn(period, settings, reading, texts),
      style: { fonts: ofReport.houseStyle.fonts, palettes: settings.palettes },
    };
    for (const piece of await format(outcome)) host.print(piece);
  };
  const types = await typesToCheck(period, settings);
  const needsExport = types.length === 0 || types.some(({ figures }) => figures);
  if (settings.input === null && (needsExport || isWrong)) {
    // A settings file that is broken may well name the export.
    if (!isWrong) host.tell(findingsText(ofSettings));
    else {
      await answer(ofSettings, NOTHING_READ, NO_TEXTS);
      return EXIT_CODES.usage;
    }
  }
  const input = needsExport ? requireInput(settings) : settings.input;
  // Without a period there is no report that what was kept would play a part in.
  const ledger = period === null ? NOTHING_KEPT : await readLedger(settings.snapshots);
  const [{ reading, ofFigures }, texts] = await Promise.all([
    input === null
      ? { reading: NOTHING_READ, ofFigures: [] }
      : checkExport(input, period, ledger, settings, host),
    textsOfAll(period, types, settings),
  ]);
  const earlier = period === null ? [] : ledger.findingsBeside([period]);
  const fit = needsExport ? ofFigures : [];
  const others = [...reading.findings, ...fit, ...texts.findings, ...earlier];
  const found = settled([...ofSettings.findings, ...others], settings, reading.omitted);
  await answer(found, reading, texts);
  if (isWrong) return EXIT_CODES.usage;
  return countErrors(found) > 0 ? EXIT_CODES.input : 0;
}

/** The document types whose texts are checked. Throws ReportError where a type has a mistake. */
async function typesToCheck(
  period: Period | null,
  settings: Settings,
): Promise<readonly DocumentType[]> {
  const { document } = settings;
  if (document !== ALL_DOCUMENTS) {
    const types = await checkDocumentTypes([document], settings);
    if (period !== null) for (const type of types) requireFit(type, period, settings);
    return types;
  }
  const names =
    period === null ? await documentTypeNames(settings) : await namesWithTexts(period, settings);
  const types = await checkDocumentTypes(names, settings);
  requireEdition(types, settings);
  if (period !== null) {
    for (const type of types) requireFit(type, period, withOwnEdition(settings, type));
  }
  return types;
}

/** The texts of several document types. A finding about a folder that they share is given once. */
async function textsOfAll(
  period: Period | null,
  types: readonly DocumentType[],
  settings: Settings,
): Promise<Pick<Texts, "inputs" | "findings" | "told">> {
  const read = await Promise.all(
    types.map(async (type) => {
      const texts = await readTexts(period, type, settings);
      const { findings } = await checkAccompanied(texts.fields, settings);
      return { ...texts, accompanied: findings };
    }),
  );
  const findings = [
    ...types.flatMap(({ warnings }) => warnings),
    ...read.flatMap((one) => [...one.findings, ...one.accompanied]),
  ];
  const once = new Map(findings.map((one) => [JSON.stringify(one), one] as const));
  return {
    inputs: read.flatMap(({ inputs }) => inputs),
    findings: [...once.values()],
    told: read.flatMap(({ told }) => told),
  };
}

/** What a machine can tell of the accessibility of the report, for a person to complete. */
async function noteOn(
  period: Period,
  settings: Settings,
  { summary }: ExportReading,
  texts: Pick<Texts, "inputs" | "findings">,
): Promise<AccessibilityNote> {
  const { accessibilityNote } = await import("../pipeline/accessibility-note.ts");
  if (settings.document === ALL_DOCUMENTS) {
    throw new ReportError("usage", accessibilityMessages.oneDocument);
  }
  const documentType = await loadDocumentType(settings.document, settings);
  const exportSha256 = summary?.sha256 ?? null;
  return await accessibilityNote({ period, documentType, settings, exportSha256, texts });
}

const NO_TEXTS = { inputs: [], findings: [], told: [] };

/** What comes of an export that nobody looked at. */
const NOTHING_READ: ExportReading = {
  figures: null,
  protectAgainst: null,
  funnels: [],
  summary: null,
  isCodebookMistaken: false,
  findings: [],
  omitted: NOTHING_OMITTED,
};

function settled(
  findings: readonly Finding[],
  settings: Settings,
  omitted: Omitted = NOTHING_OMITTED,
): Findings {
  return settleFindings({ findings, omitted }, settings);
}

/** What is found in an export, and what the figures of the period tell of it. */
async function checkExport(
  input: string,
  period: Period | null,
  ledger: KeptPublications,
  settings: Settings,
  host: Host,
): Promise<{ readonly reading: ExportReading; readonly ofFigures: readonly Finding[] }> {
  const codebook = await codebookInForce(settings);
  // They are not published, so nobody needs to know how safe they are.
  const periods = period === null ? [] : [{ period, isForComparison: true } as const];
  const reading = await whileReading(host, settings, async (context) => {
    const source = await openSource(input, context);
    return await readProtectedFigures(source, periods, codebook, NOTHING_KEPT, settings, context);
  });
  const [figures] = reading.figures ?? [];
  if (period === null || figures === undefined) return { reading, ofFigures: [] };
  const fit = checkPeriodFit(period, figures, input);
  const nameOf = (name: ColumnName): string => headerOf(columnOf(codebook.codebook, name));
  const doubtsAbout = (one: PublishedFigures): readonly Finding[] =>
    checkPlausibility(one, ledger.publications, { file: input, nameOf });
  // Where the export does not reach the period, its figures are no wonder.
  const isReached = fit.every(({ severity }) => severity !== "error");
  // To protect figures against all that was kept takes long, and only withholds more of them: so
  // where nothing is doubted without, nothing is with it.
  const isDoubted = isReached && doubtsAbout(figures).length > 0;
  const doubts = isDoubted ? (reading.protectAgainst?.(ledger) ?? []).flatMap(doubtsAbout) : [];
  const after = checkPublishedAfterExport(settings, figures);
  return { reading, ofFigures: [...fit, ...after, ...doubts] };
}
