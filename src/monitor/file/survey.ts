import { createHash } from "node:crypto";

import { type CsvError, parse } from "csv-parse/sync";

import { type Codebook, columnsByHeader, headerKey } from "../../codebook/codebook.ts";
import { ReportError } from "../../errors.ts";
import { sourceMessages } from "../../messages/monitor.ts";
import { type Delimiter, DELIMITERS, type Dialect, type Encoding, MAX_ROW_BYTES } from "../case.ts";
import type { MonitorSource } from "../source.ts";
import {
  type ByteOrderMark,
  byteOrderMarkOf,
  countLineEnds,
  decoderOf,
  type Refusal,
  skippedMarkLength,
  type TextCheck,
  textCheckFor,
} from "./encodings.ts";
import { withoutTextFormulas } from "./rows.ts";

// The first reading of a file: its encoding, its size, its hash, and then its dialect. Also the
// text of a file for the second reading.

/** The facts from the first reading of a file, before it is read as a table. */
export interface Survey {
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  /** The number of bytes before the text. */
  readonly skipped: number;
  /** The beginning of the file, long enough for the row of headers. */
  readonly head: Uint8Array;
  /** False if no cell can contain a control character; true if one may. */
  readonly mayHoldControls: boolean;
}

/** How to survey a file. */
export interface SurveyOptions {
  readonly maxBytes: number;
  /** Forced by the user; detected if undefined. */
  readonly encoding?: Encoding | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A file that cannot be read at all, with the beginning that was read. */
export interface RefusedFile extends Refusal {
  readonly head: Uint8Array;
}

const HEAD_BYTES = 256 * 1024;
/** The line `sep=`, an empty line, and the row of headers. */
const HEAD_LINES = 3;
/** No row within the limits is longer, even in UTF-16. */
const LONGEST_HEAD_BYTES = 2 * MAX_ROW_BYTES;
const LONGEST_MARK = 3;

/** Reads the whole file once and finds its hash, its size, its encoding, and whether it is text. */
export async function surveySource(
  source: MonitorSource,
  { maxBytes, encoding: forced, signal }: SurveyOptions,
): Promise<Survey | RefusedFile> {
  const tooLarge: RefusedFile = {
    refused: "file-too-large",
    line: null,
    encoding: forced ?? "utf-8",
    head: new Uint8Array(0),
  };
  if (source.size !== null && source.size > maxBytes) return tooLarge;
  const hash = createHash("sha256");
  const head: Uint8Array[] = [];
  let size = 0;
  let lineEnds = 0;
  let mark: ByteOrderMark | undefined;
  let check: TextCheck | undefined;
  let mayHoldControls = false;
  for await (const chunk of withWholeMark(source.open())) {
    signal?.throwIfAborted();
    if (check === undefined) {
      mark = byteOrderMarkOf(chunk);
      check = textCheckFor(forced ?? mark?.encoding);
    }
    const isHead = size < HEAD_BYTES || (lineEnds < HEAD_LINES && size < LONGEST_HEAD_BYTES);
    if (isHead) {
      head.push(Uint8Array.from(chunk));
      lineEnds += countLineEnds(chunk, 0, chunk.length);
    }
    size += chunk.length;
    if (size > maxBytes) return tooLarge;
    hash.update(chunk);
    const refusal = check.take(chunk);
    if (refusal !== undefined) return { ...refusal, head: Buffer.concat(head) };
    mayHoldControls ||= mayContainControls(chunk);
  }
  const ending = (check ?? textCheckFor(forced)).end();
  if (typeof ending !== "string") return { ...ending, head: Buffer.concat(head) };
  return {
    sha256: hash.digest("hex"),
    encoding: ending,
    byteOrderMark: mark !== undefined,
    skipped: skippedMarkLength(mark, ending),
    head: Buffer.concat(head),
    mayHoldControls,
  };
}

const SPACE = 0x20;
const DELETE = 0x7f;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
/** U+FFFE and U+FFFF begin with these bytes in UTF-8. */
const NO_CHARACTER = [0xef, 0xbf] as const;

/** True if a byte may belong to a control character. This is nearly always true in UTF-16. */
function mayContainControls(chunk: Uint8Array): boolean {
  // This loop sees every byte of the file, so it is a plain loop, for speed.
  for (let at = 0; at < chunk.length; at += 1) {
    const byte = chunk[at] ?? SPACE;
    if (byte >= SPACE && byte < DELETE) continue;
    if (byte === DELETE) return true;
    if (byte < SPACE && byte !== LINE_FEED && byte !== RETURN && byte !== TAB) return true;
    // A chunk may end between the two bytes.
    if (byte === NO_CHARACTER[0] && (chunk[at + 1] ?? NO_CHARACTER[1]) === NO_CHARACTER[1]) {
      return true;
    }
  }
  return false;
}

/**
 * The chunks of a source. Joins small chunks at the beginning, so that the first one contains a
 * whole byte order mark.
 */
async function* withWholeMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (start === undefined) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < LONGEST_MARK) continue;
    yield start;
    start = undefined;
  }
  if (start !== undefined && start.length > 0) yield start;
}

interface StreamOptions {
  readonly signal?: AbortSignal | undefined;
  /** Gets the number of bytes of the file read so far, after each chunk. */
  readonly onProgress?: ((bytesRead: number) => void) | undefined;
}

/**
 * The text of a surveyed file as UTF-8, without its byte order mark. Throws a ReportError of kind
 * `input` if the file has changed since the survey.
 */
export async function* utf8Stream(
  source: MonitorSource,
  survey: Survey,
  { signal, onProgress }: StreamOptions,
): AsyncGenerator<Uint8Array> {
  // The survey has checked the whole file, so valid UTF-8 needs no decoder.
  const decoder = survey.encoding === "utf-8" ? null : decoderOf(survey.encoding);
  const hash = createHash("sha256");
  let bytesRead = 0;
  for await (const chunk of source.open()) {
    signal?.throwIfAborted();
    hash.update(chunk);
    const bytes = chunk.subarray(Math.max(0, survey.skipped - bytesRead));
    bytesRead += chunk.length;
    yield decoder === null ? bytes : Buffer.from(decoder.decode(bytes), "utf8");
    onProgress?.(bytesRead);
  }
  if (hash.digest("hex") !== survey.sha256) {
    throw new ReportError("input", sourceMessages.changed(source.name));
  }
}

// The dialect of a file: its delimiter and line ends.

/** The score of all required headers together. It outweighs any number of known headers. */
const ALL_REQUIRED = 1_000;
/** The headers are searched in this many filled rows. */
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
 * How the first line ends, or CR CR LF if any line of the text ends in it. Line ends within quotes
 * do not count. Undefined for a CR alone.
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
 * The delimiter that finds most headers of the codebook in the first row. Later rows decide instead
 * if that row has no known header, or if only a later row has all required ones.
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

/** The cells of the first rows that are not wholly empty; none if a quote does not close. */
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
