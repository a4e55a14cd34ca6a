import { requireFormat } from "./figures.ts";
import { findingsCsv, findingsJson, findingsText } from "./findings-text.ts";
import { type Host, requireOutput } from "./host.ts";
import { textsData, textsText } from "./texts-text.ts";
import { whileReading } from "./progress.ts";
import { loadDocumentType } from "../document/document-type.ts";
import { EXIT_CODES } from "../errors.ts";
import { formatDay } from "../language/dates.ts";
import { commandMessages as texts } from "../messages/commands.ts";
import {
  countErrors,
  countWarnings,
  type Finding,
  type Findings,
  NOTHING_OMITTED,
  type Omitted,
} from "../messages/finding.ts";
import type { ExportSummary } from "../monitor/case.ts";
import { openSource } from "../monitor/source.ts";
import { isoDay } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import { codebookInForce } from "../pipeline/codebook-in-force.ts";
import { checkPeriodFit, checkPublishedAfterExport } from "../pipeline/period-fit.ts";
import { type ExportReading, readProtectedFigures } from "../pipeline/protected-figures.ts";
import { settleFindings } from "../pipeline/refuse.ts";
import { checkReportSettings } from "../pipeline/report-settings.ts";
import { readTexts, type Texts } from "../pipeline/texts.ts";
import {
  type CommandOptions,
  readSettings,
  requireInput,
  requirePeriod,
  type Settings,
} from "../settings/settings.ts";
import { NOTHING_KEPT, readLedger } from "../snapshots/ledger.ts";

type Writer = (
  found: Findings,
  reading: ExportReading,
  file: string,
  texts: Texts["told"],
) => Iterable<string>;

const FORMATS: Readonly<Record<"table" | "json" | "csv", Writer>> = {
  table: (found, reading, file, texts) => checkText(found, reading, file, textsText(texts)),
  json: (found, { summary }, file, texts) =>
    findingsJson(found, { export: exportFound(summary, file), texts: textsData(texts) }),
  csv: findingsCsv,
};

/** `report check`: every problem at once, to standard output; 3 where one of them is an error, 2 in the settings. */
export async function runCheck(
  options: CommandOptions & { readonly period?: string; readonly format?: string },
  host: Host,
): Promise<number> {
  const format = requireFormat(options.format ?? "table", FORMATS);
  // The exit code is an answer by itself, to who reads no data.
  if (format !== FORMATS.table) requireOutput(host);
  const period = options.period === undefined ? null : requirePeriod(options.period);
  const { settings, findings: wrongSettings } = await readSettings(
    options,
    host.environment,
    host.folder,
  );
  const ofReport = await checkReportSettings(period, settings);
  const ofSettings = settled([...wrongSettings, ...ofReport.findings], settings);
  const isWrong = countErrors(ofSettings) > 0;
  if (settings.input === null) {
    // A settings file that is broken may well name the export.
    if (!isWrong) host.tell(findingsText(ofSettings));
    else {
      for (const piece of format(ofSettings, NOTHING_READ, "", [])) host.print(piece);
      return EXIT_CODES.usage;
    }
  }
  const input = requireInput(settings);
  const [reading, texts, earlier] = await Promise.all([
    checkExport(input, period, settings, host),
    loadDocumentType(settings.document).then((type) => readTexts(period, type, settings)),
    checkEarlierReports(period, settings),
  ]);
  const [figures] = reading.figures ?? [];
  const fit =
    period === null || figures === undefined
      ? []
      : [
          ...checkPeriodFit(period, figures, input),
          ...checkPublishedAfterExport(settings, figures),
        ];
  const others = [...reading.findings, ...fit, ...texts.findings, ...earlier];
  const found = settled([...ofSettings.findings, ...others], settings, reading.omitted);
  // Without a period it would be told of every period there ever was.
  const told = period === null && format === FORMATS.table ? [] : texts.told;
  for (const piece of format(found, reading, input, told)) host.print(piece);
  if (isWrong) return EXIT_CODES.usage;
  return countErrors(found) > 0 ? EXIT_CODES.input : 0;
}

/** What comes of an export that nobody looked at. */
const NOTHING_READ: ExportReading = {
  figures: null,
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

async function checkExport(
  input: string,
  period: Period | null,
  settings: Settings,
  host: Host,
): Promise<ExportReading> {
  const codebook = await codebookInForce(settings);
  const periods = period === null ? [] : [{ period }];
  return await whileReading(host, settings, async (context) => {
    const source = await openSource(input, context);
    return await readProtectedFigures(source, periods, codebook, NOTHING_KEPT, settings, context);
  });
}

/** What a report of the period would take from the reports that were kept before it. */
async function checkEarlierReports(
  period: Period | null,
  { snapshots }: Settings,
): Promise<readonly Finding[]> {
  if (period === null) return [];
  return (await readLedger(snapshots)).findingsBeside([period]);
}

/** What was found out about an export, for programs; null where it could not be read as a table. */
function exportFound(summary: ExportSummary | null, file: string): object | null {
  if (summary === null) return null;
  const { dialect, rows, skipped, columns, latestDate, sha256 } = summary;
  return {
    file,
    sha256,
    ...dialect,
    rows,
    ...(skipped.rows === 0 ? {} : { skipped }),
    columns: columns.size,
    latestDate: latestDate === null ? null : isoDay(latestDate),
  };
}

/**
 * The outcome of a check for a person: what the export is, which texts there are, what is wrong, and
 * how much of it.
 */
function* checkText(
  found: Findings,
  { summary, isCodebookMistaken }: ExportReading,
  file: string,
  textsTold: string,
): Generator<string> {
  if (summary !== null) yield `${foundText(summary, file)}\n`;
  if (textsTold !== "") yield textsTold;
  if (isCodebookMistaken) yield `${texts.exportNotChecked}\n`;
  if (found.findings.length === 0) {
    yield `${texts.checkGood}\n`;
    return;
  }
  yield findingsText(found);
  yield `${texts.checkSummary(countErrors(found), countWarnings(found))}\n`;
}

function foundText(
  { dialect, rows, skipped, columns, latestDate }: ExportSummary,
  file: string,
): string {
  const { encoding, byteOrderMark, delimiter, separatorLine, lineEnd } = dialect;
  const parts = [
    texts.found.encoding(encoding, byteOrderMark),
    texts.found.delimiter(delimiter),
    texts.found.lineEnd[lineEnd],
    ...(separatorLine ? [texts.found.separatorLine] : []),
    texts.found.rows(rows, columns.size),
    ...(latestDate === null ? [] : [texts.found.latestDate(formatDay(latestDate))]),
  ];
  const left = skipped.rows === 0 ? "" : ` ${texts.found.skipped(skipped.rows)}`;
  return `${file}: ${parts.join(", ")}.${left}`;
}
