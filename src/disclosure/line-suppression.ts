import { isClustered } from "./publication-view.ts";
import type { DraftFigure, DraftNumber } from "./own-numbers.ts";

/**
 * Secondary suppression within one line (a breakdown whose cells add up to a shown total).
 * Withholds further cells until the sum of the withheld cells leaves enough room. Returns false if
 * no cell is left: then the whole line must be withheld.
 *
 * In the code, `k` is the number of withheld cells, `n` the number of secondary ones among them,
 * `sum` their sum and `t` the threshold. The limits depend on `sum` because everyone can calculate
 * it. Readers may also conclude that a further cell was needed; the margin prevents that this
 * narrows the small cells.
 */
export function closeLine(figure: DraftFigure, threshold: number): boolean {
  const { definition, order, total } = figure;
  const isLine = definition.relations.some(({ kind }) => kind === "addsUp");
  if (!isLine || total === null) return true;
  const t = threshold;
  for (;;) {
    const withheld = order.filter(({ suppression }) => suppression !== null);
    if (withheld.length === 0 || withheld.some(isOfWholeLine)) return true;
    const k = withheld.length;
    const n = withheld.filter(({ suppression }) => suppression !== "primary").length;
    const sum = withheld.reduce((all, { value }) => all + value, 0);
    const isEnough =
      n === 0
        ? k > 1 && sum >= k + t - 1 && sum <= (t - 1) * (k - 1) + 1
        : k > 1 && sum >= k + t - 1 && sum >= k - n + t * n + (t - 2);
    if (isEnough) return true;
    if (!withholdNext(figure)) return false;
  }
}

/** Withholds the next cell in the order of suppression. Returns false if no cell is left. */
export function withholdNext({ order }: DraftFigure): boolean {
  const next = order.find(({ suppression, value }) => suppression === null && value > 0);
  if (next === undefined) return false;
  next.suppression = "secondary";
  return true;
}

/** Returns true if any number of a figure can be withheld to protect another one, in any order. */
export function isFree({ kind, numbers, definition }: DraftFigure): boolean {
  return kind === "count" || isClustered(numbers, definition.relations);
}

function isOfWholeLine({ suppression }: DraftNumber): boolean {
  return suppression === "line" || suppression === "held";
}

/**
 * Returns the shortest safe length, up to a length that is known to be safe. A number keeps no
 * fewer values if more is withheld, so the search may double and halve lengths.
 */
export function shortestSafe(longest: number, isSafe: (length: number) => boolean): number {
  let [unsafe, safe] = [0, longest];
  for (let length = 1; length < longest; length *= 2) {
    if (isSafe(length)) {
      safe = length;
      break;
    }
    unsafe = length;
  }
  while (safe - unsafe > 1) {
    const middle = (unsafe + safe) >> 1;
    if (isSafe(middle)) safe = middle;
    else unsafe = middle;
  }
  return safe;
}

/** The number of possible values that a small number must keep. */
export const FEWEST_VALUES = 3;

/** Returns how many possible values a number must keep; 0 if it is shown. */
export function fewestValuesOf(
  { total }: DraftFigure,
  { suppression, value }: DraftNumber,
  threshold: number,
): number {
  const few = Math.min(FEWEST_VALUES, threshold - 1);
  switch (suppression) {
    case null:
      return 0;
    case "primary":
    case "unclear":
    case "change":
    case "held":
      return few;
    case "secondary":
      return 2;
    case "line":
      return value === 0 ? 2 : Math.min(few, (total ?? Infinity) + 1);
  }
}
