/** Work that calls `onWaiting` once it mostly waits for another process. */
type Work<T> = (onWaiting: () => void) => Promise<T>;

/**
 * Does work in order, at most `atATime` pieces at once, and gives the results in that order. A piece
 * begins when the one before it waits: side by side from the start, all would want the browser at the
 * same time, and leave it idle together. Before it throws it waits for the work under way.
 */
export async function* inTurn<T>(work: readonly Work<T>[], atATime: number): AsyncGenerator<T> {
  const begun: Promise<T>[] = [];
  const results = work.map(() => Promise.withResolvers<T>());
  for (const { promise } of results) promise.catch(() => undefined);
  let isStopped = false;
  const begin = async (): Promise<void> => {
    for (const [index, piece] of work.entries()) {
      await settled(results[index - atATime]?.promise);
      if (isStopped) return;
      const waiting = Promise.withResolvers<void>();
      const one = piece(waiting.resolve);
      begun.push(one);
      results[index]?.resolve(one);
      await Promise.race([waiting.promise, settled(one)]);
    }
  };
  const beginning = begin();
  try {
    for (const { promise } of results) yield await promise;
  } finally {
    isStopped = true;
    await Promise.allSettled(begun);
    await beginning;
  }
}

async function settled(work: Promise<unknown> | undefined): Promise<void> {
  await work?.catch(() => undefined);
}
