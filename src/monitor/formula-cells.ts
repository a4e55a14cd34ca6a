const EQUALS_SIGN = 0x3d;
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/;

/**
 * The cells of a row, with the shown text in place of a formula that is only a text. People write
 * `="0012"` to keep Excel from turning 0012 into a number.
 */
export function withoutTextFormulas(cells: readonly string[]): readonly string[] {
  // This loop sees every cell of the file, so it is a plain loop, for speed.
  for (let at = 0; at < cells.length; at += 1) {
    if (cells[at]?.charCodeAt(0) === EQUALS_SIGN) return cells.map(shownText);
  }
  return cells;
}

function shownText(cell: string): string {
  return TEXT_FORMULA.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
}
