import { isUtf8 } from "node:buffer";

const LINE_FEED = 0x0a;

/** Judges the chunks of one file in turn: is all of it so far valid UTF-8? */
export class Utf8Check {
  /** The start of a character that the last chunk broke off. */
  #rest = new Uint8Array(0);
  #valid = true;

  /**
   * Takes the next chunk. False from the first chunk that breaks the encoding; that chunk's
   * first bad line is then the one after `validLinesOf` it.
   */
  accepts(chunk: Uint8Array): boolean {
    if (!this.#valid) return false;
    const bytes = this.#joined(chunk);
    const whole = bytes.length - brokenOffLength(bytes);
    this.#valid = isUtf8(bytes.subarray(0, whole));
    if (this.#valid) this.#rest = Uint8Array.from(bytes.subarray(whole));
    return this.#valid;
  }

  /** How many lines of a chunk that was not accepted come before its first bad one. */
  validLinesOf(chunk: Uint8Array): number {
    const bytes = this.#joined(chunk);
    let count = 0;
    let start = 0;
    // No character of several bytes holds a line feed, so each line can be judged alone.
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; count += 1) {
      if (!isUtf8(bytes.subarray(start, end))) break;
      start = end + 1;
      end = bytes.indexOf(LINE_FEED, start);
    }
    return count;
  }

  /** True where the file is valid and ends on a whole character. */
  endsWhole(): boolean {
    return this.#valid && this.#rest.length === 0;
  }

  #joined(chunk: Uint8Array): Uint8Array {
    return this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
  }
}

/** The length of the character at the end of `bytes` that lacks some of its bytes; 0 for none. */
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
