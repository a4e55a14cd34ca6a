import type { Sheet } from "./workbook-schema.ts";

/** Returns the number of the header row, counted from 1: below the title and the lines. */
export function headRowOf({ lines }: Pick<Sheet, "lines">): number {
  return lines.length + 2;
}

/** Returns the letters of a column by its index from 0: "A" … "Z", "AA". */
export function columnLetters(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : `${columnLetters(Math.floor(index / 26) - 1)}${last}`;
}
