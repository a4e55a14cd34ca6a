import type { Codebook } from "../codebook/codebook.ts";
import { parseDate } from "./cells/dates.ts";
import { readId } from "./cells/ids.ts";
import { Invalid } from "./cells/invalid.ts";
import { columnReaders, type KnownColumn } from "./cells/known-columns.ts";
import { RegionNames } from "./cells/regions.ts";
import type { FileColumn } from "./header.ts";

/** What a total is called, alone in its cell or with the number of rows. */
const TOTAL =
  /^(?:(?:eind|sub|algemeen |grand |sub-?)?tota(?:al|len|l|ls)|som|sum|aantal|count|gemiddelde?|average)(?: generaal| aantal| rijen)?\s*:?\s*\d*$/i;
const NUMBER = /^-?[\d.,\s]+%?$/;
/** A text with a few numbers beside it; a row of the export has more. */
const FEW_CELLS = 4;

/** Tells the lines that people and programs put below a table from the rows of the table. */
export class LastLines {
  readonly #width: number;
  readonly #columns: readonly (KnownColumn | null)[];
  readonly #idAt: number;
  readonly #dateAt: number;

  constructor(columns: readonly FileColumn[], codebook: Codebook) {
    // Readers of its own: those of the rows remember what they have read.
    const readers = columnReaders(codebook, new RegionNames(codebook.regions));
    this.#width = columns.length;
    this.#columns = columns.map(({ known }) => (known === null ? null : readers(known)));
    this.#idAt = columns.findIndex(({ known }) => known === "traject_id");
    this.#dateAt = columns.findIndex(({ known }) => known === "aanmelddatum");
  }

  /**
   * True for what can be no row where nothing but its like comes after it: a total, or a text such
   * as a source or a filter. `row` is one that is a row. A row with a pseudonym or a date of
   * registration is one, however faulty, and so is what fits into its columns.
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

  /** True for a pseudonym with letters and digits where the others have them. */
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

  /** True also for a number, and for a text in a column that the codebook does not know. */
  #mayBeOdd(at: number, text: string): boolean {
    const known = this.#columns[at];
    return (known ?? null) === null || NUMBER.test(text) || this.#isOdd(at, text);
  }
}
