import type { Delimiter, Dialect } from "../../src/monitor/case.ts";
import { readRows } from "../../src/monitor/file/rows.ts";

/** Everything that the row layer tells of one text. */
export interface Told {
  readonly rows: {
    readonly cells: readonly string[];
    readonly line: number;
    readonly isBroken: boolean;
  }[];
  readonly strayQuotes: number[];
  readonly unclosedQuotes: number[];
  readonly tooLargeRows: number[];
}

/** Cuts text into rows by a delimiter, from chunks of that many bytes. */
export async function readTold(text: string, delimiter: Delimiter, chunk = 64): Promise<Told> {
  const bytes = Buffer.from(text, "utf8");
  return await toldOf(chunksOf(bytes, chunk), {
    encoding: "utf-8",
    byteOrderMark: false,
    delimiter,
    separatorLine: false,
    lineEnd: "lf",
  });
}

/** The rows of a text in which nothing is wrong; throws where something is. */
export async function rowsIn(text: string, delimiter: Delimiter): Promise<string[][]> {
  return wholeRows(await readTold(text, delimiter));
}

/** The cells of what was told; throws where a quote or a row was wrong. */
export function wholeRows({ rows, strayQuotes, unclosedQuotes, tooLargeRows }: Told): string[][] {
  const wrong = [...strayQuotes, ...unclosedQuotes, ...tooLargeRows];
  if (wrong.length > 0) throw new Error(`something is wrong on line ${wrong.join()}`);
  return rows.map(({ cells }) => [...cells]);
}

/** Collects what the row layer tells of a text in UTF-8. */
export async function toldOf(text: AsyncIterable<Uint8Array>, dialect: Dialect): Promise<Told> {
  const told: Told = { rows: [], strayQuotes: [], unclosedQuotes: [], tooLargeRows: [] };
  await readRows(text, dialect, {
    row: (cells, line, isBroken) => told.rows.push({ cells, line, isBroken }) > 0,
    strayQuote: (line) => told.strayQuotes.push(line),
    unclosedQuote: (line) => told.unclosedQuotes.push(line),
    tooLargeRow: (line) => told.tooLargeRows.push(line),
  });
  return told;
}

/** Bytes in pieces of one length. */
export async function* chunksOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += length) {
    yield bytes.subarray(start, start + length);
  }
}
