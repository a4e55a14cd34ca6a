import { headerOf, type Codebook, type ColumnName } from "./codebook.ts";

/**
 * What two headers have in common when they name the same column: case, surrounding white space
 * (non-breaking spaces too) and the difference between `_`, `-` and space do not matter.
 */
export function headerKey(header: string): string {
  return header
    .trim()
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[-_\u00a0]/g, " ");
}

/** What two spellings of an answer have in common: case and surrounding white space are free. */
export function answerKey(text: string): string {
  return text.trim().normalize("NFC").toLowerCase();
}

/** The columns of a codebook by the keys of their headers. */
export function columnsByHeader(codebook: Codebook): ReadonlyMap<string, ColumnName> {
  return new Map(
    codebook.columns.flatMap((column) =>
      [headerOf(column), ...(column.otherHeaders ?? [])].map((header): [string, ColumnName] => [
        headerKey(header),
        column.name,
      ]),
    ),
  );
}
