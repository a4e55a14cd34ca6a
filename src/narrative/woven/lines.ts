import type { CallPlace } from "./calls.ts";

/** A text by its lines, to convert between indexes and places. */
export class Lines {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) {
      starts.push(end + 1);
    }
    this.#starts = starts;
  }

  /** The place of the character at an index, in UTF-16 units. */
  placeAt(index: number): CallPlace {
    const line = Math.max(0, this.#lineOf(index));
    return { line, at: index - (this.#starts[line] ?? 0) };
  }

  /** The index of a position of Handlebars: its lines count from 1, its columns from 0. */
  indexOf({ line, column }: hbs.AST.Position): number {
    return (this.#starts[line - 1] ?? 0) + column;
  }

  /** The index of a place. */
  indexAt({ line, at }: CallPlace): number {
    return (this.#starts[line] ?? 0) + at;
  }

  /** The last line that begins at or before an index. */
  #lineOf(index: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
