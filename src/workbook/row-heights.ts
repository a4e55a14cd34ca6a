import type { Styled } from "./styled-rows.ts";
import type { Column } from "./workbook-schema.ts";

/** The height of one line in points: in a title, and in any other text. */
const TITLE_HEIGHT = 22.5;
const LINE_HEIGHT = 16.5;

/** The number of letters of Arial that fit in the width of one digit, the unit of column widths. */
const REGULAR = 1.08;
const BOLD = 0.95;

/** Returns the height of a row in points. Not every program computes the height of wrapped text. */
export function heightOf(cells: readonly Styled[], columns: readonly Column[]): number {
  if (cells[0]?.style === "title") return TITLE_HEIGHT;
  const lines = cells.map(({ cell, style }, index) => {
    const width = (columns[index]?.width ?? 1) * (style.startsWith("head") ? BOLD : REGULAR);
    return "text" in cell ? linesOf(cell.text, width) : 1;
  });
  return Math.max(...lines) * LINE_HEIGHT;
}

/** Returns the number of lines of `width` characters that a text needs. */
function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(" ")) {
    if (used > 0 && used + 1 + length > width) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + length;
    // A word that is longer than a line continues on the next one.
    lines += Math.max(0, Math.ceil(used / width) - 1);
    used = used > width ? used % width : used;
  }
  return lines;
}
