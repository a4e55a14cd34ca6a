import type { Codebook } from "../codebook/codebook.ts";
import { columnsByHeader, headerKey } from "../codebook/spellings.ts";
import { CutRows, type FileRow } from "./cut-rows.ts";
import type { FindingsList } from "./findings-list.ts";
import type { FileColumn } from "./header.ts";
import { LastLines } from "./last-lines.ts";
import type { RowReader } from "./row-reader.ts";

/** More lines than this below a table are no source or total any more. */
const LAST_LINES = 100;
const SHORTEST_DATE = 8;
const FEWEST_HEADERS = 2;

export interface TableBodyOptions {
  /** The row of headers. */
  readonly header: readonly string[];
  readonly columns: readonly FileColumn[];
  readonly codebook: Codebook;
  readonly findings: FindingsList;
  readonly reader: RowReader;
  /** Gets each row that is to be read. */
  readonly onRow: (cells: readonly string[], line: number, isBroken: boolean) => void;
}

/**
 * The rows below the headers. Most are passed on at once; it looks twice at what does not begin
 * as a row does: the headers again, a row that Excel cut short, the last lines of a file.
 */
export class TableBody {
  readonly #options: TableBodyOptions;
  readonly #width: number;
  /** What the headers of the codebook and of this file have in common with other spellings. */
  readonly #headerKeys: ReadonlySet<string>;
  readonly #dateAt: number;
  readonly #cutRows: CutRows;
  /** Made where it is needed: few files have such lines. */
  #lastLines: LastLines | null = null;
  /** Lines that end the table, unless a row comes after them. */
  #ending: FileRow[] = [];
  #lastRow: readonly string[] | null = null;

  constructor(options: TableBodyOptions) {
    const { header, columns, codebook, onRow } = options;
    const filled = codebook.columns.filter((column) => column.filled === true);
    const mustBeFilled = new Set(filled.map(({ name }) => name));
    const isFilled = ({ known }: FileColumn): boolean => known !== null && mustBeFilled.has(known);
    this.#options = options;
    this.#width = columns.length;
    this.#headerKeys = new Set([...columnsByHeader(codebook).keys(), ...header.map(headerKey)]);
    this.#dateAt = columns.findIndex(({ known }) => known === "aanmelddatum");
    const fewest = columns.findLastIndex(isFilled) + 1;
    this.#cutRows = new CutRows(columns.length, fewest, ({ cells, line, isBroken }) =>
      onRow(cells, line, isBroken),
    );
  }

  /** Takes the next row. False ends the reading. */
  add(cells: readonly string[], line: number, isBroken: boolean): boolean {
    if (!isBroken && this.#isOrdinary(cells)) {
      if (this.#ending.length === 0 && this.#cutRows.isIdle) {
        this.#cutRows.note(cells);
        this.#lastRow = cells;
        this.#options.onRow(cells, line, isBroken);
      } else this.#passOn({ cells, line, isBroken });
      return true;
    }
    const row = { cells, line, isBroken };
    if (cells.every((cell) => cell.trim() === "")) return true;
    if (!isBroken && this.#isHeader(cells)) {
      this.#options.findings.add("header-repeated", { line, column: null });
      return this.#isSameHeader(cells);
    }
    if (!isBroken && this.#canEnd(cells) && this.#ending.length < LAST_LINES)
      this.#ending.push(row);
    else this.#passOn(row);
    return true;
  }

  #canEnd(cells: readonly string[]): boolean {
    if (this.#lastRow === null) return false;
    const { columns, codebook } = this.#options;
    this.#lastLines ??= new LastLines(columns, codebook);
    return this.#lastLines.canEnd(cells, this.#lastRow);
  }

  /** To be called after the last row. */
  end(): void {
    this.#cutRows.end();
    this.#options.reader.leaveOut(this.#ending);
  }

  /** A quick look that lets nearly every row pass: a date of registration, and cells enough. */
  #isOrdinary(cells: readonly string[]): boolean {
    if (cells.length < this.#width) return false;
    const date = cells[this.#dateAt];
    if (date === undefined || date.length < SHORTEST_DATE) return false;
    const first = date.charCodeAt(0);
    return first >= 0x30 && first <= 0x39;
  }

  #passOn(row: FileRow): void {
    for (const held of this.#ending) this.#cutRows.add(held);
    if (this.#ending.length > 0) this.#ending = [];
    this.#cutRows.add(row);
    this.#lastRow = row.cells;
  }

  /** True for headers, mostly: the first cell tells quickly of nearly every row that it has none. */
  #isHeader(cells: readonly string[]): boolean {
    const isKnown = (cell: string): boolean => this.#headerKeys.has(headerKey(cell));
    const first = cells.find((cell) => cell.trim() !== "");
    if (first === undefined || !isKnown(first)) return false;
    const filled = cells.filter((cell) => cell.trim() !== "");
    const known = filled.filter(isKnown).length;
    return known >= FEWEST_HEADERS && known * 2 > filled.length;
  }

  /** False where other headers, or the same in another order, say what stands below them. */
  #isSameHeader(cells: readonly string[]): boolean {
    const keys = (header: readonly string[]): string => header.map(headerKey).join("\n").trim();
    return keys(cells) === keys(this.#options.header);
  }
}
