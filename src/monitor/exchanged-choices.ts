import type { ColumnName } from "../codebook/codebook.ts";
import { Invalid } from "./cells/invalid.ts";
import type { KnownColumn } from "./cells/known-columns.ts";

/** Fewer answers of another column count as slips. */
const FEWEST_ANSWERS = 5;
/**
 * The largest number of distinct cell texts to remember. Answers repeat, so few suffice; notes do
 * not repeat.
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
