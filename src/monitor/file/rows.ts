import { parse } from "csv-parse";
import { pipeline } from "node:stream/promises";
import type { Dialect } from "../case.ts";
import { MAX_ROW_BYTES } from "../limits.ts";
import { countLineEndsInText } from "./lines.ts";
import { QuoteGuard } from "./quote-guard.ts";

/** Told of what the file holds, in the order of its lines. */
export interface RowListener {
  /**
   * One row, wholly empty ones included, the line `sep=` left out. `line` is where it starts, as
   * an editor counts. A row that `isBroken` has a quote out of place or is cut off: its cells are
   * a guess. False ends the reading.
   */
  row(cells: readonly string[], line: number, isBroken: boolean): boolean;
  /** A quote out of place, on `line`. */
  strayQuote(line: number): void;
  /** The row that starts on `line` goes beyond every limit; nothing is told after it. */
  tooLargeRow(line: number): void;
  /** A quote opens on `line` and never closes; nothing is told after it. */
  unclosedQuote(line: number): void;
}

const ROW_END = Buffer.from("\n");
const QUOTE_AND_ROW_END = Buffer.from('"\n');
const NOTHING = new Uint8Array(0);

/**
 * Cuts a text in UTF-8 into rows of cells. Memory stays within a chunk and one row.
 */
export async function readRows(
  text: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  listener: RowListener,
): Promise<void> {
  const hasDoubleReturns = dialect.lineEnd === "crcrlf";
  const guard = new QuoteGuard({ delimiter: dialect.delimiter, hasDoubleReturns });
  const ending: Ending = { unclosedOn: undefined, cutOffOn: undefined };
  const parser = parse({
    delimiter: dialect.delimiter,
    record_delimiter: hasDoubleReturns ? ["\n", "\r\n", "\r\r\n"] : ["\n", "\r\n"],
    relax_column_count: true,
    relax_quotes: true,
  });
  const feeding = pipeline(fenced(text, guard, ending), parser);
  // Its failure ends the loop in `tellRows` too, which throws it.
  const fed = feeding.catch(() => undefined);
  try {
    await tellRows(parser, dialect, guard, ending, listener);
  } finally {
    await fed;
  }
}

async function tellRows(
  parser: AsyncIterable<unknown>,
  dialect: Dialect,
  guard: QuoteGuard,
  ending: Ending,
  listener: RowListener,
): Promise<void> {
  let line = 1;
  let nextLine = 1;
  let isSeparatorLine = dialect.separatorLine;
  for await (const record of parser) {
    const cells = record as readonly string[];
    line = nextLine;
    nextLine += 1 + (guard.anyQuote ? lineEndsIn(cells) : 0);
    if (isSeparatorLine) {
      isSeparatorLine = false;
      continue;
    }
    const hasStrayQuote = tellStrayQuotes(guard, nextLine - 1, listener);
    if (ending.unclosedOn !== undefined && ending.unclosedOn < nextLine) break;
    const isBroken = hasStrayQuote || line === ending.cutOffOn;
    if (!listener.row(cells, line, isBroken)) return;
  }
  if (ending.unclosedOn !== undefined) listener.unclosedQuote(ending.unclosedOn);
  else if (ending.cutOffOn !== undefined) listener.tooLargeRow(ending.cutOffOn);
}

interface Ending {
  /** The line on which the last row starts, which is cut off because it goes beyond every limit. */
  cutOffOn: number | undefined;
  /** The line on which a quote opened that never closes. */
  unclosedOn: number | undefined;
}

/** Passes the text on to the parser in such a way that the parser never fails nor grows. */
async function* fenced(
  text: AsyncIterable<Uint8Array>,
  guard: QuoteGuard,
  ending: Ending,
): AsyncGenerator<Uint8Array> {
  const chunks = text[Symbol.asyncIterator]();
  try {
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      const { judged, unclosed } = guard.judge(next.value);
      if (unclosed) ending.unclosedOn = guard.openSince;
      yield judged;
      if (unclosed) {
        yield QUOTE_AND_ROW_END;
        return;
      }
      if (guard.rowBytes > MAX_ROW_BYTES) {
        yield await cutOff(chunks, guard, ending);
        return;
      }
    }
    const { judged, unclosed } = guard.judge(NOTHING, true);
    if (unclosed) ending.unclosedOn = guard.openSince;
    yield judged;
    if (unclosed) yield QUOTE_AND_ROW_END;
  } finally {
    await chunks.return?.();
  }
}

/** How a row that is too long for any limit ends: read on only to see whether its quote closes. */
async function cutOff(
  chunks: AsyncIterator<Uint8Array>,
  guard: QuoteGuard,
  ending: Ending,
): Promise<Uint8Array> {
  ending.cutOffOn = guard.rowSince;
  const openedOn = guard.openSince;
  if (openedOn === undefined) return ROW_END;
  let unclosed = false;
  while (!unclosed && guard.openSince === openedOn) {
    const next = await chunks.next();
    const isLast = next.done === true;
    unclosed = guard.judge(isLast ? NOTHING : next.value, isLast).unclosed;
    if (isLast) break;
  }
  if (unclosed) ending.unclosedOn = openedOn;
  return QUOTE_AND_ROW_END;
}

/** True where there was one up to `line`. */
function tellStrayQuotes(guard: QuoteGuard, line: number, listener: RowListener): boolean {
  let found = false;
  for (;;) {
    const stray = guard.takeStrayUpTo(line);
    if (stray === undefined) return found;
    listener.strayQuote(stray);
    found = true;
  }
}

function lineEndsIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) count += countLineEndsInText(cell);
  return count;
}
