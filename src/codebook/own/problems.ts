import type { Keys } from "../../yaml/placed-yaml.ts";

/** Told of each mistake in a codebook: where it stands and what is wrong, in Dutch. */
export type ReportMistake = (keys: Keys, message: string) => void;

/** Spellings that may each mean one thing only. */
export class Spellings {
  readonly #owners = new Map<string, string>();

  /** Notes that a spelling means `owner`; whose it is already, where that is another. */
  claim(key: string, owner: string): string | undefined {
    const earlier = this.#owners.get(key);
    if (earlier === undefined) this.#owners.set(key, owner);
    return earlier === owner ? undefined : earlier;
  }
}
