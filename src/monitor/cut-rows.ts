import type { FileRow } from "./file/rows.ts";

/**
 * A short row is completed where this many consecutive rows, including itself, are empty from its
 * end on.
 */
const ROWS_AROUND = 8;
/** At the end of a file fewer rows suffice, if at least this many of them are short. */
const CUT_AT_THE_END = 2;

/**
 * Completes the rows that Excel cuts short. Excel looks at 16 rows at a time. It omits the last
 * cells of all 16 where none of those cells is filled. So this class completes a row where enough
 * rows directly before and after it are empty in the missing cells. A short row between rows that
 * fill those cells stays short. The class holds back as many rows as this check needs.
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
