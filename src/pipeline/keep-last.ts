/** Returns the value of a key, or makes it. The signal ends the making when the key is dropped. */
export type KeepLast<T> = (key: string, make: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * Keeps the values of the `most` last used keys. A key must contain everything that its value
 * depends on, so that no value can be out of date. A failure is not kept.
 */
export function keepLast<T>(most: number): KeepLast<T> {
  const values = new Map<string, { readonly made: Promise<T>; readonly ending: AbortController }>();
  return async (key, make) => {
    let one = values.get(key);
    if (one === undefined) {
      const ending = new AbortController();
      one = { made: make(ending.signal), ending };
    }
    const mine = one;
    // A map keeps the order of insertion: the last used key comes last.
    values.delete(key);
    values.set(key, mine);
    for (const [old, { ending }] of [...values].slice(0, -most)) {
      values.delete(old);
      ending.abort();
    }
    try {
      return await mine.made;
    } catch (error) {
      if (values.get(key) === mine) values.delete(key);
      throw error;
    }
  };
}

/** A value as part of a key. Maps become their entries. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? [...part] : part));
}
