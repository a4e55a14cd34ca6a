import type { ColumnName } from "../codebook/codebook.ts";
import type { RowRule } from "../findings/finding.ts";
import type { Day } from "../period/period.ts";
import type { RowValues, SkippedRows, TalliedRows } from "./case.ts";
import type { KnownColumn } from "./cells/known-columns.ts";
import { Invalid, type RowBreak } from "./export-findings.ts";

// What the reader remembers of all rows of a file: how full the columns are, the rows that are left
// out, the answers in a wrong column, and the ids.

/** Counts the filled cells of each column of a file, and the rows of each day of registration. */
export class RowTally {
  readonly #columns: readonly (ColumnName | null)[];
  /** The number of filled cells, by the place of the column in the file. */
  readonly #filled: Uint32Array;
  readonly #registered = new Map<Day, number>();
  #rows = 0;

  /**
   * @param columns the columns of the file, in its order; null for an unknown one
   */
  constructor(columns: readonly (ColumnName | null)[]) {
    this.#columns = columns;
    this.#filled = new Uint32Array(columns.length);
  }

  /** Call this before the cells of each row. */
  beginRow(): void {
    this.#rows += 1;
  }

  /** Counts a cell at a place. `value` is undefined for an invalid cell. */
  addCell(at: number, text: string, value: RowValues[ColumnName]): void {
    // A cell with only bars or blanks contains no answer.
    if (value === null || text === "") return;
    if (value === undefined ? text.trim() === "" : typeof value === "object" && !value.length) {
      return;
    }
    this.#filled[at] = (this.#filled[at] ?? 0) + 1;
  }

  /** Counts a row by its day of registration, which is undefined for an invalid day. */
  addRegistration(day: Day | undefined): void {
    if (day !== undefined) this.#registered.set(day, (this.#registered.get(day) ?? 0) + 1);
  }

  result(): TalliedRows {
    const filled = this.#columns.flatMap((name, at): [ColumnName, number][] =>
      name === null ? [] : [[name, this.#filled[at] ?? 0]],
    );
    return { rows: this.#rows, filled: new Map(filled), registered: this.#registered };
  }
}

// The rows that are left out.

/** The number of rows that may always be left out, unless the user chose a percentage. */
const FREE_ROWS = 5;
const FREE_PERCENTAGE = 10;

/** The rules that a row seems to break if the dates of a column are read in a wrong order. */
const RULES_OF_DATES: ReadonlySet<RowRule> = new Set<RowRule>([
  "date-invalid",
  "date-before-registration",
  "status-order",
  "analysis-finished-before-start",
]);

/** True if more rows are left out than allowed. `atMost` is the percentage that the user chose. */
export function isTooMuch(skipped: number, rows: number, atMost: number | undefined): boolean {
  if (atMost !== undefined) return skipped * 100 > rows * atMost;
  return skipped > FREE_ROWS && skipped * 100 > rows * FREE_PERCENTAGE;
}

/** Rows that break the same rules about dates at the same columns. */
interface RowsAlike {
  readonly breaks: readonly RowBreak[];
  /** The number of these rows. */
  rows: number;
  /** The number of these rows that break no other rule. */
  rowsByDatesOnly: number;
}

/** Counts the rows that are left out, and the rules that they break. */
export class SkipTally {
  #rows = 0;
  readonly #byRule = new Map<RowRule, number>();
  readonly #byDates = new Map<string, RowsAlike>();

  /** Counts a row that is left out. `breaks` are the rules that it breaks by itself. */
  add(breaks: readonly RowBreak[]): void {
    const ofDates = breaks.filter(({ rule }) => RULES_OF_DATES.has(rule));
    for (const rule of rulesOf(breaks)) {
      // Keeps all rules in the order of their first occurrence. `result` counts those about dates.
      const isOfDates = RULES_OF_DATES.has(rule);
      this.#byRule.set(rule, (this.#byRule.get(rule) ?? 0) + (isOfDates ? 0 : 1));
    }
    if (ofDates.length === 0) this.#rows += 1;
    else this.#addAlike(ofDates, ofDates.length === breaks.length);
  }

  /** The rows that were left out, except rows that break only withdrawn rules. */
  result(isWithdrawn: (rule: RowRule, column: number) => boolean): SkippedRows {
    const byRule = new Map(this.#byRule);
    let rows = this.#rows;
    for (const alike of this.#byDates.values()) {
      const left = alike.breaks.filter(({ rule, column }) => !isWithdrawn(rule, column));
      rows += left.length > 0 ? alike.rows : alike.rows - alike.rowsByDatesOnly;
      for (const rule of rulesOf(left)) byRule.set(rule, (byRule.get(rule) ?? 0) + alike.rows);
    }
    return { rows, byRule: Object.fromEntries([...byRule].filter(([, count]) => count > 0)) };
  }

  #addAlike(breaks: readonly RowBreak[], isAlone: boolean): void {
    const key = breaks.map(({ rule, column }) => `${rule} ${column}`).join();
    const known = this.#byDates.get(key) ?? { breaks, rows: 0, rowsByDatesOnly: 0 };
    known.rows += 1;
    if (isAlone) known.rowsByDatesOnly += 1;
    this.#byDates.set(key, known);
  }
}

function rulesOf(breaks: readonly RowBreak[]): ReadonlySet<RowRule> {
  return new Set(breaks.map(({ rule }) => rule));
}

// Answers in a wrong column.

/** Fewer answers of another column are separate mistakes, not exchanged columns. */
const FEWEST_ANSWERS = 5;
/**
 * The largest number of distinct cell texts to remember. Answers repeat, so this is enough. Notes
 * do not repeat, and would fill the memory.
 */
const MAX_REMEMBERED = 5_000;

interface Tally {
  /** The number of cells that contain no answer of their column. */
  unknown: number;
  /** For each other column, the number of those cells that are an answer of it. */
  readonly elsewhere: Map<ColumnName, number>;
}

/**
 * Finds pairs of columns whose headers are exchanged. In such a pair, most cells that are no answer
 * of their own column are an answer of the other column.
 */
export class ExchangedChoices {
  readonly #columns: readonly KnownColumn[];
  readonly #tallies = new Map<ColumnName, Tally>();
  readonly #met = new Map<string, readonly ColumnName[]>();

  /**
   * @param columns the columns of the file; only columns with a closed list take part
   */
  constructor(columns: readonly KnownColumn[]) {
    this.#columns = columns.filter(({ column }) => column.choices !== undefined);
  }

  /** Takes a cell that contains no answer of its own column. */
  note(column: ColumnName, text: string): void {
    let tally = this.#tallies.get(column);
    if (tally === undefined) {
      tally = { unknown: 0, elsewhere: new Map() };
      this.#tallies.set(column, tally);
    }
    tally.unknown += 1;
    for (const other of this.#answerIn(text)) {
      tally.elsewhere.set(other, (tally.elsewhere.get(other) ?? 0) + 1);
    }
  }

  /** The pairs, each once, in the order of the file. */
  result(): readonly (readonly [ColumnName, ColumnName])[] {
    const names = this.#columns.map(({ name }) => name);
    return names.flatMap((first, at) =>
      names
        .slice(at + 1)
        .filter((second) => this.#isMostlyOf(first, second) && this.#isMostlyOf(second, first))
        .map((second) => [first, second] as const),
    );
  }

  /** The columns that accept a text as an answer. */
  #answerIn(text: string): readonly ColumnName[] {
    const met = this.#met.get(text);
    if (met !== undefined) return met;
    if (this.#met.size >= MAX_REMEMBERED) return [];
    const found = this.#columns
      .filter(({ read }) => !(read(text) instanceof Invalid))
      .map(({ name }) => name);
    this.#met.set(text, found);
    return found;
  }

  #isMostlyOf(column: ColumnName, other: ColumnName): boolean {
    const tally = this.#tallies.get(column);
    const answers = tally?.elsewhere.get(other) ?? 0;
    return tally !== undefined && answers >= FEWEST_ANSWERS && answers * 2 > tally.unknown;
  }
}

// The ids of a file.

/**
 * The ids of a file with the line of each, in arrays of plain numbers. For a million ids, a Map of
 * strings takes four times the memory.
 */
export class SeenIds {
  /** The number of an id, from 1, by its hash; 0 marks a free place. The length is a power of 2. */
  #table = new Uint32Array(1 << 12);
  /** For each id the start of its characters, and one more entry for the end. */
  #starts = new Uint32Array(1 << 11);
  #lines = new Uint32Array(1 << 11);
  #hashes = new Uint32Array(1 << 11);
  #characters = new Uint16Array(1 << 14);
  #count = 0;

  /** Notes an id on a line. Returns the line of its first occurrence if it was noted before. */
  note(id: string, line: number): number | undefined {
    const hash = hashOf(id);
    const mask = this.#table.length - 1;
    let place = hash & mask;
    for (let known = this.#table[place] ?? 0; known !== 0; known = this.#table[place] ?? 0) {
      if (this.#hashes[known - 1] === hash && this.#isAt(known - 1, id)) {
        return this.#lines[known - 1];
      }
      place = (place + 1) & mask;
    }
    this.#append(id, hash, line);
    this.#table[place] = this.#count;
    if (this.#count * 2 > this.#table.length) this.#growTable();
    return undefined;
  }

  #isAt(index: number, id: string): boolean {
    const start = this.#starts[index] ?? 0;
    if ((this.#starts[index + 1] ?? 0) - start !== id.length) return false;
    for (let at = 0; at < id.length; at += 1) {
      if (this.#characters[start + at] !== id.charCodeAt(at)) return false;
    }
    return true;
  }

  #append(id: string, hash: number, line: number): void {
    const start = this.#starts[this.#count] ?? 0;
    if (this.#count + 2 > this.#starts.length) {
      this.#starts = doubled(this.#starts, Uint32Array);
      this.#lines = doubled(this.#lines, Uint32Array);
      this.#hashes = doubled(this.#hashes, Uint32Array);
    }
    while (start + id.length > this.#characters.length) {
      this.#characters = doubled(this.#characters, Uint16Array);
    }
    for (let at = 0; at < id.length; at += 1) this.#characters[start + at] = id.charCodeAt(at);
    this.#lines[this.#count] = line;
    this.#hashes[this.#count] = hash;
    this.#count += 1;
    this.#starts[this.#count] = start + id.length;
  }

  #growTable(): void {
    this.#table = new Uint32Array(this.#table.length * 2);
    const mask = this.#table.length - 1;
    for (let index = 0; index < this.#count; index += 1) {
      let place = (this.#hashes[index] ?? 0) & mask;
      while (this.#table[place] !== 0) place = (place + 1) & mask;
      this.#table[place] = index + 1;
    }
  }
}

/** FNV-1a over the code units, with its high bits mixed into the low ones. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

function doubled<A extends Uint16Array | Uint32Array>(old: A, Type: new (length: number) => A): A {
  const grown = new Type(old.length * 2);
  grown.set(old);
  return grown;
}
