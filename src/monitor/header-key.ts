import type { Codebook, ColumnName } from "../codebook/codebook.ts";

/**
 * What two headers have in common when they name the same column: case, surrounding white space
 * (non-breaking spaces too) and the difference between `_`, `-` and space do not matter.
 */
export function headerKey(header: string): string {
  return header.trim().toLowerCase().replaceAll(/[-_]/g, " ");
}

/** The columns of a codebook by the key of their header. */
export function columnKeys(codebook: Codebook): ReadonlyMap<string, ColumnName> {
  return new Map(codebook.columns.map(({ name }) => [headerKey(name), name]));
}
