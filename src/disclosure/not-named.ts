import type { Cell, UnlistedCells } from "../figures/definition.ts";
import { NOT_NAMED } from "./published-figures.ts";

/**
 * Puts the cells whose name may not be published together in one cell, last. The codebook does not
 * list such a name, and fewer rows than the threshold hold it: it can be a note about a family. The
 * value of the new cell is the number of rows behind it, which secondary suppression needs.
 */
export function withoutRareNames(
  cells: readonly Cell[],
  unlisted: UnlistedCells,
  threshold: number,
): readonly Cell[] {
  const isRare = ({ code, contributors }: Cell): boolean =>
    unlisted.codes.has(code) && contributors < threshold;
  const rare = new Set(cells.filter(isRare).map(({ code }) => code));
  if (rare.size === 0) return cells;
  const rows = unlisted.rowsNaming(rare);
  return [
    ...cells.filter(({ code }) => !rare.has(code)),
    { ...NOT_NAMED, value: rows, contributors: rows },
  ];
}
