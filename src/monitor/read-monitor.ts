import type { Codebook } from "../codebook/codebook.ts";
import type { Findings } from "../findings/finding.ts";
import { type Case, type Delimiter, type Encoding, type ExportSummary, MAX_BYTES } from "./case.ts";
import { dialectOf, type Survey, surveySource, utf8Stream } from "./file/survey.ts";
import { fileKindOf, isMixed, reportRefusal } from "./file/unreadable-files.ts";
import { readRows } from "./file/rows.ts";
import { FindingsList } from "./export-findings.ts";
import type { MonitorSource } from "./source.ts";
import { TableReader } from "./table-reader.ts";

/** How to read an export. */
export interface ReadOptions {
  readonly codebook: Codebook;
  /** Forced by the user; detected from the file if undefined. */
  readonly encoding?: Encoding | undefined;
  /** Forced by the user; detected from the file if undefined. */
  readonly delimiter?: Delimiter | undefined;
  /** The default is 1 GiB. */
  readonly maxBytes?: number | undefined;
  /** Leaves out the rows that break a rule by themselves, with a warning, and reads the others. */
  readonly skipInvalid?: boolean | undefined;
  /**
   * The highest percentage of rows that may be left out. If undefined, a tenth of the rows or five
   * rows may be left out.
   */
  readonly skipAtMost?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /**
   * Gets the number of bytes read so far, now and then. The first look at the file is short and
   * does not report.
   */
  readonly onProgress?: ((bytesRead: number) => void) | undefined;
}

/** The result of reading an export. */
export interface MonitorReading extends Findings {
  /** Null if the file could not be read as a table. */
  readonly summary: ExportSummary | null;
}

/**
 * Reads an export and checks it against the contract. `onCase` gets each valid row, in the order of
 * the file, during the reading. If a finding is an error, the caller throws away what it made from
 * these rows. Throws a ReportError of kind `input` if the source fails, and the reason of the
 * signal if the signal aborts.
 */
export async function readMonitor(
  source: MonitorSource,
  options: ReadOptions,
  onCase: (found: Case) => void,
): Promise<MonitorReading> {
  const { encoding, signal, maxBytes = MAX_BYTES, skipInvalid = false } = options;
  const findings = new FindingsList(source.name, { skipsRows: skipInvalid });
  const survey = await surveySource(source, { maxBytes, encoding, signal });
  const summary =
    "refused" in survey
      ? reportRefusal(survey, maxBytes, findings)
      : (await isMixed(source, survey, options, findings))
        ? null
        : await readTable(source, survey, options, findings, onCase);
  return { summary, findings: findings.sorted(), omitted: findings.omitted };
}

async function readTable(
  source: MonitorSource,
  survey: Survey,
  { codebook, delimiter, skipAtMost, signal, onProgress }: ReadOptions,
  findings: FindingsList,
  onCase: (found: Case) => void,
): Promise<ExportSummary | null> {
  const dialect = dialectOf(survey, codebook, delimiter);
  const fileKind = () => fileKindOf(survey.head);
  if (dialect === undefined) {
    const kind = fileKind();
    if (kind === undefined) findings.add("line-ends-invalid", WHOLE_FILE);
    else findings.add("file-not-csv", WHOLE_FILE, kind);
    return null;
  }
  const { mayHoldControls } = survey;
  const table = new TableReader({
    codebook,
    findings,
    skipAtMost,
    mayHoldControls,
    onCase,
    fileKind,
  });
  await readRows(utf8Stream(source, survey, { signal, onProgress }), dialect, table);
  return table.end(survey.sha256, dialect);
}

