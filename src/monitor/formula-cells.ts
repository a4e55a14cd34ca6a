const EQUALS_SIGN = 0x3d;
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/;

/**
 * The cells of a row with the text that Excel shows for a formula that is only a text: `="0012"`
 * keeps Excel from turning 0012 into a number, and is advised for that.
 */
export function withoutTextFormulas(cells: readonly string[]): readonly string[] {
  // One look at each cell of the file: a plain loop, for speed.
  for (let at = 0; at < cells.length; at += 1) {
    if (cells[at]?.charCodeAt(0) === EQUALS_SIGN) return cells.map(shownText);
  }
  return cells;
}

function shownText(cell: string): string {
  return TEXT_FORMULA.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
}
