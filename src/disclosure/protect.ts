import type { Cell } from "../figures/definition.ts";
import { NOT_NAMED } from "./published-figures.ts";

/** The threshold below which a cell could point at a family. Publishing asks for at least this. */
export const DEFAULT_THRESHOLD = 5;

/** True where so few cases stand behind a number that it may not be shown. 0 is no case at all. */
export function isTooSmall(
  { value, contributors }: Pick<Cell, "value" | "contributors">,
  threshold: number,
): boolean {
  return value > 0 && (value < threshold || contributors < threshold);
}

/**
 * The codes of the cells of a sensitive breakdown that may not be shown.
 *
 * First every cell that is too small itself, and the one of what may not be named. Where the visible cells then add up to less than
 * the total, the total would give the withheld ones away: further cells go, the smallest first,
 * until at least two are withheld that together hold at least the threshold. A total below the
 * threshold, or no cell left to withhold, takes all of them, zeros too.
 */
export function withheldCodes(
  cells: readonly Cell[],
  total: number,
  threshold: number,
): ReadonlySet<string> {
  const withheld = new Set(
    cells
      .filter((cell) => cell.code === NOT_NAMED.code || isTooSmall(cell, threshold))
      .map(({ code }) => code),
  );
  const sumOf = (chosen: readonly Cell[]): number =>
    chosen.reduce((sum, { value }) => sum + value, 0);
  const visible = (): readonly Cell[] => cells.filter(({ code }) => !withheld.has(code));

  if (sumOf(visible()) >= total) return withheld;
  const all = new Set(cells.map(({ code }) => code));
  if (total < threshold) return all;

  const bySize = visible()
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => a.value - b.value);
  const isEnough = (): boolean =>
    withheld.size >= 2 && sumOf(cells.filter(({ code }) => withheld.has(code))) >= threshold;
  for (const cell of bySize) {
    if (isEnough()) return withheld;
    withheld.add(cell.code);
  }
  return isEnough() ? withheld : all;
}
