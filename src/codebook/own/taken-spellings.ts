/** Spellings that may each mean only one thing, by their keys. */
export class TakenSpellings {
  readonly #owners = new Map<string, string>();

  /** Claims a spelling for `owner`. Returns the earlier owner if there is another one. */
  claim(key: string, owner: string): string | undefined {
    const earlier = this.#owners.get(key);
    if (earlier === undefined) this.#owners.set(key, owner);
    return earlier === owner ? undefined : earlier;
  }
}
