/** How a piece of work lets others go on. */
export interface Turn {
  /**
   * Reports that the piece has sent its request to the other process. Only the first call counts.
   */
  readonly asked: () => void;
  /**
   * Lets the next piece begin, because this piece mostly waits for the other process. Resolves when
   * the next piece has sent its request, has ended, or does not exist.
   */
  readonly pass: () => Promise<void>;
}

type Work<T> = (turn: Turn) => Promise<T>;

/**
 * Does work in order, at most `atATime` pieces at once, and yields the results in that order. All
 * pieces need one other process, which must never wait for work. So a piece begins as soon as the
 * previous one waits, and that one goes on after this one has sent its request. Before it throws,
 * this function waits for the work under way.
 */
export async function* inTurn<T>(work: readonly Work<T>[], atATime: number): AsyncGenerator<T> {
  const begun: Promise<T>[] = [];
  const pieces = work.map((piece) => ({
    piece,
    result: Promise.withResolvers<T>(),
    passes: Promise.withResolvers<void>(),
    asks: Promise.withResolvers<void>(),
  }));
  for (const { result } of pieces) result.promise.catch(() => undefined);
  let isStopped = false;
  const begin = async (): Promise<void> => {
    for (const [index, { piece, result, passes, asks }] of pieces.entries()) {
      await settled(pieces[index - atATime]?.result.promise);
      if (isStopped) return;
      const next = pieces[index + 1];
      const one = piece({
        asked: asks.resolve,
        pass: async () => {
          passes.resolve();
          await next?.asks.promise;
        },
      });
      begun.push(one);
      result.resolve(one);
      void settled(one).then(asks.resolve);
      await Promise.race([passes.promise, settled(one)]);
    }
  };
  const beginning = begin();
  try {
    for (const { result } of pieces) yield await result.promise;
  } finally {
    isStopped = true;
    for (const { asks } of pieces) asks.resolve();
    await Promise.allSettled(begun);
    await beginning;
  }
}

async function settled(work: Promise<unknown> | undefined): Promise<void> {
  await work?.catch(() => undefined);
}
