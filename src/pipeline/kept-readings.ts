/** Gives what was made for a key, or makes it. The signal ends the making where nobody keeps it any more. */
export type KeepLast<T> = (key: string, make: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * Keeps what was made for the last `most` keys that were asked for. A key holds all that the making
 * depends on, so that nothing kept can be out of date. What failed is made again.
 */
export function keepLast<T>(most: number): KeepLast<T> {
  const kept = new Map<string, { readonly made: Promise<T>; readonly ending: AbortController }>();
  return async (key, make) => {
    let one = kept.get(key);
    if (one === undefined) {
      const ending = new AbortController();
      one = { made: make(ending.signal), ending };
    }
    const mine = one;
    // The one that was asked for last stands last.
    kept.delete(key);
    kept.set(key, mine);
    for (const [old, { ending }] of [...kept].slice(0, -most)) {
      kept.delete(old);
      ending.abort();
    }
    try {
      return await mine.made;
    } catch (error) {
      if (kept.get(key) === mine) kept.delete(key);
      throw error;
    }
  };
}

/** A value as the part of a key: objects by their entries, maps too. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? [...part] : part));
}
