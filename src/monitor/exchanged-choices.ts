import type { ColumnName } from "../codebook/codebook.ts";
import { Invalid } from "./cells/invalid.ts";
import type { KnownColumn } from "./cells/known-columns.ts";

/** Fewer answers of another column are slips. */
const FEWEST_ANSWERS = 5;
/** The most distinct cell texts to remember. Answers repeat, so few suffice; notes do not repeat. */
const MAX_REMEMBERED = 5_000;

interface Tally {
  /** The cells that hold no answer of their column. */
  unknown: number;
  /** How many of those are an answer of each other column. */
  readonly elsewhere: Map<ColumnName, number>;
}

/**
 * Finds pairs of columns whose headers are exchanged. In such a pair, most cells that are no answer of
 * their own column are an answer of the other.
 */
export class ExchangedChoices {
  readonly #columns: readonly KnownColumn[];
  readonly #tallies = new Map<ColumnName, Tally>();
  readonly #met = new Map<string, readonly ColumnName[]>();

  /** @param columns those of the file; of these only columns with a closed list take part */
  constructor(columns: readonly KnownColumn[]) {
    this.#columns = columns.filter(({ column }) => column.choices !== undefined);
  }

  /** Takes a cell that holds no answer of its own column. */
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
        .filter((second) => this.#holdsMostly(first, second) && this.#holdsMostly(second, first))
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

  #holdsMostly(column: ColumnName, other: ColumnName): boolean {
    const tally = this.#tallies.get(column);
    const answers = tally?.elsewhere.get(other) ?? 0;
    return tally !== undefined && answers >= FEWEST_ANSWERS && answers * 2 > tally.unknown;
  }
}
