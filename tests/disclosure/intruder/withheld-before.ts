import type { PublishedFigures } from "../../../src/disclosure/published-figures.ts";
import { breakdownOf } from "./links.ts";

/**
 * Counts the cells of sensitive figures that the earlier rule withheld. It looked at one line at a
 * time and took the smallest first. Sums of children are judged by value here, because the figures
 * do not contain their rows.
 *
 * @param truth figures that hide nothing
 * @param protectedFigures the same period protected, which shows the sensitive figures
 */
export function withheldBefore(
  truth: PublishedFigures,
  sensitive: readonly string[],
  t: number,
): number {
  return sensitive.reduce((sum, id) => {
    const figure = truth.figures[id];
    const breakdown = breakdownOf(figure);
    if (breakdown !== undefined) {
      const values = breakdown.categories.map(({ value }) => value ?? 0);
      return sum + withheldOf(values, breakdown.total, t);
    }
    const value = figure?.kind === "count" && "value" in figure ? (figure.value ?? 0) : 0;
    return sum + Number(value > 0 && value < t);
  }, 0);
}

function withheldOf(values: readonly number[], total: number, t: number): number {
  const small = values.filter((value) => value > 0 && value < t);
  const visible = values.filter((value) => value >= t).toSorted((a, b) => a - b);
  if (sumOf(visible) >= total) return small.length;
  if (total < t) return values.length;
  const withheld = [...small];
  for (;;) {
    if (withheld.length >= 2 && sumOf(withheld) >= t) return withheld.length;
    const next = visible.shift();
    if (next === undefined) return values.length;
    withheld.push(next);
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
