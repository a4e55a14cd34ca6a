import type { Codebook } from "../codebook/codebook.ts";
import type { Case, Dialect, ExportSummary } from "./case.ts";
import type { RowListener } from "./file/rows.ts";
import type { FindingsList } from "./findings-list.ts";
import { readHeader } from "./header.ts";
import { RowReader } from "./row-reader.ts";

/** Tells the header from the rows below it. */
export class TableReader implements RowListener {
  readonly #codebook: Codebook;
  readonly #findings: FindingsList;
  readonly #onCase: (found: Case) => void;
  #rows: RowReader | null = null;
  #isCutShort = false;
  #isHeaderRefused = false;

  constructor(codebook: Codebook, findings: FindingsList, onCase: (found: Case) => void) {
    this.#codebook = codebook;
    this.#findings = findings;
    this.#onCase = onCase;
  }

  row(cells: readonly string[], line: number, isBroken: boolean): boolean {
    if (this.#rows === null) return this.#readHeader(cells, line);
    const found = this.#rows.read(cells, line, isBroken);
    if (found !== undefined) this.#onCase(found);
    return true;
  }

  strayQuote(line: number): void {
    this.#findings.add("quote-stray", { line, column: null });
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
    if (isEmpty) this.#findings.add("no-rows", { line: null, column: null });
    if (rows === null) return null;
    rows.end();
    const { columns, latestDate } = rows;
    return { rows: rows.rows, sha256, latestDate, columns, dialect };
  }

  #readHeader(cells: readonly string[], line: number): boolean {
    if (cells.every((cell) => cell.trim() === "")) return true;
    const columns = readHeader(cells, line, this.#codebook, this.#findings);
    this.#isHeaderRefused = columns === null;
    if (columns !== null) this.#rows = new RowReader(columns, this.#codebook, this.#findings);
    return columns !== null;
  }
}
