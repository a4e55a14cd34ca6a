const EQUALS_SIGN = 0x3d;
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/;

/**
 * The cells of a row with the text that Excel shows for a formula that is only a text: `="0012"`
 * keeps Excel from turning 0012 into a number, and is advised for that.
 */
export function withoutTextFormulas(cells: readonly string[]): readonly string[] {
  return cells.some(beginsFormula) ? cells.map(shownText) : cells;
}

function beginsFormula(cell: string): boolean {
  return cell.charCodeAt(0) === EQUALS_SIGN;
}

function shownText(cell: string): string {
  return TEXT_FORMULA.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
}
