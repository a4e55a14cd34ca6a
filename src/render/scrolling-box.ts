/**
 * The narrowest screen that a table should fit, without the page's margins, in pixels at the
 * default font size (WCAG 2.2, 1.4.10).
 */
const NARROWEST = 320 - 2 * 16;

/** The estimated width of a letter, and the space between columns. */
const LETTER = 8.5;
const BETWEEN_COLUMNS = 16;

/**
 * A table in a box that scrolls sideways if the table is too wide. Only a table that does not fit a
 * narrow screen is a keyboard stop, because a stop without a function is a nuisance. `name` is the
 * HTML attribute that names the stop. Text in `table` is escaped, so every `<td` is a tag.
 */
export function inScrollingBox(table: string, name: string): string {
  const focusable = leastWidth(table) > NARROWEST ? ` role="group" ${name} tabindex="0"` : "";
  return `<div class="scroll"${focusable}>${table}</div>`;
}

/**
 * The least width of a table in pixels. The longest unbreakable piece sets the width of a column.
 */
function leastWidth(table: string): number {
  const columns: number[] = [];
  for (const [row] of table.matchAll(/<tr[ >].*?<\/tr>/gs)) {
    const cells = Array.from(row.matchAll(/<t[hd][ >].*?<\/t[hd]>/gs), ([cell]) => cell);
    for (const [index, cell] of cells.entries()) {
      columns[index] = Math.max(columns[index] ?? 0, longestPiece(cell));
    }
  }
  const letters = columns.reduce((sum, length) => sum + length, 0);
  return letters * LETTER + (columns.length - 1) * BETWEEN_COLUMNS;
}

/** The number of letters of the longest unbreakable piece. */
function longestPiece(cell: string): number {
  const text = cell
    .replaceAll(/(?<=<span class="together">).*?(?=<\/span>)/gs, (piece) =>
      piece.replaceAll(" ", "\u00A0"),
    )
    .replaceAll(/<br>/g, " ")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&#?\w+;/g, "x");
  return Math.max(...text.split(/(?<=\S-)|[ \n\t]+/).map((piece) => piece.length));
}
