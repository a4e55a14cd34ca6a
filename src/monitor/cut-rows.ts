/** A row of the file below the headers. */
export interface FileRow {
  readonly cells: readonly string[];
  readonly line: number;
  /** A quote in it is out of place: its cells are a guess. */
  readonly isBroken: boolean;
}

/** A short row is completed where so many consecutive rows, itself included, have nothing there. */
const ROWS_AROUND = 8;
/** At the end of a file fewer rows do, where at least so many of them are short. */
const CUT_AT_THE_END = 2;

/**
 * Completes the rows that Excel cuts short. It looks at 16 rows at a time and leaves out the last
 * cells of all of them where none is filled. So a row is completed where the cells that it lacks
 * are empty or lacking in enough rows directly before and after it; a row cut short among rows
 * that fill those cells stays as it is. Holds back as many rows as that takes.
 */
export class CutRows {
  readonly #width: number;
  readonly #fewest: number;
  readonly #pass: (row: FileRow) => void;
  /** The rows before the first one that is held back; null for a broken one. */
  readonly #before: (readonly string[] | null)[] = [];
  #at = 0;
  #held: FileRow[] = [];

  /**
   * `width` is the number of headers, `fewest` the number of cells that a row needs to have every
   * cell that must be filled. `pass` gets every row, in order.
   */
  constructor(width: number, fewest: number, pass: (row: FileRow) => void) {
    this.#width = width;
    this.#fewest = fewest;
    this.#pass = pass;
  }

  /** True where no row is held back. */
  get isIdle(): boolean {
    return this.#held.length === 0;
  }

  /** Takes note of a whole row that the caller passes on itself, while none is held back. */
  note(cells: readonly string[] | null): void {
    this.#before[this.#at] = cells;
    this.#at = (this.#at + 1) % ROWS_AROUND;
  }

  add(row: FileRow): void {
    this.#held.push(row);
    this.#settle(false);
  }

  /** To be called after the last row. */
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
      this.#tell(first, isCut ? { ...first, cells: this.#completed(first.cells) } : first);
    }
  }

  /** Whether the first row held back was cut short; undefined where a later row tells. */
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

  #tell({ cells, isBroken }: FileRow, row: FileRow): void {
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
