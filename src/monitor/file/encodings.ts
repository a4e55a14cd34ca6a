import { isUtf8 } from "node:buffer";

import type { Encoding } from "../case.ts";

// The encodings of an export: byte order marks, decoders, and the check that a file is text in its
// encoding.

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** A byte order mark at the beginning of a file. */
export interface ByteOrderMark {
  readonly encoding: Encoding;
  /** The length in bytes. */
  readonly length: number;
}

/** The byte order mark at the beginning of `bytes`, if there is one. */
export function byteOrderMarkOf(bytes: Uint8Array): ByteOrderMark | undefined {
  const mark = MARKS.find(([, pattern]) => pattern.every((byte, at) => bytes[at] === byte));
  return mark === undefined ? undefined : { encoding: mark[0], length: mark[1].length };
}

/**
 * The length of the byte order mark that is not part of the text. If the user forces another
 * encoding, the mark stays in the text. The exception is the mark of UTF-8 in a file read as
 * Windows-1252, where it is harmless.
 */
export function skippedMarkLength(mark: ByteOrderMark | undefined, encoding: Encoding): number {
  if (mark === undefined) return 0;
  const isHarmless = mark.encoding === "utf-8" && encoding === "windows-1252";
  return mark.encoding === encoding || isHarmless ? mark.length : 0;
}

/** Turns the chunks of one file into text. `decode()` without a chunk ends the file. */
export interface ChunkDecoder {
  decode(chunk?: Uint8Array): string;
}

/** A decoder that throws a TypeError for bytes that are invalid in the encoding. */
export function decoderOf(encoding: Encoding): ChunkDecoder {
  if (encoding === "windows-1252") return { decode: decodeWindows1252 };
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return {
    decode: (chunk) =>
      chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true }),
  };
}

/** The characters 0x80 to 0x9F, where Windows-1252 differs from Latin-1. */
const WINDOWS_1252_SPECIALS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

// Decoded by hand, because TextDecoder reads these bytes as Latin-1 in some supported versions of
// Node.
function decodeWindows1252(chunk: Uint8Array = new Uint8Array(0)): string {
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
  return bytes
    .toString("latin1")
    .replaceAll(/[\u0080-\u009f]/g, (character) =>
      WINDOWS_1252_SPECIALS.charAt(character.charCodeAt(0) - 0x80),
    );
}

/** The reason why a file cannot be read at all. */
export interface Refusal {
  readonly refused: "file-too-large" | "nul-character" | "encoding-invalid";
  readonly line: number | null;
  readonly encoding: Encoding;
}

/** Checks the chunks of a file in turn. `end` returns the encoding. */
export interface TextCheck {
  take(chunk: Uint8Array): Refusal | undefined;
  end(): Encoding | Refusal;
}

/**
 * The check of a file in `encoding`. If undefined, the check chooses UTF-8 for a file that is valid
 * UTF-8, and Windows-1252 for any other.
 */
export function textCheckFor(encoding: Encoding | undefined): TextCheck {
  if (encoding === "utf-8") return utf8Check();
  return encoding === undefined || encoding === "windows-1252"
    ? byteCheck(encoding)
    : utf16Check(encoding);
}

function utf8Check(): TextCheck {
  const encoding = "utf-8";
  const utf8 = new Utf8Check();
  const bytes = byteCheck(encoding);
  let line = 1;
  return {
    take(chunk) {
      const refusal = bytes.take(chunk);
      if (refusal !== undefined) return refusal;
      if (!utf8.accepts(chunk)) {
        return { refused: "encoding-invalid", line: line + utf8.validLinesOf(chunk), encoding };
      }
      line += countLineEnds(chunk, 0, chunk.length);
      return undefined;
    },
    end: () => (utf8.endsWhole() ? encoding : { refused: "encoding-invalid", line, encoding }),
  };
}

/** Checks a byte encoding for NUL, and distinguishes valid UTF-8 from Windows-1252. */
function byteCheck(encoding: "utf-8" | "windows-1252" | undefined): TextCheck {
  const utf8 = new Utf8Check();
  let line = 1;
  return {
    take(chunk) {
      const nul = chunk.indexOf(0);
      line += countLineEnds(chunk, 0, nul === -1 ? chunk.length : nul);
      if (nul !== -1) return { refused: "nul-character", line, encoding: encoding ?? "utf-8" };
      if (encoding === undefined) utf8.accepts(chunk);
      return undefined;
    },
    end: () => encoding ?? (utf8.endsWhole() ? "utf-8" : "windows-1252"),
  };
}

function utf16Check(encoding: "utf-16le" | "utf-16be"): TextCheck {
  let line = 1;
  let brokenOff = new Uint8Array(0);
  const refuse = (refused: Refusal["refused"], before: string): Refusal => ({
    refused,
    line: line + countLineEndsInText(before),
    encoding,
  });
  return {
    take(chunk) {
      const bytes = Buffer.concat([brokenOff, chunk]);
      const whole = wholeCharacters(bytes, encoding);
      brokenOff = Uint8Array.from(bytes.subarray(whole));
      const text = utf16Text(bytes.subarray(0, whole), encoding);
      const nul = text.indexOf("\0");
      if (nul !== -1) return refuse("nul-character", text.slice(0, nul));
      if (!text.isWellFormed()) return refuse("encoding-invalid", wellFormedLines(text));
      line += countLineEndsInText(text);
      return undefined;
    },
    end: () => (brokenOff.length === 0 ? encoding : refuse("encoding-invalid", "")),
  };
}

/**
 * The length in bytes of the complete characters. A character of two code units is complete if both
 * are there.
 */
function wholeCharacters(bytes: Uint8Array, encoding: Encoding): number {
  const even = bytes.length - (bytes.length % 2);
  const lastHighByte = bytes[encoding === "utf-16le" ? even - 1 : even - 2] ?? 0;
  const isHighSurrogate = (lastHighByte & 0b1111_1100) === 0xd8;
  return isHighSurrogate ? even - 2 : even;
}

function utf16Text(bytes: Buffer, encoding: Encoding): string {
  return (encoding === "utf-16le" ? bytes : bytes.swap16()).toString("utf16le");
}

/** The lines of `text` up to the first line with half a character. */
function wellFormedLines(text: string): string {
  const lines = text.split("\n");
  return lines.slice(0, lines.findIndex((line) => !line.isWellFormed()) + 1).join("\n");
}

/** Checks the chunks of one file in turn for valid UTF-8. */
class Utf8Check {
  /** The beginning of a character that the last chunk broke off. */
  #rest = new Uint8Array(0);
  #valid = true;

  /**
   * Takes the next chunk. Returns false for the first chunk with an error and for all later ones.
   * For the first, `validLinesOf` returns the number of lines before the error.
   */
  accepts(chunk: Uint8Array): boolean {
    if (!this.#valid) return false;
    const bytes = this.#joined(chunk);
    const whole = bytes.length - brokenOffLength(bytes);
    this.#valid = isUtf8(bytes.subarray(0, whole));
    if (this.#valid) this.#rest = Uint8Array.from(bytes.subarray(whole));
    return this.#valid;
  }

  /** The number of lines before the first error of a chunk that was not accepted. */
  validLinesOf(chunk: Uint8Array): number {
    const bytes = this.#joined(chunk);
    let count = 0;
    let start = 0;
    // No character of several bytes contains a line feed, so each line can be checked alone.
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; count += 1) {
      if (!isUtf8(bytes.subarray(start, end))) break;
      start = end + 1;
      end = bytes.indexOf(LINE_FEED, start);
    }
    return count;
  }

  /** True if the file is valid and ends on a complete character. */
  endsWhole(): boolean {
    return this.#valid && this.#rest.length === 0;
  }

  #joined(chunk: Uint8Array): Uint8Array {
    return this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
  }
}

/** The length of an incomplete character at the end of `bytes`; 0 for none. */
function brokenOffLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    const isContinuation = (byte & 0b1100_0000) === 0b1000_0000;
    if (!isContinuation) return lengthFrom(byte) > back ? back : 0;
  }
  return 0;
}

function lengthFrom(leadByte: number): number {
  if (leadByte >= 0xf0) return 4;
  if (leadByte >= 0xe0) return 3;
  return leadByte >= 0xc0 ? 2 : 1;
}

export const LINE_FEED = 0x0a;

/** The number of line ends in `bytes` from `start` up to `end`. */
export function countLineEnds(bytes: Uint8Array, start: number, end: number): number {
  const part = bytes.subarray(start, end);
  let count = 0;
  for (let at = part.indexOf(LINE_FEED); at !== -1; count += 1) {
    at = part.indexOf(LINE_FEED, at + 1);
  }
  return count;
}

/** The number of line ends in `text`. */
export function countLineEndsInText(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; count += 1) at = text.indexOf("\n", at + 1);
  return count;
}
