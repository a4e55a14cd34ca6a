/** Spellings that may each mean one thing only, by what they have in common. */
export class TakenSpellings {
  readonly #owners = new Map<string, string>();

  /** Notes that a spelling means `owner`; whose it is already, where that is another. */
  claim(key: string, owner: string): string | undefined {
    const earlier = this.#owners.get(key);
    if (earlier === undefined) this.#owners.set(key, owner);
    return earlier === owner ? undefined : earlier;
  }
}
