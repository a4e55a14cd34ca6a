import { loadDocumentType, narrativeNames } from "../document/document-type.ts";
import { EXIT_CODES } from "../errors.ts";
import {
  countErrors,
  NOTHING_OMITTED,
  type Finding,
  type Findings,
  type Omitted,
} from "../messages/finding.ts";
import { openSource } from "../monitor/source.ts";
import { narrativePeriods, readNarratives } from "../narrative/read-narratives.ts";
import { codebookInForce } from "../pipeline/codebook-in-force.ts";
import { checkPeriodFit } from "../pipeline/period-fit.ts";
import { readProtectedFigures, type ExportReading } from "../pipeline/protected-figures.ts";
import { checkPublishedAfterExport } from "../pipeline/publication.ts";
import { settleFindings } from "../pipeline/refuse.ts";
import { checkReportSettings } from "../pipeline/report-settings.ts";
import type { Period } from "../period/period.ts";
import {
  readSettings,
  requireInput,
  requirePeriod,
  type CommandOptions,
  type Settings,
} from "../settings/settings.ts";
import { readEarlierReports } from "../snapshots/earlier-reports.ts";
import { checkText } from "./check-text.ts";
import { exportFound } from "./export-found.ts";
import { requireFormat } from "./figures.ts";
import { findingsCsv, findingsJson } from "./findings-data.ts";
import { findingsText } from "./findings-text.ts";
import type { Host } from "./host.ts";
import { whileReading } from "./while-reading.ts";

type Writer = (found: Findings, reading: ExportReading, file: string) => Iterable<string>;

const FORMATS: Readonly<Record<"table" | "json" | "csv", Writer>> = {
  table: checkText,
  json: (found, { summary }, file) => findingsJson(found, { export: exportFound(summary, file) }),
  csv: findingsCsv,
};

/** `report check`: every problem at once, to standard output; 3 where one of them is an error, 2 in the settings. */
export async function runCheck(
  options: CommandOptions & { readonly period?: string; readonly format?: string },
  host: Host,
): Promise<number> {
  const format = requireFormat(options.format ?? "table", FORMATS);
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
      for (const piece of format(ofSettings, NOTHING_READ, "")) host.print(piece);
      return EXIT_CODES.usage;
    }
  }
  const input = requireInput(settings);
  const [reading, narrative, earlier] = await Promise.all([
    checkExport(input, period, settings, host),
    checkNarratives(period, settings),
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
  const others = [...reading.findings, ...fit, ...narrative, ...earlier];
  const found = settled([...ofSettings.findings, ...others], settings, reading.omitted);
  for (const piece of format(found, reading, input)) host.print(piece);
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
    return await readProtectedFigures(source, periods, codebook, settings, context);
  });
}

/** What a report of the period would take from the reports that were kept before it. */
async function checkEarlierReports(
  period: Period | null,
  { snapshots, document }: Settings,
): Promise<readonly Finding[]> {
  if (period === null) return [];
  return (await readEarlierReports(snapshots, document, period)).findings;
}

async function checkNarratives(
  period: Period | null,
  { content, document }: Settings,
): Promise<readonly Finding[]> {
  const documentType = await loadDocumentType(document);
  const names = narrativeNames(documentType);
  const found =
    period === null ? await narrativePeriods(content) : { periods: [period.id], findings: [] };
  const readings = await Promise.all(
    found.periods.map((id) => readNarratives(content, id, documentType.name, names)),
  );
  return [...found.findings, ...readings.flatMap(({ findings }) => findings)];
}
