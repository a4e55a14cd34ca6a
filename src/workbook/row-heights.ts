import type { Cell, Column } from "./workbook.ts";
import type { CellStyle } from "./xlsx-styles.ts";

/** A cell with its format. */
export interface Styled {
  readonly cell: Cell;
  readonly style: CellStyle;
}

/** In points: of a line of a title, and of all else. */
const TITLE_HEIGHT = 22.5;
const LINE_HEIGHT = 16.5;

/** How many letters of Arial go into the width of a digit, which widths of columns go by. */
const REGULAR = 1.08;
const BOLD = 0.95;

/** In points. Not every program sees by itself that a text takes more than one line. */
export function heightOf(cells: readonly Styled[], columns: readonly Column[]): number {
  if (cells[0]?.style === "title") return TITLE_HEIGHT;
  const lines = cells.map(({ cell, style }, index) => {
    const width = (columns[index]?.width ?? 1) * (style.startsWith("head") ? BOLD : REGULAR);
    return "text" in cell ? linesOf(cell.text, width) : 1;
  });
  return Math.max(...lines) * LINE_HEIGHT;
}

/** In how many lines of so many characters a text fits. */
function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(" ")) {
    if (used > 0 && used + 1 + length > width) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + length;
    // A word that is longer than a line goes on in the next.
    lines += Math.max(0, Math.ceil(used / width) - 1);
    used = used > width ? used % width : used;
  }
  return lines;
}
