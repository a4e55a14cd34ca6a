import { type Codebook, columnsByHeader, headerKey } from "../codebook/codebook.ts";
import { parseDate } from "./cells/dates.ts";
import { readId } from "./cells/ids.ts";
import { Invalid } from "./cells/invalid.ts";
import { columnReaders, type KnownColumn } from "./cells/known-columns.ts";
import { RegionNames } from "./cells/regions.ts";
import { CutRows } from "./cut-rows.ts";
import type { FileRow } from "./file/rows.ts";
import type { FindingsList } from "./findings-list.ts";
import type { FileColumn } from "./header.ts";
import type { RowReader } from "./row-reader.ts";

/** More lines below a table are no source or total any more. */
const LAST_LINES = 100;
const SHORTEST_DATE = 8;
const FEWEST_HEADERS = 2;

export interface TableBodyOptions {
  readonly header: readonly string[];
  readonly columns: readonly FileColumn[];
  readonly codebook: Codebook;
  readonly findings: FindingsList;
  readonly reader: RowReader;
  /** Gets each row of data. */
  readonly onRow: (cells: readonly string[], line: number, isBroken: boolean) => void;
}

/**
 * The rows below the headers. Most rows are passed on at once. Rows with an unusual beginning are
 * checked: repeated headers, a row that Excel cut short, the last lines of a file.
 */
export class TableBody {
  readonly #options: TableBodyOptions;
  readonly #width: number;
  /** The keys of the headers of the codebook and of this file. */
  readonly #headerKeys: ReadonlySet<string>;
  readonly #dateAt: number;
  readonly #cutRows: CutRows;
  /** Made on first use, because few files have such lines. */
  #lastLines: LastLines | null = null;
  /** Lines that end the table, unless a row comes after them. */
  #ending: FileRow[] = [];
  #lastRow: readonly string[] | null = null;
  /** Other headers, or the same ones in another order, name the cells below. */
  #isForeign = false;

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

  add(cells: readonly string[], line: number, isCut: boolean): void {
    // Under other headers the meaning of a cell is unknown.
    const isBroken = isCut || (this.#isForeign && !this.#isHeader(cells));
    if (!isBroken && this.#isOrdinary(cells)) {
      if (this.#ending.length === 0 && this.#cutRows.isIdle) {
        this.#cutRows.note(cells);
        this.#lastRow = cells;
        this.#options.onRow(cells, line, isBroken);
      } else this.#passOn({ cells, line, isBroken });
      return;
    }
    const row = { cells, line, isBroken };
    if (cells.every((cell) => cell.trim() === "")) return;
    if (!isBroken && this.#isHeader(cells)) {
      this.#options.findings.add("header-repeated", { line, column: null });
      this.#isForeign = !this.#isSameHeader(cells);
      return;
    }
    if (!isBroken && this.#canEnd(cells) && this.#ending.length < LAST_LINES)
      this.#ending.push(row);
    else this.#passOn(row);
  }

  #canEnd(cells: readonly string[]): boolean {
    const { columns, codebook } = this.#options;
    this.#lastLines ??= new LastLines(columns, codebook);
    // Before the first row, only a total can be distinguished from a row.
    if (this.#lastRow === null && !this.#lastLines.isTotal(cells)) return false;
    return this.#lastLines.canEnd(cells, this.#lastRow ?? []);
  }

  /** Call this after the last row. */
  end(): void {
    this.#cutRows.end();
    this.#options.reader.leaveOut(this.#ending, "last-lines-no-rows");
  }

  /** A quick check that nearly every row passes: a date of registration, and enough cells. */
  #isOrdinary(cells: readonly string[]): boolean {
    if (cells.length < this.#width) return false;
    const date = cells[this.#dateAt];
    if (date === undefined || date.length < SHORTEST_DATE) return false;
    const first = date.charCodeAt(0);
    return first >= 0x30 && first <= 0x39;
  }

  #passOn(row: FileRow): void {
    for (const held of this.#ending) {
      if (this.#lastLines?.isTotal(held.cells) === true) {
        this.#options.reader.leaveOut([held], "total-row");
      } else this.#cutRows.add(held);
    }
    if (this.#ending.length > 0) this.#ending = [];
    this.#cutRows.add(row);
    this.#lastRow = row.cells;
  }

  /** True for a row of headers. The first cell quickly excludes nearly every other row. */
  #isHeader(cells: readonly string[]): boolean {
    const isKnown = (cell: string): boolean => this.#headerKeys.has(headerKey(cell));
    const first = cells.find((cell) => cell.trim() !== "");
    if (first === undefined || !isKnown(first)) return false;
    const filled = cells.filter((cell) => cell.trim() !== "");
    const known = filled.filter(isKnown).length;
    return known >= FEWEST_HEADERS && known * 2 > filled.length;
  }

  /** False if the row has other headers, or the same ones in another order. */
  #isSameHeader(cells: readonly string[]): boolean {
    const keys = (header: readonly string[]): string => header.map(headerKey).join("\n").trim();
    return keys(cells) === keys(this.#options.header);
  }
}

/** The words for a total, alone in their cell or with the number of rows. */
const TOTAL =
  /^(?:(?:eind|sub-?|algemeen |grand )?tota(?:al|len|l|ls)(?!\p{L}).{0,40}|(?:som|sum|aantal|count|gemiddelde?|average)(?: aantal| rijen)?\s*:?\s*\d*)$/iu;
const NUMBER = /^-?[\d.,\s]+%?$/;
const FEW_CELLS = 4;

/** Distinguishes the rows of a table from the lines that people and programs put below it. */
class LastLines {
  readonly #width: number;
  readonly #columns: readonly (KnownColumn | null)[];
  readonly #idAt: number;
  readonly #dateAt: number;

  constructor(columns: readonly FileColumn[], codebook: Codebook) {
    // These readers are separate, because the readers of the rows remember what they have read.
    const readers = columnReaders(codebook, new RegionNames(codebook.regions));
    this.#width = columns.length;
    this.#columns = columns.map(({ known }) => (known === null ? null : readers(known)));
    this.#idAt = columns.findIndex(({ known }) => known === "traject_id");
    this.#dateAt = columns.findIndex(({ known }) => known === "aanmelddatum");
  }

  /**
   * True for a line that can end the table if only such lines follow: a total, or a text such as a
   * source or a filter. A line with a pseudonym or a date of registration is a row, however faulty,
   * and so is a line that fits its columns.
   *
   * @param row an earlier line that is certainly a row
   */
  canEnd(cells: readonly string[], row: readonly string[]): boolean {
    const filled = cells.flatMap((cell, at) => (cell.trim() === "" ? [] : [at]));
    const textAt = (at: number): string => cells[at]?.trim() ?? "";
    const [first = -1] = filled;
    const hasDate = parseDate(textAt(this.#dateAt)) !== undefined;
    const hasId = !(readId(textAt(this.#idAt)) instanceof Invalid);
    if (hasDate && hasId) return false;
    if (TOTAL.test(textAt(first))) return true;
    if (this.#isIdLike(textAt(this.#idAt), row[this.#idAt]?.trim() ?? "")) return false;
    const isShort = cells.length < this.#width;
    if (hasDate) {
      return isShort && filled.length === 2 && filled.includes(this.#idAt);
    }
    const isNumbers = filled.every((at) => NUMBER.test(textAt(at)) || TOTAL.test(textAt(at)));
    if (isNumbers && !isShort) return true;
    if (!isShort && filled.length > FEW_CELLS) return false;
    return (
      this.#isOdd(first, textAt(first)) && filled.every((at) => this.#mayBeOdd(at, textAt(at)))
    );
  }

  isTotal(cells: readonly string[]): boolean {
    return TOTAL.test(cells.find((cell) => cell.trim() !== "")?.trim() ?? "");
  }

  /** True for a pseudonym that has letters and digits like the other pseudonyms. */
  #isIdLike(text: string, other: string): boolean {
    if (readId(text) instanceof Invalid || parseDate(text) !== undefined) return false;
    return /\d/.test(text) === /\d/.test(other) && /[A-Za-z]/.test(text) === /[A-Za-z]/.test(other);
  }

  /** True for a text that its column does not know. */
  #isOdd(at: number, text: string): boolean {
    if (at === this.#idAt) return true;
    const known = this.#columns[at];
    return known?.read(text) instanceof Invalid;
  }

  /** Also true for a number, and for a text in a column that the codebook does not know. */
  #mayBeOdd(at: number, text: string): boolean {
    const known = this.#columns[at];
    return (known ?? null) === null || NUMBER.test(text) || this.#isOdd(at, text);
  }
}
