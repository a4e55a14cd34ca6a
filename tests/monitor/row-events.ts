import type { Delimiter, Dialect } from "../../src/monitor/case.ts";
import { readRows } from "../../src/monitor/file/rows.ts";

/** Everything that `readRows` reports about one text. */
export interface RowEvents {
  readonly rows: {
    readonly cells: readonly string[];
    readonly line: number;
    readonly isBroken: boolean;
  }[];
  readonly strayQuotes: number[];
  readonly unclosedQuotes: number[];
  readonly tooLargeRows: number[];
}

/** Cuts text into rows by a delimiter, from chunks of `chunk` bytes. */
export async function rowEventsIn(
  text: string,
  delimiter: Delimiter,
  chunk = 64,
): Promise<RowEvents> {
  const bytes = Buffer.from(text, "utf8");
  return await rowEventsOf(chunksOf(bytes, chunk), {
    encoding: "utf-8",
    byteOrderMark: false,
    delimiter,
    separatorLine: false,
    lineEnd: "lf",
  });
}

/** The rows of a text without faults; throws if there is one. */
export async function rowsIn(text: string, delimiter: Delimiter): Promise<string[][]> {
  return wholeRows(await rowEventsIn(text, delimiter));
}

/** The cells of the rows; throws if a quote or a row was wrong. */
export function wholeRows({
  rows,
  strayQuotes,
  unclosedQuotes,
  tooLargeRows,
}: RowEvents): string[][] {
  const wrong = [...strayQuotes, ...unclosedQuotes, ...tooLargeRows];
  if (wrong.length > 0) throw new Error(`faults on lines ${wrong.join()}`);
  return rows.map(({ cells }) => [...cells]);
}

/** Collects the rows and faults that `readRows` reports about a text in UTF-8. */
export async function rowEventsOf(
  text: AsyncIterable<Uint8Array>,
  dialect: Dialect,
): Promise<RowEvents> {
  const events: RowEvents = { rows: [], strayQuotes: [], unclosedQuotes: [], tooLargeRows: [] };
  await readRows(text, dialect, {
    row: (cells, line, isBroken) => events.rows.push({ cells, line, isBroken }) > 0,
    strayQuote: (line) => events.strayQuotes.push(line),
    unclosedQuote: (line) => events.unclosedQuotes.push(line),
    tooLargeRow: (line) => events.tooLargeRows.push(line),
  });
  return events;
}

/** Bytes in pieces of one length. */
export async function* chunksOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += length) {
    yield bytes.subarray(start, start + length);
  }
}
