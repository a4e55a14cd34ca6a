import type { Cell, Column, Sheet, TextCell } from "./workbook-schema.ts";
import { columnLetters, headRowOf } from "./places.ts";

/** The style of a cell. `words` is for a word in a column of numbers. */
export type CellStyle =
  "title" | "line" | "link" | "head" | "headNumeric" | "text" | "words" | "whole" | "percent";

/** A cell with its style. */
export interface Styled {
  readonly cell: Cell;
  readonly style: CellStyle;
}

type Row = readonly Styled[];

/** Returns the rows of a sheet: its title and lines, the header row, and the rows of its table. */
export function styledRows({ title, lines, table: { columns, rows } }: Sheet): {
  readonly above: readonly Row[];
  readonly head: Row;
  readonly body: readonly Row[];
} {
  return {
    above: [
      [{ cell: { text: title }, style: "title" }],
      ...lines.map((cell): Row => [{ cell, style: styleOfText(cell, "line") }]),
    ],
    head: columns.map(({ label, isNumeric }) => ({
      cell: { text: label },
      style: isNumeric ? "headNumeric" : "head",
    })),
    body: rows.map((cells) =>
      cells.map((cell, index) => ({ cell, style: styleInTable(cell, columns[index]) })),
    ),
  };
}

function styleInTable(cell: Cell, column: Column | undefined): CellStyle {
  if ("number" in cell) return cell.format;
  return styleOfText(cell, column?.isNumeric === true ? "words" : "text");
}

function styleOfText({ leadsTo }: TextCell, otherwise: CellStyle): CellStyle {
  return leadsTo === undefined ? otherwise : "link";
}

/** Returns the first and the last cell of a sheet's table, such as "A4" and "F20". */
export function cornersOf(sheet: Sheet): readonly [first: string, last: string] {
  const { columns, rows } = sheet.table;
  const head = headRowOf(sheet);
  return [`A${head}`, `${columnLetters(columns.length - 1)}${head + rows.length}`];
}
