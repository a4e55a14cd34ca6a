/** What a spreadsheet may take for the start of a formula, also behind what does not show. */
const FORMULA =
  /^[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u;
/** What parts cells, also where a spreadsheet takes another sign for it than `;`. */
const PARTING = /[;,"\r\n]/;

/**
 * One row of CSV with `;`. A text that a spreadsheet would take for a formula gets an apostrophe
 * before it; numbers stay numbers, and null is an empty cell. A decimal mark is a comma, as in every
 * file with `;`: a Dutch Excel would make "12.5" a day in May.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return cells.map(csvCell).join(";");
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell).replace(".", ",");
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return PARTING.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
