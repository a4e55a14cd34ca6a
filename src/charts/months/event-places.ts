/** A text beside the line of its event, in pixels from the left and in lines of text. */
export interface EventText {
  /** Where its line is. */
  readonly x: number;
  readonly width: number;
  readonly lines: number;
  /** Its text ends at its line; else it begins there. */
  readonly isBefore: boolean;
}

/** Between a line and a text: its own, or another's that it must not touch. */
const GAP = 6;

interface Span {
  readonly left: number;
  readonly right: number;
}

function spanOf({ x, width, isBefore }: EventText): Span {
  return isBefore ? { left: x - GAP - width, right: x } : { left: x, right: x + GAP + width };
}

/** Whether each text stands between the edges of a drawing that is so wide. */
export function areWithin(texts: readonly EventText[], drawing: number): boolean {
  return texts.map(spanOf).every(({ left, right }) => left >= 0 && right <= drawing);
}

/**
 * The line of text on which each begins, counted from 0 at the top: no text over another, and none
 * across the line of another event, which goes down from its own text. Those that come first are
 * the highest, where there is a choice. Null where there are no such places.
 */
export function placesOf(texts: readonly EventText[]): readonly number[] | null {
  const spans = texts.map(spanOf);
  const touches = (one: Span, other: Span): boolean =>
    one.left < other.right + GAP && other.left < one.right + GAP;
  const isAbove = (upper: number, lower: number): boolean => {
    const { left = 0, right = 0 } = spans[upper] ?? {};
    const x = texts[lower]?.x ?? 0;
    return x !== texts[upper]?.x && x > left - GAP && x < right + GAP;
  };
  const tops = new Map<number, number>();
  const endOf = (index: number): number => (tops.get(index) ?? 0) + (texts[index]?.lines ?? 0);
  while (tops.size < texts.length) {
    const waiting = [...spans.keys()].filter((index) => !tops.has(index));
    const next = waiting.find((index) =>
      waiting.every((other) => other === index || !isAbove(other, index)),
    );
    if (next === undefined) return null;
    const placed = [...tops.keys()];
    const lines = texts[next]?.lines ?? 0;
    let top = Math.max(
      0,
      ...placed.filter((other) => isAbove(other, next)).map((other) => endOf(other)),
    );
    // Down to where nothing stands beside it.
    const beside = placed.filter((other) => {
      const [own, its] = [spans[next], spans[other]];
      return own !== undefined && its !== undefined && touches(own, its);
    });
    for (const other of beside.toSorted((a, b) => (tops.get(a) ?? 0) - (tops.get(b) ?? 0))) {
      if ((tops.get(other) ?? 0) < top + lines && endOf(other) > top) top = endOf(other);
    }
    tops.set(next, top);
  }
  return texts.map((_, index) => tops.get(index) ?? 0);
}
