/**
 * The narrowest screen that a table should fit, and what stands beside the table on it, in pixels at
 * the usual size of letters (WCAG 2.2, 1.4.10).
 */
const NARROWEST = 320 - 2 * 16;

/** About how wide a letter is, and how much room columns leave between them. */
const LETTER = 8.5;
const BETWEEN_COLUMNS = 16;

/**
 * A table in a box that scrolls sideways where the table is too wide. A table that does not fit on a
 * narrow screen is a stop of the keyboard, named by `name`, an attribute of HTML; no other table is:
 * a stop where nothing can be done is in the way. Text in `table` is escaped, so that a tag is one.
 */
export function inScrollingBox(table: string, name: string): string {
  const focusable = leastWidth(table) > NARROWEST ? ` role="group" ${name} tabindex="0"` : "";
  return `<div class="scroll"${focusable}>${table}</div>`;
}

/** How wide a table is at least, in pixels: each column is as wide as what breaks nowhere in it. */
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

/** How many letters the longest piece has that stays on one line. */
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
