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
