/** What a spreadsheet may take for the start of a formula, also behind what does not show. */
const FORMULA =
  /^[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u;
/** What parts cells, also where a spreadsheet takes another sign for it than `;`. */
const PARTING = /[;,"\r\n]/;

/** The columns of a file: the head of each, and what a row has in it. */
export type CsvColumns<T> = Readonly<Record<string, (row: T) => string | number | null>>;

/**
 * The heads of the columns, after a byte order mark: Excel takes UTF-8 for it, and with `;` it takes
 * a comma for the decimal mark too.
 */
export function csvHead(columns: CsvColumns<never>): string {
  return `\uFEFF${csvRow(Object.keys(columns))}\r\n`;
}

/** A line for each of `rows`. */
export function csvRows<T>(columns: CsvColumns<T>, rows: readonly T[]): string {
  const cells = Object.values(columns);
  return rows.map((row) => `${csvRow(cells.map((cell) => cell(row)))}\r\n`).join("");
}

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
