import {
  type Codebook,
  type ColumnName,
  columnsByHeader,
  headerKey,
  headerOf,
} from "../codebook/codebook.ts";
import type { Column } from "../codebook/column.ts";
import { closestTerm, termFinder } from "../language/likely-meaning.ts";
import { codePointAt, firstControl, withoutControls } from "../language/characters.ts";
import type { FindingColumn, FindingsList } from "./export-findings.ts";
import { isLongerThan, MAX_CELL_CHARACTERS, MAX_COLUMNS } from "./case.ts";
import { personalDataIn, personalWordIn } from "./personal-data.ts";

/** One column of the file, in the file's order. */
export interface FileColumn extends FindingColumn {
  /** The codebook's column; null if the codebook does not know it. */
  readonly known: ColumnName | null;
  /**
   * The codebook's column, if another column of the file has the same one; `known` is then null.
   */
  readonly repeated?: ColumnName;
}

/** The form of a column name: words of letters and digits, as a monitor or a person writes them. */
const COLUMN_NAME = /^[\p{L}\p{M}\p{Nd}_ -]{1,40}$/u;
const LONG_NUMBER = /\p{Nd}{3}/u;
const CONSTANT = /^[\p{Lu}\p{Nd}]+(?:_[\p{Lu}\p{Nd}]+)*$/u;
const CAPITAL = /^\p{Lu}/u;
/** A name with more capitalised words is more often a person than a column. */
const MOST_CAPITALS = 1;

/**
 * The columns of the file, from its row of headers. Trailing columns without a header are left out.
 */
export function columnsOfHeader(
  cells: readonly string[],
  codebook: Codebook,
): readonly FileColumn[] {
  const byHeader = columnsByHeader(codebook);
  const names = new Map(codebook.columns.map((column) => [column.name, headerOf(column)]));
  return cells.slice(0, lastFilled(cells) + 1).map((header, index) => {
    const known = byHeader.get(headerKey(withoutControls(header))) ?? null;
    const name = known === null ? nameOf(header, index) : (names.get(known) ?? known);
    return { name, index, known };
  });
}

/** A row of data never contains this many headers of the codebook by chance. */
const SURELY_HEADERS = 3;
const FEWEST_HEADERS = 2;

/**
 * True for a row of headers, also if required ones are missing. Either at least three cells are
 * headers of the codebook, or at least two and more than half are known, resemble a known one, or
 * suggest personal data.
 */
export function looksLikeHeader(cells: readonly string[], codebook: Codebook): boolean {
  const byHeader = columnsByHeader(codebook);
  const filled = cells.filter((cell) => cell.trim() !== "");
  const others = filled.filter((cell) => !byHeader.has(headerKey(cell)));
  const known = new Set(filled.map((cell) => byHeader.get(headerKey(cell))));
  known.delete(undefined);
  if (known.size >= SURELY_HEADERS) return true;
  const closest = termFinder([...namesOf(codebook.columns).keys()]);
  const near = others.filter(
    (cell) => closest(cell) !== undefined || personalWordIn(cell) !== undefined,
  );
  const like = known.size + near.length;
  return like >= FEWEST_HEADERS && like * 2 > filled.length;
}

/** A column of the codebook that the file lacks. */
interface MissingColumn extends FindingColumn {
  readonly label: string;
}

/** The required columns that the file lacks, with their places in the codebook. */
export function missingColumns(
  columns: readonly FileColumn[],
  codebook: Codebook,
): readonly MissingColumn[] {
  const present = new Set(columns.map((column) => column.known));
  return codebook.columns.flatMap((column, index) =>
    column.required === true && !present.has(column.name)
      ? [{ name: headerOf(column), label: column.label, index }]
      : [],
  );
}

/**
 * Reports each required column that the file lacks. The message suggests the unknown header that
 * resembles it most. Without such a header it lists all unknown headers, because one of them may be
 * the column. Pass no headers if the row may be data, because the message shows them.
 */
export function reportMissing(
  missing: readonly MissingColumn[],
  unknownHeaders: readonly string[],
  findings: FindingsList,
): void {
  for (const column of missing) {
    const suggestion = headerFor(column, unknownHeaders);
    const place = { line: null, column };
    findings.add("column-missing", place, column.name, suggestion, unknownHeaders);
  }
}

/** The unknown header that most likely means a column, by its name or its label. */
function headerFor(
  { name, label }: MissingColumn,
  unknownHeaders: readonly string[],
): string | undefined {
  return closestTerm(name, unknownHeaders) ?? closestTerm(label, unknownHeaders);
}

/**
 * Reports the problems of the headers. Returns false if there are too many headers; then no rows
 * are read.
 */
export function checkHeader(
  cells: readonly string[],
  columns: readonly FileColumn[],
  line: number,
  codebook: Codebook,
  findings: FindingsList,
): boolean {
  if (columns.length > MAX_COLUMNS) {
    findings.add("too-many-columns", { line, column: null }, columns.length, MAX_COLUMNS);
    return false;
  }
  const absent = namesOf(
    codebook.columns.filter(({ name }) => columns.every(({ known }) => known !== name)),
  );
  const closest = termFinder([...absent.keys()]);
  const unknown = columns.flatMap(({ known, name }) => (known === null ? [name] : []));
  const meant = new Set(missingColumns(columns, codebook).map((one) => headerFor(one, unknown)));
  // The finding of a required column without a similar header already lists all unknown headers.
  const areNamed = meant.has(undefined);
  for (const column of columns) {
    const header = cells[column.index] ?? "";
    const isOrdinary = reportHeader(header, column, line, findings);
    if (column.known !== null || !isOrdinary || meant.has(column.name)) continue;
    const near = closest(header);
    const suggestion = near === undefined ? undefined : absent.get(near);
    if (!areNamed || suggestion !== undefined) {
      reportUnknown(header, column, line, suggestion, findings);
    }
  }
  reportRepeated(columns, findings);
  return true;
}

/**
 * The columns, with each repeated column as an unknown one, because either of the two can be the
 * right one.
 */
export function withoutRepeated(columns: readonly FileColumn[]): readonly FileColumn[] {
  const byName = Map.groupBy(columns, ({ known }) => known);
  return columns.map((column) =>
    column.known === null || byName.get(column.known)?.length === 1
      ? column
      : { ...column, known: null, repeated: column.known },
  );
}

/** The name, in words, of a column beyond the last header. */
export function numberedColumn(index: number): FindingColumn {
  return { name: `kolom ${index + 1}`, index };
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== "");
}

function reportRepeated(columns: readonly FileColumn[], findings: FindingsList): void {
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
}

/** Reports forbidden content of a header. Returns true if there is none. */
function reportHeader(
  header: string,
  column: FileColumn,
  line: number,
  findings: FindingsList,
): boolean {
  const place = { line, column };
  if (isLongerThan(header, MAX_CELL_CHARACTERS)) {
    findings.add("cell-too-long", place, MAX_CELL_CHARACTERS);
    return false;
  }
  const control = firstControl(header);
  if (control >= 0 && column.known !== null) {
    findings.add("control-character", place, codePointAt(header, control));
  }
  const text = withoutControls(header);
  const word = personalWordIn(text);
  const hits = personalDataIn(text);
  if (word !== undefined) findings.add("personal-data-header", place, word);
  for (const hit of hits) findings.add(`personal-data-${hit}`, place);
  return word === undefined && hits.length === 0;
}

function reportUnknown(
  header: string,
  column: FileColumn,
  line: number,
  suggestion: string | undefined,
  findings: FindingsList,
): void {
  const place = { line, column };
  if (header.trim() === "") findings.add("column-nameless", place, column.index + 1);
  else findings.add("column-unknown", place, suggestion);
}

/** The headers of columns by the names that people use: the header itself and the label. */
function namesOf(columns: readonly Column[]): ReadonlyMap<string, string> {
  const headers = columns.map(headerOf);
  const labels = columns.map((column) => [column.label, headerOf(column)] as const);
  return new Map([...labels, ...headers.map((header) => [header, header] as const)]);
}

/**
 * The name of an unknown column: the first line of its header, or its number if that line does not
 * look like a column name. A file without headers begins with a row about a family, which no
 * message may show. Only the first line counts, because the next line can be a row if a quote is
 * missing.
 */
function nameOf(header: string, index: number): string {
  const [firstLine = ""] = header.trim().split(/[\r\n\u0085\u2028\u2029]/u);
  const name = firstLine.normalize("NFC").trim().replaceAll(/\s+/gu, " ");
  return isColumnName(name) && personalDataIn(name).length === 0
    ? name
    : numberedColumn(index).name;
}

function isColumnName(text: string): boolean {
  if (!COLUMN_NAME.test(text) || LONG_NUMBER.test(text)) return false;
  if (CONSTANT.test(text)) return true;
  const capitals = text.split(/[-_ ]+/).filter((word) => CAPITAL.test(word));
  return capitals.length <= MOST_CAPITALS;
}
