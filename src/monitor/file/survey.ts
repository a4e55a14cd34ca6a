import { createHash } from "node:crypto";
import type { Encoding } from "../case.ts";
import type { MonitorSource } from "../source.ts";
import { MAX_ROW_BYTES } from "../limits.ts";
import { byteOrderMarkOf, skippedMarkLength, type ByteOrderMark } from "./encodings.ts";
import { countLineEnds } from "./lines.ts";
import { textCheckFor, type Refusal, type TextCheck } from "./text-check.ts";

// The first reading of a file: its encoding, its size, its hash, and then its dialect.

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

export interface SurveyOptions {
  readonly maxBytes: number;
  /** Forced by the user; detected if undefined. */
  readonly encoding?: Encoding | undefined;
  readonly signal?: AbortSignal | undefined;
}

const HEAD_BYTES = 256 * 1024;
/** The line `sep=`, an empty line, and the row of headers. */
const HEAD_LINES = 3;
/** In UTF-16 no row within the limits is longer. */
const LONGEST_HEAD_BYTES = 2 * MAX_ROW_BYTES;
const LONGEST_MARK = 3;

/** A file that cannot be read at all, with the beginning that was read. */
export interface RefusedFile extends Refusal {
  readonly head: Uint8Array;
}

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

/** True if a byte may belong to a control character; in UTF-16 nearly always. */
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
 * The chunks of a source, with the first bytes in one chunk, however small the source's chunks are.
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
