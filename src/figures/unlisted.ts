import type { UnlistedCells } from "./definition.ts";

/** So many combinations of names in one row are kept apart, so that memory stays flat. */
const MAX_COMBINATIONS = 10_000;

/** Counts the rows that name categories which no list of the codebook holds. */
export class UnlistedTally {
  readonly #listed: ReadonlySet<string>;
  readonly #codes = new Set<string>();
  readonly #rows = new Map<string, { readonly codes: readonly string[]; rows: number }>();

  constructor(listed: ReadonlySet<string>) {
    this.#listed = listed;
  }

  /** Takes the categories of the next row, each once. */
  add(codes: readonly string[]): void {
    if (codes.every((code) => this.#listed.has(code))) return;
    const unlisted = codes.filter((code) => !this.#listed.has(code));
    for (const code of unlisted) this.#codes.add(code);
    const key = unlisted.join("|");
    const known = this.#rows.get(key);
    if (known !== undefined) known.rows += 1;
    // A row too few makes protection withhold more, never less.
    else if (this.#rows.size < MAX_COMBINATIONS) this.#rows.set(key, { codes: unlisted, rows: 1 });
  }

  result(): UnlistedCells {
    return {
      codes: this.#codes,
      rowsNaming: (asked) =>
        [...this.#rows.values()].reduce(
          (sum, { codes, rows }) => sum + (codes.some((code) => asked.has(code)) ? rows : 0),
          0,
        ),
    };
  }
}
