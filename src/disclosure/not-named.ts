import type { Cell, UnlistedCells } from "../figures/definition.ts";
import { NOT_NAMED } from "./published-figures.ts";

/**
 * The cells with those together in one, last, of which the name may not be published: no list of
 * the codebook holds it, and fewer rows than the threshold name it. Such a name can be a note about
 * a family. The value of the cell is the rows behind it: the rest of protection reckons with it.
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
