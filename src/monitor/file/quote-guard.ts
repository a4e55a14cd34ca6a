import { MAX_CELL_CHARACTERS } from "../case.ts";
import { countLineEnds } from "./encodings.ts";

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const EQUALS_SIGN = 0x3d;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;
/** No cell within the limits is longer, in bytes. */
const LONGEST_FORMULA = 4 * MAX_CELL_CHARACTERS;
const NOTHING = new Uint8Array(0);

/** The judgement of the guard about a chunk. */
export interface Judgement {
  /** The judged bytes; the guard keeps the rest and puts it before the next chunk. */
  readonly judged: Uint8Array;
  /**
   * The judged bytes end within a cell whose quote never closes; the rest of the file is no table.
   */
  readonly unclosed: boolean;
}

type Verdict = "accepted" | "escaped" | "formula" | "stray" | "unclosed" | "undecided";

/** The properties of a dialect that determine its quotes. */
export interface QuoteDialect {
  readonly delimiter: string;
  /** The lines end in CR CR LF. */
  readonly hasDoubleReturns?: boolean;
}

/**
 * Follows the quotes of a file in UTF-8 by RFC 4180, without cutting it into cells. It finds what
 * the CSV parser does not report: the line on which a quote opened, and the quotes that are out of
 * place. After a quote out of place it continues outside quotes, like the parser in its relaxed
 * mode. It accepts two forms that the RFC does not know. One is a text as an Excel formula
 * (`="0012"`). The other is a byte order mark before the first quote of a row, where a second file
 * was appended to the first; the guard removes this mark.
 */
export class QuoteGuard {
  readonly #delimiter: number;
  readonly #hasDoubleReturns: boolean;
  readonly #strayLines: number[] = [];
  #carried = NOTHING;
  #previousByte = LINE_FEED;
  /** The byte before the previous one. */
  #earlierByte = LINE_FEED;
  #line = 1;
  #quoted = false;
  #openedOn = 0;
  #anyQuote = false;
  #rowBytes = 0;
  #bytesOfBegunRow = 0;
  #rowLine = 1;

  constructor({ delimiter, hasDoubleReturns = false }: QuoteDialect) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#hasDoubleReturns = hasDoubleReturns;
  }

  /** True from the first quote on: only then can a row take more than one line. */
  get anyQuote(): boolean {
    return this.#anyQuote;
  }

  /** The line on which the open quote began; undefined outside quotes. */
  get openSince(): number | undefined {
    return this.#quoted ? this.#openedOn : undefined;
  }

  /** The number of bytes since the end of the last complete row. */
  get rowBytes(): number {
    return this.#rowBytes;
  }

  /** The number of judged bytes after the last complete row, without byte order marks. */
  get bytesOfBegunRow(): number {
    return this.#bytesOfBegunRow;
  }

  /** The line on which the begun row, the one after the last complete row, starts. */
  get rowSince(): number {
    return this.#rowLine;
  }

  /**
   * Removes and returns the earliest line with a quote out of place, if it is `line` or earlier.
   */
  takeStrayUpTo(line: number): number | undefined {
    const first = this.#strayLines[0];
    return first !== undefined && first <= line ? this.#strayLines.shift() : undefined;
  }

  /**
   * Judges the next chunk. `isLast` also judges the bytes that were kept until the end of the file.
   */
  judge(chunk: Uint8Array, isLast = false): Judgement {
    const bytes = this.#carried.length === 0 ? chunk : Buffer.concat([this.#carried, chunk]);
    this.#carried = NOTHING;
    if (!this.#quoted && !bytes.includes(QUOTE)) return this.#judgeQuoteless(bytes, isLast);
    const marks: number[] = [];
    let previous = this.#previousByte;
    let rowStart = -this.#rowBytes;
    let end = bytes.length;
    let isUnclosed = false;
    for (let at = 0; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === LINE_FEED) {
        this.#line += 1;
        if (!this.#quoted) {
          rowStart = at + 1;
          this.#rowLine = this.#line;
        }
      } else if (byte === QUOTE) {
        const wasQuoted = this.#quoted;
        const verdict = wasQuoted
          ? this.#quoteWithin(bytes, at, previous, isLast)
          : this.#quoteOutside(bytes, at, previous, isLast);
        if (verdict === "escaped") at += 1;
        if (verdict === "formula") at = bytes.indexOf(QUOTE, at + 1);
        const isOpened = verdict === "accepted" && !wasQuoted;
        if (isOpened && previous === BYTE_ORDER_MARK[2]) marks.push(at);
        isUnclosed = verdict === "unclosed";
        if (isUnclosed || verdict === "undecided") end = at;
      }
      if (at < end) previous = byte;
    }
    if (end === bytes.length && !isLast) end = this.#withoutMarkAtEnd(bytes, rowStart);
    if (end < bytes.length && !isUnclosed) this.#carried = Uint8Array.from(bytes.subarray(end));
    this.#noteEnd(bytes, end);
    this.#rowBytes = end - rowStart;
    const marksOfRow = marks.filter((quote) => quote > rowStart).length;
    this.#noteBegun(rowStart, end - marksOfRow * BYTE_ORDER_MARK.length);
    const judged = end === bytes.length ? bytes : bytes.subarray(0, end);
    return {
      judged: marks.length === 0 ? judged : withoutMarks(judged, marks),
      unclosed: isUnclosed || (isLast && this.#quoted),
    };
  }

  /**
   * Judges a chunk outside quotes that contains no quote. Most chunks are like this, and this takes
   * a tenth of the time.
   */
  #judgeQuoteless(bytes: Uint8Array, isLast: boolean): Judgement {
    const lastLineEnd = bytes.lastIndexOf(LINE_FEED);
    const rowStart = lastLineEnd === -1 ? -this.#rowBytes : lastLineEnd + 1;
    const end = isLast ? bytes.length : this.#withoutMarkAtEnd(bytes, rowStart);
    if (end < bytes.length) this.#carried = Uint8Array.from(bytes.subarray(end));
    this.#rowBytes = end - rowStart;
    this.#noteBegun(rowStart, end);
    this.#line += countLineEnds(bytes, 0, bytes.length);
    if (lastLineEnd !== -1) this.#rowLine = this.#line;
    this.#noteEnd(bytes, end);
    return { judged: end === bytes.length ? bytes : bytes.subarray(0, end), unclosed: false };
  }

  /** Records the number of bytes of the begun row. It may have begun in an earlier chunk. */
  #noteBegun(rowStart: number, end: number): void {
    this.#bytesOfBegunRow = rowStart < 0 ? this.#bytesOfBegunRow + end : end - rowStart;
  }

  /** Records the last two bytes that were judged. */
  #noteEnd(bytes: Uint8Array, end: number): void {
    if (end === 0) return;
    this.#earlierByte = end === 1 ? this.#previousByte : (bytes[end - 2] ?? 0);
    this.#previousByte = bytes[end - 1] ?? 0;
  }

  /**
   * The end of the bytes that can be judged. A byte order mark, or a part of one, at the beginning
   * of a row waits for the next chunk.
   */
  #withoutMarkAtEnd(bytes: Uint8Array, rowStart: number): number {
    const length = bytes.length - rowStart;
    if (this.#quoted || rowStart < 0 || length === 0 || length > BYTE_ORDER_MARK.length) {
      return bytes.length;
    }
    const isMark = bytes.subarray(rowStart).every((byte, at) => byte === BYTE_ORDER_MARK[at]);
    return isMark ? rowStart : bytes.length;
  }

  #quoteOutside(bytes: Uint8Array, quote: number, previous: number, isLast: boolean): Verdict {
    this.#anyQuote = true;
    if (this.#endsCell(previous) || this.#followsMark(bytes, quote)) {
      this.#quoted = true;
      this.#openedOn = this.#line;
      return "accepted";
    }
    if (previous !== EQUALS_SIGN || !this.#endsCell(this.#byteAt(bytes, quote - 2))) {
      return this.#stray();
    }
    const verdict = this.#formulaFrom(bytes, quote, isLast);
    return verdict === "stray" ? this.#stray() : verdict;
  }

  /** True for the first quote of a row with a byte order mark before it. */
  #followsMark(bytes: Uint8Array, quote: number): boolean {
    const start = quote - BYTE_ORDER_MARK.length;
    return (
      start >= 0 &&
      BYTE_ORDER_MARK.every((byte, at) => bytes[start + at] === byte) &&
      this.#byteAt(bytes, start - 1) === LINE_FEED
    );
  }

  /** A byte of the current chunk, or one of the two before it. */
  #byteAt(bytes: Uint8Array, index: number): number {
    if (index >= 0) return bytes[index] ?? 0;
    return index === -1 ? this.#previousByte : this.#earlierByte;
  }

  /** Judges `="…"`, whose quotes the parser takes for ordinary characters. */
  #formulaFrom(bytes: Uint8Array, quote: number, isLast: boolean): Verdict {
    for (let at = quote + 1; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) return this.#cellEndsAt(bytes, at + 1, isLast);
      if (this.#endsCell(byte) || at - quote > LONGEST_FORMULA) return "stray";
    }
    return isLast ? "stray" : "undecided";
  }

  /** Returns "formula" if the cell ends at `index`. */
  #cellEndsAt(bytes: Uint8Array, index: number, isLast: boolean): Verdict {
    const next = bytes[index];
    if (next === undefined) return isLast ? "formula" : "undecided";
    if (this.#endsCell(next)) return "formula";
    const isLineEnd = this.#isLineEndAt(bytes, index, isLast);
    if (isLineEnd === undefined) return "undecided";
    return isLineEnd ? "formula" : "stray";
  }

  /** True if a line ends at `index` with a CR; undefined if the next chunk decides it. */
  #isLineEndAt(bytes: Uint8Array, index: number, isLast: boolean): boolean | undefined {
    if (bytes[index] !== CARRIAGE_RETURN) return false;
    const isDouble = this.#hasDoubleReturns && bytes[index + 1] === CARRIAGE_RETURN;
    const end = bytes[index + (isDouble ? 2 : 1)];
    return end === undefined && !isLast ? undefined : end === LINE_FEED;
  }

  #quoteWithin(bytes: Uint8Array, quote: number, previous: number, isLast: boolean): Verdict {
    const next = bytes[quote + 1];
    if (next === QUOTE) return "escaped";
    if (next === undefined && !isLast) return "undecided";
    const isEnd =
      next === undefined || this.#endsCell(next) || this.#isLineEndAt(bytes, quote + 1, isLast);
    if (isEnd === undefined) return "undecided";
    if (isEnd) {
      this.#quoted = false;
      return "accepted";
    }
    // This looks like the opening quote of a later cell, so the earlier quote was never closed.
    return this.#line > this.#openedOn && this.#endsCell(previous) ? "unclosed" : this.#stray();
  }

  #stray(): Verdict {
    this.#quoted = false;
    if (this.#strayLines.at(-1) !== this.#line) this.#strayLines.push(this.#line);
    return "stray";
  }

  #endsCell(byte: number): boolean {
    return byte === this.#delimiter || byte === LINE_FEED;
  }
}

/** The bytes without the byte order marks directly before the given quotes. */
function withoutMarks(bytes: Uint8Array, quotes: readonly number[]): Uint8Array {
  const starts = [0, ...quotes];
  const parts = starts.map((start, at) => {
    const quote = quotes[at];
    return bytes.subarray(start, quote === undefined ? undefined : quote - BYTE_ORDER_MARK.length);
  });
  return Buffer.concat(parts);
}
