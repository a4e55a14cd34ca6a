import type { Codebook } from "../codebook/codebook.ts";
import type { Findings } from "../findings/finding.ts";
import type { FileKind } from "../messages/codebook.ts";
import { isTooMuch } from "./across-rows.ts";
import {
  type Case,
  type Delimiter,
  type Dialect,
  type Encoding,
  type ExportSummary,
  MAX_BYTES,
} from "./case.ts";
import { FindingsList } from "./export-findings.ts";
import { type FileRow, readRows, type RowListener, withoutTextFormulas } from "./file/rows.ts";
import {
  dialectOf,
  ROWS_SEARCHED_FOR_HEADERS,
  type Survey,
  surveySource,
  utf8Stream,
} from "./file/survey.ts";
import { fileKindOf, isMixed, reportRefusal } from "./file/unreadable-files.ts";
import {
  checkHeader,
  columnsOfHeader,
  looksLikeHeader,
  missingColumns,
  numberedColumn,
  reportMissing,
  withoutRepeated,
} from "./header.ts";
import { CellSearch } from "./personal-data.ts";
import { RowReader } from "./row-reader.ts";
import type { MonitorSource } from "./source.ts";
import { TableBody, type TableBodyOptions } from "./table-body.ts";

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
   * The highest percentage of rows that may be left out. If undefined, a tenth of the rows may be
   * left out, or five rows if that is more.
   */
  readonly skipAtMost?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /**
   * Gets the number of bytes read so far, after each chunk. The first reading of the file is fast,
   * and does not report.
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
 * the file, during the reading. If a finding is an error, the caller must discard what it made from
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

// The table in the file.

/** What the reading of a table needs. */
interface TableReaderOptions {
  readonly codebook: Codebook;
  readonly findings: FindingsList;
  /** The highest percentage of rows that may be left out, if the user chose one. */
  readonly skipAtMost?: number | undefined;
  /** False if no cell can contain a control character. */
  readonly mayHoldControls: boolean;
  /** Gets each valid row. */
  readonly onCase: (found: Case) => void;
  /** Returns the kind of the file if it turns out to be no table. */
  readonly fileKind: () => FileKind | undefined;
}

interface Table {
  readonly reader: RowReader;
  readonly body: TableBody;
}

const WHOLE_FILE = { line: null, column: null } as const;

/** Finds the header of a table, the rows below it and the lines above it. */
class TableReader implements RowListener {
  readonly #options: TableReaderOptions;
  readonly #findings: FindingsList;
  #table: Table | null = null;
  /** The rows so far that are no headers, without wholly empty ones. */
  readonly #above: FileRow[] = [];
  readonly #strayLines: number[] = [];
  #isCutShort = false;
  #isHeaderRefused = false;

  constructor(options: TableReaderOptions) {
    this.#options = options;
    this.#findings = options.findings;
  }

  row(written: readonly string[], line: number, isBroken: boolean): boolean {
    const cells = withoutTextFormulas(written);
    if (this.#table === null) return this.#seekHeader({ cells, line, isBroken });
    this.#table.body.add(cells, line, isBroken);
    return true;
  }

  strayQuote(line: number): void {
    // A file without headers gets only the finding about its headers, so this finding must wait.
    if (this.#table === null) this.#strayLines.push(line);
    else this.#findings.add("quote-stray", { line, column: null });
  }

  unclosedQuote(line: number): void {
    this.#isCutShort = true;
    if (!this.#isWithoutHeader()) this.#findings.add("quote-unclosed", { line, column: null });
  }

  tooLargeRow(line: number): void {
    this.#isCutShort = true;
    if (!this.#isWithoutHeader()) this.#findings.add("row-too-large", { line, column: null });
  }

  /** Call this after the last row. Returns the summary, or null if there is no table. */
  end(sha256: string, dialect: Dialect): ExportSummary | null {
    const table = this.#table;
    if (table === null) {
      this.#reportNoTable();
      return null;
    }
    const { reader, body } = table;
    body.end();
    if (reader.rows === 0 && !this.#isCutShort && !this.#isHeaderRefused) {
      this.#findings.add("no-rows", WHOLE_FILE);
    }
    const { rows, skipped, spread, tallied } = reader.end();
    this.#checkSkipped(skipped.rows, rows);
    return {
      rows,
      sha256,
      latestDate: spread.latest,
      firstDate: spread.first,
      hasEarlierDate: spread.earliest !== spread.first,
      columns: reader.columns,
      unknownHeaders: reader.unknownHeaders,
      tallied,
      dialect,
      skipped,
    };
  }

  #checkSkipped(skipped: number, rows: number): void {
    const { skipAtMost } = this.#options;
    if (skipped > 0 && skipped === rows) this.#findings.add("no-valid-rows", WHOLE_FILE);
    else if (isTooMuch(skipped, rows, skipAtMost)) {
      const isChosen = skipAtMost !== undefined;
      this.#findings.add("too-many-skipped", WHOLE_FILE, skipped, rows, isChosen);
    }
  }

  /**
   * Takes a row before the headers are found: the headers themselves, or a line above them. Returns
   * false to end the reading.
   */
  #seekHeader(row: FileRow): boolean {
    const { cells, line } = row;
    if (cells.every((cell) => cell.trim() === "")) return true;
    const { codebook } = this.#options;
    const isHeader =
      missingColumns(columnsOfHeader(cells, codebook), codebook).length === 0 ||
      looksLikeHeader(cells, codebook);
    if (!isHeader) return this.#above.push(row) < ROWS_SEARCHED_FOR_HEADERS;
    if (this.#above.length > 0) this.#reportAbove(line);
    for (const stray of this.#strayLines) {
      if (stray >= line) this.#findings.add("quote-stray", { line: stray, column: null });
    }
    return this.#begin(cells, line);
  }

  /** Begins the table under a row of headers. Returns false if its rows cannot be read. */
  #begin(cells: readonly string[], line: number): boolean {
    const { codebook, onCase, mayHoldControls } = this.#options;
    const named = columnsOfHeader(cells, codebook);
    const missing = missingColumns(named, codebook);
    const unknown = named.filter(({ known }) => known === null).map(({ name }) => name);
    reportMissing(missing, unknown, this.#findings);
    this.#isHeaderRefused = missing.length > 0;
    if (!checkHeader(cells, named, line, codebook, this.#findings)) {
      this.#isHeaderRefused = true;
      return false;
    }
    const columns = withoutRepeated(named);
    const reader = new RowReader(columns, codebook, this.#findings, mayHoldControls);
    const onRow: TableBodyOptions["onRow"] = (rowCells, rowLine, isBroken) => {
      const found = reader.read(rowCells, rowLine, isBroken);
      if (found !== undefined) onCase(found);
    };
    const findings = this.#findings;
    const body = new TableBody({ header: cells, columns, codebook, findings, reader, onRow });
    this.#table = { reader, body };
    return true;
  }

  /** Reports the lines above the headers as an error, and searches them for personal data. */
  #reportAbove(line: number): void {
    this.#findings.add("header-not-first", { line, column: null }, line);
    this.#searchAbove();
  }

  /** Searches the lines above the table, or of a file without a table, for personal data. */
  #searchAbove(): void {
    const search = new CellSearch(this.#findings);
    for (const above of this.#above) {
      above.cells.forEach((text, index) => search.cell(text, above.line, numberedColumn(index)));
    }
    search.end();
  }

  /** True if rows were read and none of them is a row of headers. */
  #isWithoutHeader(): boolean {
    return this.#table === null && this.#above.length > 0;
  }

  #reportNoTable(): void {
    const { codebook, fileKind } = this.#options;
    const [first] = this.#above;
    if (this.#isHeaderRefused) return;
    if (first === undefined) {
      if (!this.#isCutShort) this.#findings.add("no-rows", WHOLE_FILE);
      return;
    }
    const kind = fileKind();
    if (kind !== undefined) this.#findings.add("file-not-csv", WHOLE_FILE, kind);
    else {
      const missing = missingColumns(columnsOfHeader(first.cells, codebook), codebook);
      reportMissing(missing, [], this.#findings);
      this.#searchAbove();
    }
  }
}
