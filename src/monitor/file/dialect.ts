import { parse, type CsvError } from "csv-parse/sync";
import { type Codebook, columnsByHeader, headerKey } from "../../codebook/codebook.ts";
import { DELIMITERS, type Delimiter, type Dialect } from "../case.ts";
import { withoutTextFormulas } from "../formula-cells.ts";
import { decoderOf } from "./encodings.ts";
import type { Survey } from "./survey.ts";

/** This score outweighs any number of known columns. */
const ALL_REQUIRED = 1_000;
/** At most this many rows above the headers can be distinguished from them. */
export const ROWS_SEARCHED_FOR_HEADERS = 50;

/**
 * The dialect of the surveyed file. Undefined if its lines end in a CR alone, because then it has
 * no rows.
 *
 * @param forced a delimiter that the user chose
 */
export function dialectOf(
  survey: Survey,
  codebook: Codebook,
  forced: Delimiter | undefined,
): Dialect | undefined {
  // Joined files can leave a second byte order mark.
  const text = headText(survey).replace(/^\u{feff}+/u, "");
  const separatorLine = /^"?sep=(.)"?[;,\t]*\r?(?:\n|$)/i.exec(text);
  const table = separatorLine === null ? text : text.slice(separatorLine[0].length);
  const lineEnd = lineEndOf(text);
  if (lineEnd === undefined) return undefined;
  return {
    encoding: survey.encoding,
    byteOrderMark: survey.byteOrderMark,
    delimiter: forced ?? detectDelimiter(table, codebook, separatorLine?.[1]),
    separatorLine: separatorLine !== null,
    lineEnd,
  };
}

/**
 * How the first line ends, or CR CR LF if any line ends so. Line ends within quotes do not count.
 * Undefined for a CR alone.
 */
function lineEndOf(text: string): Dialect["lineEnd"] | undefined {
  let isQuoted = false;
  let first: string | undefined;
  for (const { 0: mark } of text.matchAll(/"|\r{0,2}\n|\r/g)) {
    if (mark === '"') isQuoted = !isQuoted;
    else if (!isQuoted) {
      first ??= mark;
      if (first === "\r") return undefined;
      if (mark === "\r\r\n") return "crcrlf";
    }
  }
  return first === "\r\n" ? "crlf" : "lf";
}

/**
 * The delimiter that makes the first row most similar to the headers of the codebook. If the first
 * row resembles them with no delimiter, a later row decides.
 */
function detectDelimiter(
  table: string,
  codebook: Codebook,
  announced: string | undefined,
): Delimiter {
  const candidates = DELIMITERS.toSorted(
    (a, b) => Number(b === announced) - Number(a === announced),
  );
  const scoresOf = (rows: number): readonly number[] =>
    candidates.map((delimiter) => bestScore(table, delimiter, rows, codebook));
  const ofFirst = scoresOf(1);
  const ofMore = Math.max(...ofFirst) < ALL_REQUIRED ? scoresOf(ROWS_SEARCHED_FOR_HEADERS) : [];
  const isFound = Math.max(...ofMore) >= ALL_REQUIRED || Math.max(...ofFirst) === 0;
  const scores = isFound ? ofMore : ofFirst;
  return candidates[scores.indexOf(Math.max(...scores))] ?? ";";
}

function bestScore(table: string, delimiter: Delimiter, rows: number, codebook: Codebook): number {
  const scores = firstRows(table, delimiter, rows).map((cells) => score(cells, codebook));
  return Math.max(0, ...scores);
}

function score(cells: readonly string[], codebook: Codebook): number {
  const keys = columnsByHeader(codebook);
  const found = new Set(withoutTextFormulas(cells).map((cell) => keys.get(headerKey(cell))));
  const isComplete = codebook.columns.every(
    ({ name, required }) => required !== true || found.has(name),
  );
  found.delete(undefined);
  return found.size + (isComplete ? ALL_REQUIRED : 0);
}

/** The cells of the first rows that are not wholly empty; none if the text is no CSV. */
function firstRows(
  text: string,
  delimiter: Delimiter,
  count: number,
): readonly (readonly string[])[] {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      record_delimiter: ["\n", "\r\n", "\r\r\n"],
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_empty_values: true,
      to: count,
    });
    return rows;
  } catch (error) {
    if ((error as CsvError).code === "CSV_QUOTE_NOT_CLOSED") return [];
    throw error;
  }
}

function headText(survey: Survey): string {
  // The head can end in the middle of a character, so it is decoded as a stream that continues.
  return decoderOf(survey.encoding).decode(survey.head.subarray(survey.skipped));
}
