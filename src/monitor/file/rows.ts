import { parse } from "csv-parse/sync";

import { type Dialect, MAX_ROW_BYTES } from "../case.ts";
import { countLineEndsInText } from "./encodings.ts";
import { QuoteGuard } from "./quote-guard.ts";

/** A row of the file as its cells. */
export interface FileRow {
  readonly cells: readonly string[];
  readonly line: number;
  /** A quote in the row is out of place, so its cells are a guess. */
  readonly isBroken: boolean;
}

/** Receives the content of a file, in the order of its lines. */
export interface RowListener {
  /**
   * Receives one row, also a wholly empty one, but not the line `sep=`. `line` is the number of its
   * first line in an editor. If `isBroken`, the row has a quote out of place or is cut off, so its
   * cells are a guess. Return false to end the reading.
   */
  row(cells: readonly string[], line: number, isBroken: boolean): boolean;
  /** A quote is out of place, on `line`. */
  strayQuote(line: number): void;
  /** The row that starts on `line` is longer than `MAX_ROW_BYTES`. No row follows. */
  tooLargeRow(line: number): void;
  /** A quote opens on `line` and never closes. No row follows. */
  unclosedQuote(line: number): void;
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const ROW_END: Fenced = { judged: Buffer.from("\n"), bytesOfBegunRow: 0 };
const QUOTE_AND_ROW_END: Fenced = { judged: Buffer.from('"\n'), bytesOfBegunRow: 0 };
const NOTHING = new Uint8Array(0);

/** Cuts a text in UTF-8 into rows of cells. The memory never exceeds one chunk and one row. */
export async function readRows(
  text: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  listener: RowListener,
): Promise<void> {
  const hasDoubleReturns = dialect.lineEnd === "crcrlf";
  const guard = new QuoteGuard({ delimiter: dialect.delimiter, hasDoubleReturns });
  const ending: Ending = { unclosedOn: undefined, cutOffOn: undefined };
  const rows = new RowEmitter(dialect, guard, ending, listener);
  let begun = NOTHING;
  for await (const { judged, bytesOfBegunRow } of fenced(text, guard, ending)) {
    const bytes = begun.length === 0 ? judged : Buffer.concat([begun, judged]);
    const whole = bytes.length - bytesOfBegunRow;
    rows.takeAll(bytes.subarray(0, whole));
    if (rows.isDone) break;
    begun = Uint8Array.from(bytes.subarray(whole));
  }
  if (!rows.isDone) rows.takeAll(begun);
  rows.end();
}

/** Passes the rows of a file to a listener, until the listener asks for no more. */
class RowEmitter {
  readonly #guard: QuoteGuard;
  readonly #ending: Ending;
  readonly #listener: RowListener;
  readonly #delimiter: string;
  /** The number of CRs before a line feed that belong to the line end. */
  readonly #mostReturns: number;
  #nextLine = 1;
  #isSeparatorLine: boolean;
  #isRefused = false;
  /** True if the listener gets no more rows. */
  isDone = false;

  constructor(dialect: Dialect, guard: QuoteGuard, ending: Ending, listener: RowListener) {
    this.#guard = guard;
    this.#ending = ending;
    this.#listener = listener;
    this.#delimiter = dialect.delimiter;
    this.#mostReturns = dialect.lineEnd === "crcrlf" ? 2 : 1;
    this.#isSeparatorLine = dialect.separatorLine;
  }

  /** Takes the next bytes, which are complete rows. */
  takeAll(bytes: Uint8Array): void {
    if (bytes.includes(QUOTE)) this.#takeQuoted(bytes);
    else this.#takeLines(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  }

  #takeQuoted(bytes: Uint8Array): void {
    parse(bytes, {
      delimiter: this.#delimiter,
      record_delimiter: ["\n", "\r\n", "\r\r\n"].slice(0, this.#mostReturns + 1),
      relax_column_count: true,
      relax_quotes: true,
      // Each row is handled at once, so that the parser stores none.
      on_record: (cells: readonly string[]) => {
        this.#take(cells);
        return null;
      },
    });
  }

  /** Without quotes each line is a row. Cutting lines takes a fifth of the time of a parser. */
  #takeLines(bytes: Buffer): void {
    for (let start = 0, next = 0; start < bytes.length; start = next) {
      const lineEnd = bytes.indexOf(LINE_FEED, start);
      let end = lineEnd < 0 ? bytes.length : lineEnd;
      next = end + 1;
      for (let returns = 0; returns < this.#mostReturns; returns += 1) {
        if (lineEnd >= 0 && end > start && bytes[end - 1] === RETURN) end -= 1;
      }
      // Each line becomes a separate string, because a cell that is remembered keeps its whole
      // string in memory.
      this.#take(bytes.toString("utf8", start, end).split(this.#delimiter));
    }
  }

  #take(cells: readonly string[]): void {
    if (this.isDone) return;
    const line = this.#nextLine;
    this.#nextLine += 1 + (this.#guard.anyQuote ? lineEndsIn(cells) : 0);
    if (this.#isSeparatorLine) {
      this.#isSeparatorLine = false;
      return;
    }
    const { unclosedOn, cutOffOn } = this.#ending;
    const hasStrayQuote = reportStrayQuotes(this.#guard, this.#nextLine - 1, this.#listener);
    if (unclosedOn !== undefined && unclosedOn < this.#nextLine) {
      this.isDone = true;
      return;
    }
    const isBroken = hasStrayQuote || line === cutOffOn;
    this.#isRefused = !this.#listener.row(cells, line, isBroken);
    this.isDone = this.#isRefused;
  }

  /** Reports how the file ended. Call this after the last row. */
  end(): void {
    const { unclosedOn, cutOffOn } = this.#ending;
    if (this.#isRefused) return;
    if (unclosedOn !== undefined) this.#listener.unclosedQuote(unclosedOn);
    else if (cutOffOn !== undefined) this.#listener.tooLargeRow(cutOffOn);
  }
}

/** A piece of the text that can be cut into rows, except for the row that begins at its end. */
interface Fenced {
  readonly judged: Uint8Array;
  readonly bytesOfBegunRow: number;
}

interface Ending {
  /**
   * The first line of the last row, if that row is cut off because it is longer than
   * `MAX_ROW_BYTES`.
   */
  cutOffOn: number | undefined;
  /** The line on which a quote opened that never closes. */
  unclosedOn: number | undefined;
}

/** Splits the text into pieces on which the parser never fails and never needs much memory. */
async function* fenced(
  text: AsyncIterable<Uint8Array>,
  guard: QuoteGuard,
  ending: Ending,
): AsyncGenerator<Fenced> {
  const chunks = text[Symbol.asyncIterator]();
  try {
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      const { judged, unclosed } = guard.judge(next.value);
      if (unclosed) ending.unclosedOn = guard.openSince;
      yield { judged, bytesOfBegunRow: guard.bytesOfBegunRow };
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
    yield { judged, bytesOfBegunRow: guard.bytesOfBegunRow };
    if (unclosed) yield QUOTE_AND_ROW_END;
  } finally {
    await chunks.return?.();
  }
}

/** Ends a row that is too long. Reads on only to see whether its quote closes. */
async function cutOff(
  chunks: AsyncIterator<Uint8Array>,
  guard: QuoteGuard,
  ending: Ending,
): Promise<Fenced> {
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

/** Reports the stray quotes up to `line`. True if there was one. */
function reportStrayQuotes(guard: QuoteGuard, line: number, listener: RowListener): boolean {
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

const EQUALS_SIGN = 0x3d;
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/;

/**
 * The cells of a row, with the shown text in place of a formula that is only a text. People write
 * `="0012"` to keep Excel from turning 0012 into a number.
 */
export function withoutTextFormulas(cells: readonly string[]): readonly string[] {
  // This loop sees every cell of the file, so it is a plain loop, for speed.
  for (let at = 0; at < cells.length; at += 1) {
    if (cells[at]?.charCodeAt(0) === EQUALS_SIGN) return cells.map(shownText);
  }
  return cells;
}

function shownText(cell: string): string {
  return TEXT_FORMULA.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
}
