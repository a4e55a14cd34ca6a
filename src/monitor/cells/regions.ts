import type { Region } from "../../codebook/codebook.ts";
import { regionKey, regionName } from "../../codebook/spellings.ts";
import { termFinder } from "../../language/closest.ts";
import { MAX_REGIONS } from "../limits.ts";
import { firstUnprintable } from "../../language/printable.ts";
import { isGarbled } from "./garbled.ts";

const MAX_REMEMBERED = 5_000;

/** What is odd about the name of a region; the region counts all the same. */
export interface RegionDoubt {
  /** It is none of the codebook's. */
  readonly isUnknown: boolean;
  /** The codebook's region that comes nearest, if one comes near. */
  readonly suggestion: string | undefined;
  /** It holds characters that a wrong encoding leaves behind. */
  readonly isGarbled: boolean;
}

/**
 * The names of the regions of one file. A name that the codebook knows is written as there; of any
 * other the first spelling in the file stands for those that differ in case, white space or
 * Unicode form only.
 */
export class RegionNames {
  readonly #known: ReadonlyMap<string, string> | null;
  readonly #closest: (text: string) => string | undefined;
  readonly #names = new Map<string, string>();
  readonly #distinct = new Set<string>();
  readonly #met = new Map<string, readonly string[]>();
  readonly #doubts = new Map<string, RegionDoubt>();

  /** `known` are the regions of the codebook; null where any name will do. */
  constructor(known: readonly Region[] | null) {
    this.#known =
      known &&
      new Map(
        known.flatMap(({ name, aliases }) =>
          [name, ...aliases].map((spelling): [string, string] => [regionKey(spelling), name]),
        ),
      );
    this.#closest = termFinder(known?.map(({ name }) => name) ?? []);
  }

  /** True once the file has more regions than it may; further ones are not remembered. */
  get areTooMany(): boolean {
    return this.#distinct.size > MAX_REGIONS;
  }

  /** The regions of a cell, each once, by the name that stands for them. */
  read(text: string): readonly string[] {
    const met = this.#met.get(text);
    if (met !== undefined) return met;
    const names = new Set<string>();
    for (const part of text.split("|")) {
      const name = regionName(part);
      if (name !== "") names.add(this.#nameFor(name));
    }
    const regions = Object.freeze([...names]);
    if (this.#met.size < MAX_REMEMBERED) this.#met.set(text, regions);
    return regions;
  }

  /** What is odd about a name that `read` gave; undefined for nothing. */
  doubtAbout(name: string): RegionDoubt | undefined {
    return this.#doubts.size === 0 ? undefined : this.#doubts.get(name);
  }

  #nameFor(spelling: string): string {
    const key = regionKey(spelling);
    const first = this.#names.get(key);
    if (first !== undefined) return first;
    const known = this.#known?.get(key);
    const name = known ?? spelling;
    if (this.areTooMany) return name;
    this.#names.set(key, name);
    this.#distinct.add(name);
    this.#noteDoubt(name, this.#known !== null && known === undefined);
    return name;
  }

  #noteDoubt(name: string, isUnknown: boolean): void {
    const garbled = isGarbled(name) || firstUnprintable(name) >= 0;
    if (!isUnknown && !garbled) return;
    const suggestion = isUnknown ? this.#closest(name) : undefined;
    this.#doubts.set(name, { isUnknown, suggestion, isGarbled: garbled });
  }
}
