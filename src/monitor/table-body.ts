import { type Codebook, columnsByHeader, headerKey } from "../codebook/codebook.ts";
import { parseDate } from "./cells/dates.ts";
import { columnReaders, type KnownColumn, readId, RegionNames } from "./cells/known-columns.ts";
import { type FindingsList, Invalid } from "./export-findings.ts";
import type { FileRow } from "./file/rows.ts";
import type { FileColumn } from "./header.ts";
import type { RowReader } from "./row-reader.ts";

/** At most this many lines below a table can be a source, a total or a remark. */
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
  /** True below a repeated header that has other headers, or another order. */
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

  /** True for a text that is no valid value of its column. */
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

/**
 * A short row is completed if this many consecutive rows, including itself, are empty beyond its
 * end.
 */
const ROWS_AROUND = 8;
/** At the end of a file fewer rows suffice, if at least this many of them are short. */
const CUT_AT_THE_END = 2;

/**
 * Completes the rows that Excel cuts short. Excel looks at 16 rows at a time. If the last cells of
 * all 16 are empty, it omits them. So this class completes a row if enough rows directly before and
 * after it are empty in the missing cells. A short row between rows that fill those cells stays
 * short. The class holds back as many rows as this check needs.
 */
export class CutRows {
  readonly #width: number;
  readonly #fewest: number;
  readonly #pass: (row: FileRow) => void;
  /** The last rows before the first held one; null for a broken row. */
  readonly #before: (readonly string[] | null)[] = [];
  #at = 0;
  #held: FileRow[] = [];

  /**
   * @param width the number of headers
   * @param fewest the number of cells that a row needs to reach every column that must be filled
   * @param pass gets every row, in order
   */
  constructor(width: number, fewest: number, pass: (row: FileRow) => void) {
    this.#width = width;
    this.#fewest = fewest;
    this.#pass = pass;
  }

  get isIdle(): boolean {
    return this.#held.length === 0;
  }

  /**
   * Remembers a row of full width that the caller passes on itself. Call it only while no row is
   * held back.
   */
  note(cells: readonly string[] | null): void {
    this.#before[this.#at] = cells;
    this.#at = (this.#at + 1) % ROWS_AROUND;
  }

  add(row: FileRow): void {
    this.#held.push(row);
    this.#settle(false);
  }

  /** Call this after the last row. */
  end(): void {
    this.#settle(true);
  }

  #settle(isLast: boolean): void {
    while (this.#held.length > 0) {
      const [first] = this.#held;
      if (first === undefined) return;
      const isCut = this.#isShort(first) && this.#isCut(first, isLast);
      if (isCut === undefined) return;
      this.#held = this.#held.slice(1);
      this.#release(first, isCut ? { ...first, cells: this.#completed(first.cells) } : first);
    }
  }

  /** True if the first row that is held back was cut short. Undefined if a later row decides it. */
  #isCut({ cells }: FileRow, isLast: boolean): boolean | undefined {
    if (cells.length < this.#fewest) return false;
    const around = [cells];
    for (let back = 1; back <= this.#before.length; back += 1) {
      const before = this.#before[(this.#at - back + ROWS_AROUND) % ROWS_AROUND];
      if (!isEmptyFrom(before ?? null, cells.length)) break;
      if (before) around.push(before);
    }
    for (const next of this.#held.slice(1)) {
      if (around.length >= ROWS_AROUND) break;
      if (next.isBroken || !isEmptyFrom(next.cells, cells.length)) return false;
      around.push(next.cells);
    }
    if (around.length >= ROWS_AROUND) return true;
    if (!isLast) return undefined;
    return around.filter((row) => row.length < this.#width).length >= CUT_AT_THE_END;
  }

  #isShort({ cells, isBroken }: FileRow): boolean {
    return !isBroken && cells.length < this.#width;
  }

  #completed(cells: readonly string[]): readonly string[] {
    return [...cells, ...Array.from({ length: this.#width - cells.length }, () => "")];
  }

  #release({ cells, isBroken }: FileRow, row: FileRow): void {
    this.note(isBroken ? null : cells);
    this.#pass(row);
  }
}

function isEmptyFrom(cells: readonly string[] | null, width: number): boolean {
  if (cells === null) return false;
  for (let at = width; at < cells.length; at += 1) {
    if (cells[at]?.trim() !== "") return false;
  }
  return true;
}
