import type { ColumnName, STANDARD_COLUMNS } from "../codebook/codebook.ts";
import type { MonitorCode } from "../findings/codes.ts";
import type { RowRule } from "../findings/finding.ts";
import type { MessageParameters } from "../messages/monitor.ts";
import type { Day } from "../period/period.ts";

// What an export contains: its rows as cases, with the rules for the cells of one row; the facts
// about the file; and its limits.

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

/** The values of the cells of one row; undefined for a cell that is not valid. */
export type RowValues = { -readonly [C in ColumnName]: Case[C] | undefined };

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
  /** The number of rows, except those with too few cells, too many cells or a stray quote. */
  readonly rows: number;
  /**
   * For each known column of the file: the number of those rows with a filled cell, valid or not.
   */
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

// The limits of an export.

/** In bytes. A file beyond a limit is refused, so that it cannot fill the memory. */
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

// The rules for the cells of one row.

/** Returns the header of a column, for a message. */
type NameOf = (column: ColumnName) => string;

/** Reports a rule that a row breaks, at a column. */
export type RuleReport = <C extends MonitorCode>(
  code: C,
  column: ColumnName,
  ...parameters: MessageParameters<C>
) => void;

/**
 * Checks the rules across the cells of one row. A rule is skipped if a cell that it needs is not
 * valid, or if its column is absent.
 */
export function checkRow(
  row: RowValues,
  columns: ReadonlySet<ColumnName>,
  nameOf: NameOf,
  report: RuleReport,
): void {
  checkRegistrationFirst(row, report);
  if (row.statusverloop !== undefined) checkStatus(row.statusverloop, report);
  checkChildren(row, nameOf, report);
  if (columns.has("resultaten")) checkReturn(row, nameOf, report);
  checkRepeatedChoices(row, report);
  checkAnalysis(row, report);
  checkCustody(row, report);
}

function checkCustody({ gezag: custody }: RowValues, report: RuleReport): void {
  if (custody !== undefined && custody.length > 1 && custody.includes("geen")) {
    report("custody-contradiction", "gezag");
  }
}

/** The steps that can follow each step of `statusverloop`. */
const FOLLOWING: ReadonlyMap<string, readonly string[]> = new Map([
  ["gestart", ["afgesloten"]],
  ["nooit_gestart", ["gestart"]],
  ["afgesloten", ["heropend"]],
  ["heropend", ["afgesloten"]],
]);
const FIRST: readonly string[] = ["gestart", "nooit_gestart"];

/** Checks that the steps of a traject follow one another, in kind and in time. */
function checkStatus(steps: readonly DatedCode[], report: RuleReport): void {
  let allowed = FIRST;
  let isAllowed = true;
  let isOrdered = true;
  let latest = -Infinity;
  for (const { code, day } of steps) {
    isAllowed &&= allowed.includes(code);
    isOrdered &&= day >= latest;
    allowed = FOLLOWING.get(code) ?? [];
    latest = day;
  }
  if (!isAllowed) report("status-step", "statusverloop");
  if (!isOrdered) report("status-order", "statusverloop");
}

const DATES = ["eerste_contact_op", "welkomstgesprek_ingepland_op"] as const;
const DATED_CHOICES = ["statusverloop", "verklarende_analyse", "resultaten"] as const;
const UNIQUE_CHOICES = [
  ["verklarende_analyse", "analysis-repeated"],
  ["resultaten", "result-repeated"],
] as const;

/** Checks that no date is before the registration. */
function checkRegistrationFirst(row: RowValues, report: RuleReport): void {
  const registered = row.aanmelddatum;
  if (registered === undefined) return;
  const isEarlier = (day: Day | null | undefined): boolean =>
    day !== null && day !== undefined && day < registered;
  for (const column of DATES) {
    if (isEarlier(row[column])) report("date-before-registration", column);
  }
  for (const column of DATED_CHOICES) {
    if (row[column]?.some(({ day }) => day < registered) === true) {
      report("date-before-registration", column);
    }
  }
}

/** Checks that no result and no step of the analysis is repeated in its cell. */
function checkRepeatedChoices(row: RowValues, report: RuleReport): void {
  for (const [column, code] of UNIQUE_CHOICES) {
    if (hasRepeatedCode(row[column] ?? [])) report(code, column);
  }
}

/** Checks that a finished analysis was started, on that day or before. */
function checkAnalysis(row: RowValues, report: RuleReport): void {
  const steps = row.verklarende_analyse ?? [];
  const isUnstarted = steps.some(
    (end) =>
      end.code === "afgerond" &&
      !steps.some((start) => start.code === "gestart" && start.day <= end.day),
  );
  if (isUnstarted) report("analysis-finished-before-start", "verklarende_analyse");
}

function hasRepeatedCode(answers: readonly DatedCode[]): boolean {
  return (
    answers.length > 1 &&
    answers.some(({ code }, index) => answers.findIndex((first) => first.code === code) < index)
  );
}

const RETURN_RESULT = "terugplaatsing_kinderen";

/** Checks that the counts of children of one row fit one another. */
function checkChildren(row: RowValues, nameOf: NameOf, report: RuleReport): void {
  const { kinderen_nu_uithuisgeplaatst: now, kinderen_eerder_uithuisgeplaatst: before } = row;
  const placed = sum(now, before);
  const measures = atLeast(
    row.kinderen_met_maatregel,
    row.kinderen_zonder_maatregel,
    row.kinderen_met_en_zonder_maatregel,
  );
  const whereabouts = atLeast(
    row.kinderen_in_pleeggezin,
    row.kinderen_bij_andere_ouder,
    row.kinderen_in_netwerk,
    row.kinderen_in_instelling,
  );
  // NaN means an unknown bound, and nothing exceeds NaN.
  if (atLeast(now, before) > sum(row.kinderen)) {
    report("children-placed-exceed", "kinderen_nu_uithuisgeplaatst", nameOf("kinderen"));
  }
  if (measures > placed) report("measures-exceed-placed", "kinderen_met_maatregel");
  if (whereabouts > placed) report("whereabouts-exceed-placed", "kinderen_in_pleeggezin");
  if (atLeast(row.kinderen_teruggeplaatst) > placed) {
    report("returned-exceed-placed", "kinderen_teruggeplaatst");
  }
}

/** Checks that a row with children who returned home also has the result for it. */
function checkReturn(row: RowValues, nameOf: NameOf, report: RuleReport): void {
  const { kinderen_teruggeplaatst: returned, resultaten: results } = row;
  if (returned === undefined || returned === null || returned === 0) return;
  if (results === undefined || results.some(({ code }) => code === RETURN_RESULT)) return;
  report("returned-without-result", "kinderen_teruggeplaatst", RETURN_RESULT, nameOf("resultaten"));
}

/** The sum of the known counts: the real total is at least this high. */
function atLeast(...counts: readonly (number | null | undefined)[]): number {
  let total = 0;
  for (const count of counts) total += count ?? 0;
  return total;
}

/** The sum of the counts; NaN if one of them is not known or not valid. */
function sum(...counts: readonly (number | null | undefined)[]): number {
  let total = 0;
  for (const count of counts) total += count ?? NaN;
  return total;
}
