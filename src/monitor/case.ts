import type { ColumnName, STANDARD_COLUMNS } from "../codebook/codebook.ts";
import type { RowRule } from "../findings/finding.ts";
import type { Day } from "../period/day.ts";

// What an export contains: its rows as cases, the facts about the file, and its limits.

/** An answer with its first day: `gestart@2023-01-09`. */
export interface DatedCode {
  readonly code: string;
  readonly day: Day;
}

/** The value of a cell of each type; null and the empty list mean "not known". */
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
 * One registration (aanmelding): one valid row of the export, by the column names of the contract.
 * A column that the export lacks has the unknown value of its type.
 */
export type Case = {
  readonly [C in StandardColumn as C["name"]]: CellValues[C["type"]];
} & { readonly aanmelddatum: Day };

/** The facts about an export that the reading collected. */
export interface ExportSummary {
  /** The number of data rows of the file, without wholly empty ones. */
  readonly rows: number;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** The latest date of any column in a valid row that is not far from all others, or null. */
  readonly latestDate: Day | null;
  /** The earliest date of any column in a valid row that is not far from all others, or null. */
  readonly firstDate: Day | null;
  /** A valid row has a date before `firstDate`, far from all others. */
  readonly hasEarlierDate: boolean;
  /** The known columns that the file has. */
  readonly columns: ReadonlySet<ColumnName>;
  /** The names of the other columns: their header, or their number if the header may be data. */
  readonly unknownHeaders: readonly string[];
  readonly tallied: TalliedRows;
  readonly dialect: Dialect;
  /** The rows that were left out because they break a rule, as the user asked. */
  readonly skipped: SkippedRows;
}

/** Counts that are taken during the reading. */
export interface TalliedRows {
  /** The number of rows without too few cells, too many cells or a stray quote. */
  readonly rows: number;
  /** For each known column of the file: the number of those rows that fill it, right or wrong. */
  readonly filled: ReadonlyMap<ColumnName, number>;
  /** The number of rows for each day of registration, without the skipped rows. */
  readonly registered: ReadonlyMap<Day, number>;
}

/** Rows that were left out. */
export interface SkippedRows {
  readonly rows: number;
  /** The number of these rows that break each rule. A row that breaks two rules counts for both. */
  readonly byRule: Readonly<Partial<Record<RowRule, number>>>;
}

/** How an export is written. */
export interface Dialect {
  readonly encoding: Encoding;
  /** The file begins with a byte order mark. */
  readonly byteOrderMark: boolean;
  readonly delimiter: Delimiter;
  /** The file begins with a line `sep=…`, which Excel writes and reads. */
  readonly separatorLine: boolean;
  /**
   * How the first line ends, or CR CR LF if one of the first lines ends so; other lines may differ.
   */
  readonly lineEnd: LineEnd;
}

/** LF, or CRLF as on Windows. CRLF becomes CR CR LF if a program adds a CR before each LF again. */
type LineEnd = "lf" | "crlf" | "crcrlf";

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [";", ",", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The limits of an export. A file beyond them is refused, so that it cannot fill the memory. */
export const MAX_BYTES = 1024 ** 3;
export const MAX_COLUMNS = 200;
export const MAX_CELL_CHARACTERS = 10_000;
export const MAX_REGIONS = 500;
/** The longest name of a region that the codebook does not know. */
export const MAX_REGION_CHARACTERS = 60;
export const MAX_ID_CHARACTERS = 32;

const MAX_BYTES_PER_CHARACTER = 4;
/** Two quotes and a delimiter. */
const BYTES_AROUND_CELL = 3;

/**
 * The largest row in UTF-8 bytes. No row within the limits is longer, even if every character is an
 * escaped quote.
 */
export const MAX_ROW_BYTES =
  MAX_COLUMNS * (MAX_CELL_CHARACTERS * MAX_BYTES_PER_CHARACTER + BYTES_AROUND_CELL);

/** True if `text` has more than `max` characters (code points, as an editor counts them). */
export function isLongerThan(text: string, max: number): boolean {
  if (text.length <= max) return false;
  // A character takes one or two code units.
  return text.length > 2 * max || Array.from(text).length > max;
}
