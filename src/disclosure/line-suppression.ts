import { isClustered } from "./publication-view.ts";
import type { OwnFigure, OwnNumber } from "./own-numbers.ts";

/**
 * Withholds further cells of a line that adds up until its withheld sum leaves room: `k` cells of
 * sum `S`, of which `n` are secondary. False where none is left: then the whole line must go.
 *
 * The bounds go by `S`, which everyone can calculate. Where a further cell was needed, that it was
 * needed must not narrow the small ones either: hence the margin.
 */
export function closeLine(figure: OwnFigure, threshold: number): boolean {
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

/** Withholds the next cell in the order of suppression; false where none is left. */
export function withholdNext({ order }: OwnFigure): boolean {
  const next = order.find(({ suppression, value }) => suppression === null && value > 0);
  if (next === undefined) return false;
  next.suppression = "secondary";
  return true;
}

/** True for a figure of which any number can be withheld for the sake of another. */
export function isFree({ kind, numbers, definition }: OwnFigure): boolean {
  return kind === "count" || isClustered(numbers, definition.relations);
}

function isOfWholeLine({ suppression }: OwnNumber): boolean {
  return suppression === "line" || suppression === "held";
}
