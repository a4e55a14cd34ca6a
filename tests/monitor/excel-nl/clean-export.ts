import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import path from "node:path";
import { STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import type { Delimiter, Encoding } from "../../../src/monitor/case.ts";
import { respelled, type DateSpelling } from "../date-spellings.ts";
import { bytesOf, csvRow } from "../written-table.ts";

/** The folder of the clean export, with its figures and a folder for each file made from it. */
export const GOLDEN = path.join(import.meta.dirname, "../../golden/excel-nl");

/** The bytes of the clean export: UTF-8, semicolons, LF. */
export const CLEAN_BYTES: Uint8Array = readFileSync(path.join(GOLDEN, "clean.csv"));

/** The clean export as rows of cells, its headers first. */
export type Table = readonly (readonly string[])[];
export const CLEAN: Table = parse(Buffer.from(CLEAN_BYTES), {
  delimiter: ";",
  record_delimiter: ["\n"],
});

/** The ways in which Excel, or an earlier program, may write an export. */
export interface Writing {
  readonly encoding: Encoding;
  readonly withMark: boolean;
  readonly delimiter: Delimiter;
  readonly dates: DateSpelling;
  readonly lineEnd: "\n" | "\r\n";
  readonly nbspAroundValues: boolean;
  readonly emptyTrail: boolean;
  readonly separatorLine: boolean;
}

export const CLEAN_WRITING: Writing = {
  encoding: "utf-8",
  withMark: false,
  delimiter: ";",
  dates: "jjjj-mm-dd",
  lineEnd: "\n",
  nbspAroundValues: false,
  emptyTrail: false,
  separatorLine: false,
};

const TRAIL = ["", "", ""];

/** The text of a table in one way of writing. */
export function textOf(table: Table, writing: Writing): string {
  const { delimiter, lineEnd, emptyTrail, separatorLine } = writing;
  const values = withDates(table, writing.dates).map((cells) =>
    writing.nbspAroundValues ? cells.map(betweenNbsp) : cells,
  );
  const empty = (values[0] ?? []).map(() => "");
  const rows = emptyTrail ? [...values, empty, [], empty].map((row) => [...row, ...TRAIL]) : values;
  const first = separatorLine ? `sep=${delimiter}${lineEnd}` : "";
  return first + rows.map((row) => csvRow(row, delimiter) + lineEnd).join("");
}

/** The bytes of a table, or of the clean export, in one way of writing. */
export function written(writing: Writing, table: Table = CLEAN): Uint8Array {
  return bytesOf(textOf(table, writing), writing.encoding, writing.withMark);
}

/** The place of a column in the clean export. */
function columnIndex(name: string): number {
  const index = (CLEAN[0] ?? []).indexOf(name);
  if (index === -1) throw new Error(`the clean export has no column ${name}`);
  return index;
}

/** A table with one cell of the row with that id changed. */
export function withCell(id: string, column: string, text: string, table: Table = CLEAN): Table {
  return table.map((row) => (row[0] === id ? row.with(columnIndex(column), text) : row));
}

const DATED: ReadonlySet<number> = new Set(
  STANDARD_CODEBOOK.columns
    .filter(({ type }) => type === "date" || type === "datedChoices")
    .map(({ name }) => columnIndex(name)),
);

function withDates(table: Table, spelling: DateSpelling): Table {
  return table.map((row) =>
    row.map((cell, index) => (DATED.has(index) ? respelled(cell, spelling) : cell)),
  );
}

/** Non-breaking spaces around a cell and around each of its answers. */
function betweenNbsp(cell: string): string {
  if (cell === "") return cell;
  const parts = cell.split("|").map((part) => `\u00a0${part}\u00a0`);
  return parts.join("|");
}
