import * as fc from "fast-check";
import { type Delimiter, DELIMITERS, type Encoding } from "../../../src/monitor/case.ts";
import { bytesOf, ENCODED, needsQuotes, quoted } from "../written-table.ts";

/** One way to write a table that the contract allows. */
export interface Style {
  readonly encoding: Encoding;
  readonly withMark: boolean;
  readonly delimiter: Delimiter;
  readonly lineEnd: string;
  readonly separatorLine: boolean;
  readonly quotesEverywhere: boolean;
  readonly emptyColumns: number;
  readonly endsWithLineEnd: boolean;
  /** The numbers of empty rows before the rows; the list repeats. */
  readonly emptyRows: readonly EmptyRow[];
}

type EmptyRow = "none" | "nothing" | "delimiters" | "spaces" | "line break";

export const styles: fc.Arbitrary<Style> = fc
  .record({
    encoded: fc.constantFrom(...ENCODED),
    delimiter: fc.constantFrom(...DELIMITERS),
    lineEnd: fc.constantFrom("\n", "\r\n"),
    separatorLine: fc.boolean(),
    quotesEverywhere: fc.boolean(),
    emptyColumns: fc.constantFrom(0, 0, 1, 3),
    endsWithLineEnd: fc.boolean(),
    emptyRows: fc.array(
      fc.constantFrom<EmptyRow[]>("none", "none", "nothing", "delimiters", "spaces", "line break"),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ encoded, ...style }) => ({ ...style, ...encoded }));

/** A cell: its text, or its raw form in the file, with quotes. */
export type Cell = string | { readonly raw: string };

/** A table as a file. */
export interface WrittenTable {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** The line on which each row starts, the row of headers first. */
  readonly lines: readonly number[];
  /** The line of the first raw cell, if there is one. */
  readonly rawLine: number | undefined;
}

/** Writes a table with its headers first, and records the lines of its rows. */
export function writeTable(table: readonly (readonly Cell[])[], style: Style): WrittenTable {
  const { delimiter, lineEnd, separatorLine, emptyColumns, emptyRows } = style;
  const width = (table[0]?.length ?? 0) + emptyColumns;
  const trail = Array.from({ length: emptyColumns }, () => "");
  let text = separatorLine ? `sep=${delimiter}${lineEnd}` : "";
  let rawLine: number | undefined;
  const lines: number[] = [];
  for (const [index, row] of table.entries()) {
    text += emptyRow(emptyRows[index % emptyRows.length] ?? "none", width, style);
    lines.push(lineAtEnd(text));
    for (const [place, cell] of [...row, ...trail].entries()) {
      if (place > 0) text += delimiter;
      if (typeof cell !== "string") rawLine = lineAtEnd(text);
      text += writtenCell(cell, style);
    }
    if (style.endsWithLineEnd || index < table.length - 1) text += lineEnd;
  }
  return { text, bytes: bytesOf(text, style.encoding, style.withMark), lines, rawLine };
}

function writtenCell(cell: Cell, { delimiter, quotesEverywhere }: Style): string {
  if (typeof cell !== "string") return cell.raw;
  const isQuoted = needsQuotes(cell, delimiter) || (quotesEverywhere && cell !== "");
  return isQuoted ? quoted(cell) : cell;
}

function emptyRow(kind: EmptyRow, width: number, { delimiter, lineEnd }: Style): string {
  if (kind === "none") return "";
  if (kind === "nothing") return lineEnd;
  if (kind === "line break") return `" ${lineEnd}"${delimiter}${lineEnd}`;
  const cell = kind === "spaces" ? " \u00a0" : "";
  return Array.from({ length: width }, () => cell).join(delimiter) + lineEnd;
}

/** The number of the last line of `text`, as an editor counts. */
function lineAtEnd(text: string): number {
  return text.split("\n").length;
}
