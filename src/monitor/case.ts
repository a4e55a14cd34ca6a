import type { ColumnName } from "../codebook/codebook.ts";
import type { STANDARD_COLUMNS } from "../codebook/standard-columns.ts";
import type { RowRule } from "../messages/row-rules.ts";
import type { Day } from "../period/day.ts";

/** An answer with the day from which it holds: `gestart@2023-01-09`. */
export interface DatedCode {
  readonly code: string;
  readonly day: Day;
}

/** What a cell of each type holds once read; null and the empty list mean "not known". */
interface CellValues {
  readonly id: string;
  readonly date: Day | null;
  readonly count: number | null;
  readonly choice: string | null;
  readonly choices: readonly string[];
  readonly freeChoices: readonly string[];
  readonly datedChoices: readonly DatedCode[];
}

type StandardColumn = (typeof STANDARD_COLUMNS)[number];

/**
 * One aanmelding: one valid row of the export, keyed by the contract's column names.
 * A column that the export lacks holds the unknown of its type.
 */
export type Case = {
  readonly [C in StandardColumn as C["name"]]: CellValues[C["type"]];
} & { readonly aanmelddatum: Day };

/** What was found about an export while it was read. */
export interface ExportSummary {
  /** The data rows of the file, wholly empty rows left out. */
  readonly rows: number;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** The latest date of any kind in a valid row that is not far from all others, or null. */
  readonly latestDate: Day | null;
  /** The earliest date of any kind in a valid row that is not far from all others, or null. */
  readonly firstDate: Day | null;
  /** A valid row has a date of before `firstDate`, far from all others. */
  readonly hasEarlierDate: boolean;
  /** The known columns that the file has. */
  readonly columns: ReadonlySet<ColumnName>;
  /** The names of the other columns: their header, or their number where the header may be data. */
  readonly unknownHeaders: readonly string[];
  readonly tallied: TalliedRows;
  readonly dialect: Dialect;
  /** The rows that were left out because they break a rule, as the user asked. */
  readonly skipped: SkippedRows;
}

/** Counts of the rows, taken while they were read. */
export interface TalliedRows {
  /** The number of rows without too few cells, too many cells or a stray quote. */
  readonly rows: number;
  /** In how many of those rows each known column of the file is filled, right or wrong. */
  readonly filled: ReadonlyMap<ColumnName, number>;
  /** The number of rows for each day of registration, without the skipped rows. */
  readonly registered: ReadonlyMap<Day, number>;
}

/** Rows that were left out. */
export interface SkippedRows {
  readonly rows: number;
  /** How many of them break each rule; a row that breaks two stands with both. */
  readonly byRule: Readonly<Partial<Record<RowRule, number>>>;
}

/** How an export is written. */
export interface Dialect {
  readonly encoding: Encoding;
  /** The file begins with a byte order mark. */
  readonly byteOrderMark: boolean;
  readonly delimiter: Delimiter;
  /** The file begins with a line `sep=…`, as Excel writes and reads it. */
  readonly separatorLine: boolean;
  /** How the first line ends, or CR CR LF where one of the first does; the others may differ. */
  readonly lineEnd: LineEnd;
}

/**
 * CRLF is how Windows ends a line, LF how others do. CR CR LF is what becomes of CRLF where a
 * program puts a CR before each LF once more.
 */
type LineEnd = "lf" | "crlf" | "crcrlf";

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [";", ",", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];
