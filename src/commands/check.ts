import { EXIT_CODES } from "../errors.ts";
import { loadDocumentType, narrativeNames } from "../document/document-type.ts";
import { commandMessages } from "../messages/commands.ts";
import { countErrors, countWarnings, type Finding, type Findings } from "../messages/finding.ts";
import { openSource } from "../monitor/source.ts";
import { narrativePeriods, readNarratives } from "../narrative/read-narratives.ts";
import { checkPeriodFit } from "../pipeline/period-fit.ts";
import { readProtectedFigures } from "../pipeline/protected-figures.ts";
import { settleFindings } from "../pipeline/refuse.ts";
import type { Period } from "../period/period.ts";
import { readLogo } from "../settings/logo.ts";
import {
  readSettings,
  requireInput,
  requirePeriod,
  type CommandOptions,
  type Settings,
} from "../settings/settings.ts";
import { requireFormat } from "./figures.ts";
import type { Host } from "./host.ts";
import { readingProgress, startProgress } from "./progress.ts";
import { findingsCsv, findingsJson, findingsText } from "./print-findings.ts";

const FORMATS = {
  table: checkText,
  json: findingsJson,
  csv: findingsCsv,
} as const;

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
  const [logo, monitor, narrative] = await Promise.all([
    readLogo(settings.logo),
    checkExport(period, settings, host),
    checkNarratives(period, settings),
  ]);
  const ofSettings = [...wrongSettings, ...logo.findings];
  const found = settleFindings(
    {
      findings: [...ofSettings, ...monitor.findings, ...narrative],
      omitted: monitor.omitted,
    },
    settings,
  );
  host.print(format(found));
  if (ofSettings.length > 0) return EXIT_CODES.usage;
  return countErrors(found) > 0 ? EXIT_CODES.input : 0;
}

async function checkExport(
  period: Period | null,
  settings: Settings,
  host: Host,
): Promise<Findings> {
  const source = await openSource(requireInput(settings), {
    stdin: host.stdin,
    maxBytes: settings.maxBytes,
  });
  const progress = startProgress(host);
  const reading = await readProtectedFigures(
    source,
    period === null ? [] : [{ period }],
    settings,
    {
      signal: host.signal,
      onProgress: readingProgress(progress),
    },
  ).finally(() => progress.clear());
  const [figures] = reading.figures ?? [];
  const fit =
    period === null || figures === undefined ? [] : checkPeriodFit(period, figures, source.name);
  return { findings: [...reading.findings, ...fit], omitted: reading.omitted };
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

function checkText(found: Findings): string {
  if (found.findings.length === 0) return `${commandMessages.checkGood}\n`;
  const summary = commandMessages.checkSummary(countErrors(found), countWarnings(found));
  return `${findingsText(found)}${summary}\n`;
}
