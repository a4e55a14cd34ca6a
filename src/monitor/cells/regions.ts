import { MAX_REGIONS } from "../limits.ts";

const MAX_REMEMBERED = 5_000;

/**
 * The names of the regions of one file: an open list, in which the first spelling of a name stands
 * for every other that differs in case, white space or Unicode form only.
 */
export class RegionNames {
  readonly #names = new Map<string, string>();
  readonly #met = new Map<string, readonly string[]>();

  /** True once the file has more regions than it may; further ones are not remembered. */
  get areTooMany(): boolean {
    return this.#names.size > MAX_REGIONS;
  }

  /** The regions of a cell, each once, by their first spelling in the file. */
  read(text: string): readonly string[] {
    const met = this.#met.get(text);
    if (met !== undefined) return met;
    const names = new Set<string>();
    for (const part of text.split("|")) {
      const name = part.trim().replaceAll(/\s+/gu, " ").normalize("NFC");
      if (name !== "") names.add(this.#firstSpelling(name));
    }
    const regions = Object.freeze([...names]);
    if (this.#met.size < MAX_REMEMBERED) this.#met.set(text, regions);
    return regions;
  }

  #firstSpelling(name: string): string {
    const key = name.toLowerCase();
    const first = this.#names.get(key);
    if (first !== undefined) return first;
    if (!this.areTooMany) this.#names.set(key, name);
    return name;
  }
}
