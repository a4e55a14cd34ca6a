import type { Codebook, ColumnName } from "../codebook/codebook.ts";
import type { FindingColumn, FindingsList } from "./findings-list.ts";
import { columnKeys, headerKey } from "./header-key.ts";
import { MAX_CELL_CHARACTERS, MAX_COLUMNS } from "./limits.ts";
import { personalDataIn } from "./personal-data/patterns.ts";
import { personalWordIn } from "./personal-data/header-words.ts";
import { isLongerThan } from "./text-length.ts";

/** One column of the file, in the file's order. */
export interface FileColumn extends FindingColumn {
  /** The codebook's column; null for one that the codebook does not know. */
  readonly known: ColumnName | null;
}

const LONGEST_NAME = 60;

/**
 * Reads the row of headers: the columns of the file, trailing ones without a header left out.
 * Null where the rows cannot be read under it; the findings then say why.
 */
export function readHeader(
  cells: readonly string[],
  line: number,
  codebook: Codebook,
  findings: FindingsList,
): readonly FileColumn[] | null {
  const headers = cells.slice(0, lastFilled(cells) + 1);
  const keys = columnKeys(codebook);
  const columns = headers.map((header, index): FileColumn => {
    const known = keys.get(headerKey(header)) ?? null;
    return { name: known ?? nameOf(header, index), index, known };
  });
  if (reportMissing(columns, codebook, findings)) return null;
  if (columns.length > MAX_COLUMNS) {
    const place = { line, column: null };
    findings.add("too-many-columns", place, columns.length, MAX_COLUMNS);
    return null;
  }
  for (const column of columns) reportHeader(headers[column.index] ?? "", column, line, findings);
  return reportRepeated(columns, findings) ? null : columns;
}

/** Where a row has more cells than the header: the name of the column in words. */
export function numberedColumn(index: number): FindingColumn {
  return { name: `kolom ${index + 1}`, index };
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== "");
}

function reportMissing(
  columns: readonly FileColumn[],
  codebook: Codebook,
  findings: FindingsList,
): boolean {
  const present = new Set(columns.map((column) => column.known));
  const missing = codebook.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => "required" in column && !present.has(column.name));
  for (const { column, index } of missing) {
    findings.add(
      "column-missing",
      { line: null, column: { name: column.name, index } },
      column.name,
    );
  }
  return missing.length > 0;
}

function reportRepeated(columns: readonly FileColumn[], findings: FindingsList): boolean {
  const seen = new Set<ColumnName>();
  const repeated = new Map<ColumnName, FileColumn>();
  for (const column of columns) {
    if (column.known === null) continue;
    if (seen.has(column.known)) repeated.set(column.known, column);
    seen.add(column.known);
  }
  for (const column of repeated.values()) {
    findings.add("column-repeated", { line: null, column }, column.name);
  }
  return repeated.size > 0;
}

function reportHeader(
  header: string,
  column: FileColumn,
  line: number,
  findings: FindingsList,
): void {
  const place = { line, column };
  if (isLongerThan(header, MAX_CELL_CHARACTERS)) {
    findings.add("cell-too-long", place, MAX_CELL_CHARACTERS);
    return;
  }
  const word = personalWordIn(header);
  const hits = personalDataIn(header);
  if (word !== undefined) findings.add("personal-data-header", place, word);
  for (const hit of hits) findings.add(`personal-data-${hit}`, place);
  if (column.known !== null || word !== undefined || hits.length > 0) return;
  if (header.trim() === "") findings.add("column-nameless", place, column.index + 1);
  else findings.add("column-unknown", place);
}

/** An unknown column by its header; by its number where the header is none, or holds private data. */
function nameOf(header: string, index: number): string {
  const name = header.normalize("NFC").trim().replaceAll(/\s+/gu, " ");
  const isFit =
    name !== "" && !isLongerThan(name, LONGEST_NAME) && personalDataIn(name).length === 0;
  return isFit ? name : numberedColumn(index).name;
}
