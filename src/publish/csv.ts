/**
 * One row of CSV with `;`. A text that Excel would take for a formula gets an apostrophe before
 * it; numbers stay numbers, and null is an empty cell. A decimal mark is a comma, as in every file
 * with `;`: a Dutch Excel would make "12.5" a day in May.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return cells.map(csvCell).join(";");
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell).replace(".", ",");
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
