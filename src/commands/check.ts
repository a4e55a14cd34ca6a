import { CHECK_FORMATS, type CheckFindings, PAGES } from "../answers/check.ts";
import { findingsText } from "../answers/findings.ts";
import { type Host, requireFormat, requireOutput, terminalOfHost, whileReading } from "./host.ts";
import {
  checkAllInputs,
  checkInputs,
  NOTHING_READ,
  type PeriodToCheck,
} from "../pipeline/check-inputs.ts";
import { ALL_DOCUMENTS, type DocumentType } from "../document-type/document-type.ts";
import { EXIT_CODES, ReportError } from "../errors.ts";
import { accessibilityMessages } from "../messages/accessibility.ts";
import {
  countErrors,
  type Finding,
  type Findings,
  NOTHING_OMITTED,
  type Omitted,
} from "../findings/finding.ts";
import type { Period } from "../period/period.ts";
import {
  checkDocumentTypes,
  documentTypeNames,
  loadDocumentType,
  requireEdition,
  requireFit,
  withOwnEdition,
} from "../pipeline/document-types.ts";
import {
  codebookInForce,
  exportContent,
  type ExportReading,
  periodRows,
} from "../pipeline/read-export.ts";
import { checkReportSettings, settleFindings } from "../pipeline/check-report.ts";
import { namesWithTexts, type Texts } from "../pipeline/texts.ts";
import type { AccessibilityNote } from "../publish/accessibility-note.ts";
import { type CommandOptions, requirePeriods, type Settings } from "../settings/settings.ts";
import { readSettings } from "../settings/settle-settings.ts";

/**
 * `report check`: prints every finding at once. The exit code is 2 for an error in the settings, and 3
 * for another error.
 */
export async function runCheck(
  options: CommandOptions & { readonly period?: readonly string[]; readonly format?: string },
  host: Host,
): Promise<number> {
  const format = requireFormat(options.format ?? "table", CHECK_FORMATS);
  // With a table, the exit code alone is an answer, so standard output may be closed.
  if (format !== CHECK_FORMATS.table) requireOutput(host);
  const periods = options.period === undefined ? [] : requirePeriods(options.period);
  const [period = null] = periods.length === 1 ? periods : [];
  const { settings, findings: wrongSettings } = await readSettings(
    options,
    host.environment,
    host.folder,
  );
  const ofReport = await checkReportSettings(periods, settings);
  const ofSettings = settled([...wrongSettings, ...ofReport.findings], settings);
  const isWrong = countErrors(ofSettings) > 0;
  const answer = async (
    all: CheckFindings,
    reading: ExportReading,
    texts: Pick<Texts, "inputs" | "findings" | "byPeriod">,
  ): Promise<void> => {
    const { summary } = reading;
    const outcome = {
      ...all,
      reading,
      content:
        summary && exportContent(summary, (await codebookInForce(settings)).codebook, settings),
      rowsOfPeriods:
        summary === null ? [] : periods.flatMap((one) => periodRows(one, summary) ?? []),
      terminal: terminalOfHost(host, options),
      file: settings.input ?? "",
      // Without a period, the table would list the texts of every period.
      sections: periods.length === 0 && format === CHECK_FORMATS.table ? [] : texts.byPeriod,
      periods,
      makeNote: period === null ? null : () => noteOn(period, settings, reading, texts),
      style: { fonts: ofReport.houseStyle.fonts, palettes: settings.palettes },
    };
    for (const piece of await format(outcome)) host.print(piece);
    // The keeper of the monitor does not need these findings; the user who makes the page does.
    if (period === null && PAGES.has(format)) host.tell(findingsText(all.ofOthers));
  };
  const toCheck = await typesToCheck(periods, settings);
  const types = periods.length === 0 ? await typesOfAnyPeriod(settings) : [];
  if (settings.input === null && isWrong) {
    // The broken settings may name the export, so do not report that no export is given.
    const all = { found: ofSettings, ofExport: NOTHING_FOUND, ofOthers: ofSettings };
    await answer(all, NOTHING_READ, NO_TEXTS);
    return EXIT_CODES.usage;
  }
  const checking = whileReading(host, settings, async (context) =>
    periods.length === 0
      ? await checkAllInputs(types, settings, context)
      : await checkInputs(toCheck, settings, context),
  );
  const { reading, ofFigures, texts } = await checking.catch((error: unknown) => {
    // A finding in the settings may be the reason that no export is given.
    if (settings.input === null) host.tell(findingsText(ofSettings));
    throw error;
  });
  const others = [...reading.findings, ...ofFigures, ...texts.findings];
  const found = settled([...ofSettings.findings, ...others], settings, reading.omitted);
  const ownFindings = new Set(reading.findings);
  const isOfExport = (one: Finding): boolean => ownFindings.has(one) || one.file === settings.input;
  const [ofExport = [], ofOthers = []] = [true, false].map((wanted) =>
    others.filter((one) => isOfExport(one) === wanted),
  );
  const all = {
    found,
    ofExport: settled(ofExport, settings, reading.omitted),
    ofOthers: settled([...ofSettings.findings, ...ofOthers], settings),
  };
  await answer(all, reading, texts);
  if (isWrong) return EXIT_CODES.usage;
  return countErrors(found) > 0 ? EXIT_CODES.input : 0;
}

/** The document types whose texts are checked. Throws ReportError for a type with a mistake. */
async function typesToCheck(
  periods: readonly Period[],
  settings: Settings,
): Promise<readonly PeriodToCheck[]> {
  const { document } = settings;
  const isAll = document === ALL_DOCUMENTS;
  const toCheck: PeriodToCheck[] = [];
  for (const period of periods) {
    const names = isAll ? await namesWithTexts(period, settings) : [document];
    toCheck.push({ period, types: await checkDocumentTypes(names, settings) });
  }
  if (isAll)
    requireEdition(
      toCheck.flatMap(({ types }) => types),
      settings,
    );
  for (const { period, types } of toCheck) {
    for (const type of types) {
      requireFit(type, period, isAll ? withOwnEdition(settings, type) : settings);
    }
  }
  return toCheck;
}

/** The document types whose texts are checked without a period. */
async function typesOfAnyPeriod(settings: Settings): Promise<readonly DocumentType[]> {
  const { document } = settings;
  if (document !== ALL_DOCUMENTS) return await checkDocumentTypes([document], settings);
  const types = await checkDocumentTypes(await documentTypeNames(settings), settings);
  requireEdition(types, settings);
  return types;
}

/** The note on the accessibility of the report, for a person to complete. */
async function noteOn(
  period: Period,
  settings: Settings,
  { summary }: ExportReading,
  texts: Pick<Texts, "inputs" | "findings">,
): Promise<AccessibilityNote> {
  const { accessibilityNote } = await import("../pipeline/check-made-report.ts");
  if (settings.document === ALL_DOCUMENTS) {
    throw new ReportError("usage", accessibilityMessages.oneDocument);
  }
  const documentType = await loadDocumentType(settings.document, settings);
  const exportSha256 = summary?.sha256 ?? null;
  return await accessibilityNote({ period, documentType, settings, exportSha256, texts });
}

const NOTHING_FOUND: Findings = { findings: [], omitted: NOTHING_OMITTED };
const NO_TEXTS = { inputs: [], findings: [], byPeriod: [] };

function settled(
  findings: readonly Finding[],
  settings: Settings,
  omitted: Omitted = NOTHING_OMITTED,
): Findings {
  return settleFindings({ findings, omitted }, settings);
}
