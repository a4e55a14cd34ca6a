import * as fc from "fast-check";
import { STANDARD_CODEBOOK } from "../../../src/codebook/codebook.ts";
import type { RowText } from "../export.ts";
import type { Fault, FaultMaker } from "./fault.ts";
import { COLUMN_NAMES, registrationDays, UNKNOWN_HEADERS, validRow } from "./valid-rows.ts";

/** The headers of a file and its rows, by the names of the columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly RowText[];
}

const REQUIRED: ReadonlySet<string> = new Set(
  STANDARD_CODEBOOK.columns.filter((column) => "required" in column).map(({ name }) => name),
);
const ALL_COLUMNS = [...COLUMN_NAMES, ...UNKNOWN_HEADERS];
const OPTIONAL = ALL_COLUMNS.filter((name) => !REQUIRED.has(name));

/** Columns of a file in any order: the required ones, the ones needed here, and some others. */
function columnSets(needed: Iterable<string>): fc.Arbitrary<readonly string[]> {
  const kept = new Set<string>([...REQUIRED, ...needed, UNKNOWN_HEADERS[0]]);
  return fc
    .tuple(
      fc.shuffledSubarray(ALL_COLUMNS, { minLength: ALL_COLUMNS.length }),
      fc.subarray(OPTIONAL, { maxLength: 8 }),
    )
    .map(([order, dropped]) => order.filter((name) => kept.has(name) || !dropped.includes(name)));
}

const anyRow = registrationDays.chain(validRow);

/** A valid table with the needed columns. */
export function tables(
  needed: readonly string[],
  { minRows, maxRows }: { readonly minRows: number; readonly maxRows: number },
): fc.Arbitrary<Table> {
  return fc.record({
    columns: columnSets(needed),
    rows: fc.array(anyRow, { minLength: minRows, maxLength: maxRows }).map(numbered),
  });
}

/** A valid table, and the fault that goes into one of its rows. */
export interface FaultyTable {
  readonly sound: Table;
  readonly broken: Table;
  readonly fault: Fault;
  /** The index of the row with the fault. */
  readonly at: number;
}

export function faultyTables(toFault: FaultMaker): fc.Arbitrary<FaultyTable> {
  const faulty = registrationDays.chain((day) => fc.tuple(validRow(day), toFault(day)));
  return fc
    .tuple(fc.array(anyRow, { maxLength: 2 }), faulty, fc.array(anyRow, { maxLength: 2 }))
    .chain(([before, [row, fault], after]) =>
      columnSets([...Object.keys(fault.base), fault.column, fault.blamed]).map((columns) => {
        const at = before.length;
        const rows = numbered([...before, { ...row, ...fault.base }, ...after]);
        const changed = rows.with(at, { ...rows[at], [fault.column]: fault.text });
        return { sound: { columns, rows }, broken: { columns, rows: changed }, fault, at };
      }),
    );
}

/** The rows of a table as cells, its headers first. */
export function cellsOf({ columns, rows }: Table): string[][] {
  return [[...columns], ...rows.map((row) => columns.map((name) => row[name] ?? ""))];
}

/** A table with other texts in a column, from the first row on; below them the column is empty. */
export function refilled(
  { columns, rows }: Table,
  column: string,
  texts: readonly string[],
): Table {
  return { columns, rows: rows.map((row, at) => ({ ...row, [column]: texts[at] ?? "" })) };
}

/** Rows with unique ids. */
function numbered(rows: readonly RowText[]): RowText[] {
  return rows.map((row, index) => ({ ...row, traject_id: `T-${index + 1}` }));
}
