/** Matches the start of a formula in a spreadsheet, also after invisible characters. */
const FORMULA =
  /^[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u;
/** Matches what separates cells, also for spreadsheets that use another separator than `;`. */
const SEPARATING = /[;,"\r\n]/;

/** The columns of a file: the head of each, and the cell that a row has in it. */
export type CsvColumns<T> = Readonly<Record<string, (row: T) => string | number | null>>;

/**
 * The line with the heads of the columns, after a byte order mark. Excel reads UTF-8 because of that
 * mark. Because of `;` it reads a comma as the decimal mark.
 */
export function csvHead(columns: CsvColumns<never>): string {
  return `\uFEFF${csvRow(Object.keys(columns))}\r\n`;
}

/** The lines of rows. */
export function csvRows<T>(columns: CsvColumns<T>, rows: readonly T[]): string {
  const cells = Object.values(columns);
  return rows.map((row) => `${csvRow(cells.map((cell) => cell(row)))}\r\n`).join("");
}

/**
 * One row of CSV with `;`, without a line end. A text that a spreadsheet would read as a formula gets an
 * apostrophe before it. Numbers stay numbers, and null is an empty cell. The decimal mark is a comma,
 * because a Dutch Excel reads "12.5" as a day in May.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return cells.map(csvCell).join(";");
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell).replace(".", ",");
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return SEPARATING.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
