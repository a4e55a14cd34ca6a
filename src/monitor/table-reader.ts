import type { Codebook } from "../codebook/codebook.ts";
import type { FileKind } from "../messages/finding-words.ts";
import type { Case, Dialect, ExportSummary } from "./case.ts";
import type { RowListener } from "./file/rows.ts";
import type { FindingsList } from "./findings-list.ts";
import { checkHeader, columnsOfHeader, missingColumns } from "./header.ts";
import { RowReader } from "./row-reader.ts";
import { isTooMuch } from "./skip-tally.ts";

/** What the reading of a table needs. */
export interface TableReaderOptions {
  readonly codebook: Codebook;
  readonly findings: FindingsList;
  /** The highest percentage of rows that may be left out, where the user chose one. */
  readonly skipAtMost?: number | undefined;
  /** Gets each valid row. */
  readonly onCase: (found: Case) => void;
  /** Tells what the file is instead, where it turns out to be no table. */
  readonly fileKind: () => FileKind | undefined;
}

/** Tells the header from the rows below it. */
export class TableReader implements RowListener {
  readonly #options: TableReaderOptions;
  readonly #findings: FindingsList;
  #rows: RowReader | null = null;
  readonly #strayLines: number[] = [];
  #isCutShort = false;
  #isHeaderRefused = false;

  constructor(options: TableReaderOptions) {
    this.#options = options;
    this.#findings = options.findings;
  }

  row(cells: readonly string[], line: number, isBroken: boolean): boolean {
    if (this.#rows === null) return this.#readHeader(cells, line);
    const found = this.#rows.read(cells, line, isBroken);
    if (found !== undefined) this.#options.onCase(found);
    return true;
  }

  strayQuote(line: number): void {
    // Where columns are missing only those are named, so this must wait for the headers.
    if (this.#rows === null) this.#strayLines.push(line);
    else this.#findings.add("quote-stray", { line, column: null });
  }

  unclosedQuote(line: number): void {
    this.#isCutShort = true;
    this.#findings.add("quote-unclosed", { line, column: null });
  }

  tooLargeRow(line: number): void {
    this.#isCutShort = true;
    this.#findings.add("row-too-large", { line, column: null });
  }

  /** To be called after the last row: the summary, null where there is no table. */
  end(sha256: string, dialect: Dialect): ExportSummary | null {
    const rows = this.#rows;
    const isEmpty = !this.#isHeaderRefused && !this.#isCutShort && (rows?.rows ?? 0) === 0;
    const everything = { line: null, column: null };
    if (isEmpty) this.#findings.add("no-rows", everything);
    if (rows === null) return null;
    const { rows: count, skipped, spread } = rows.end();
    this.#checkSkipped(skipped.rows, count);
    return {
      rows: count,
      sha256,
      latestDate: spread.latest,
      firstDate: spread.first,
      hasEarlierDate: spread.earliest !== spread.first,
      columns: rows.columns,
      dialect,
      skipped,
    };
  }

  #checkSkipped(skipped: number, rows: number): void {
    const { skipAtMost } = this.#options;
    const everything = { line: null, column: null };
    if (skipped > 0 && skipped === rows) this.#findings.add("no-valid-rows", everything);
    else if (isTooMuch(skipped, rows, skipAtMost)) {
      const isChosen = skipAtMost !== undefined;
      this.#findings.add("too-many-skipped", everything, skipped, rows, isChosen);
    }
  }

  #readHeader(cells: readonly string[], line: number): boolean {
    if (cells.every((cell) => cell.trim() === "")) return true;
    const { codebook, fileKind } = this.#options;
    const columns = columnsOfHeader(cells, codebook);
    const missing = missingColumns(columns, codebook);
    const isFit =
      missing.length === 0 && checkHeader(cells, columns, line, codebook, this.#findings);
    this.#isHeaderRefused = !isFit;
    if (isFit) this.#rows = new RowReader(columns, codebook, this.#findings);
    if (missing.length === 0) {
      for (const stray of this.#strayLines) {
        this.#findings.add("quote-stray", { line: stray, column: null });
      }
    }
    const kind = missing.length === 0 ? undefined : fileKind();
    if (kind !== undefined) this.#findings.add("file-not-csv", { line: null, column: null }, kind);
    else {
      for (const column of missing) {
        this.#findings.add("column-missing", { line: null, column }, column.name);
      }
    }
    return isFit;
  }
}
