import { isAscii, isUtf8 } from "node:buffer";
import type { MonitorSource } from "../source.ts";
import { countLineEnds, LINE_FEED } from "./lines.ts";

/** A longer line is no row within the limits, and is not judged. */
const LONGEST_LINE = 8 * 1024 ** 2;
/**
 * The characters that a Dutch export contains: Latin letters, accents, dashes, quotes, the euro.
 */
const PLAUSIBLE = /^(?:[\0-\u007f\u00a0-\u024f\u2010-\u203a\u20ac\ufeff]|\p{Mn})*$/u;

/** A line in another encoding than most other lines of its file. */
export interface OddLine {
  readonly line: number;
  /** The encoding of this line; most other lines that show an encoding use the other one. */
  readonly encoding: "utf-8" | "windows-1252";
}

/**
 * Finds the first line in the rarer encoding of a file that mixes UTF-8 and Windows-1252. Undefined
 * for a file in one encoding. Reads the file once.
 */
export async function findOddLine(
  source: MonitorSource,
  signal: AbortSignal | undefined,
): Promise<OddLine | undefined> {
  const lines = new LineEncodings();
  for await (const chunk of source.open()) {
    signal?.throwIfAborted();
    lines.take(chunk);
  }
  return lines.end();
}

class LineEncodings {
  #line = 1;
  #rest = new Uint8Array(0);
  readonly #utf8 = { lines: 0, first: 0 };
  readonly #windows = { lines: 0, first: 0 };

  take(chunk: Uint8Array): void {
    if (this.#rest.length === 0 && isAscii(chunk)) {
      // The begun line is ASCII so far, so only the rest of it can show an encoding.
      this.#line += countLineEnds(chunk, 0, chunk.length);
      return;
    }
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      this.#judge(bytes.subarray(start, end));
      this.#line += 1;
      start = end + 1;
    }
    const rest = bytes.subarray(start);
    this.#rest = rest.length > LONGEST_LINE ? new Uint8Array(0) : Uint8Array.from(rest);
  }

  end(): OddLine | undefined {
    this.#judge(this.#rest);
    const [utf8, windows] = [this.#utf8, this.#windows];
    if (utf8.lines === 0 || windows.lines === 0) return undefined;
    return utf8.lines < windows.lines
      ? { line: utf8.first, encoding: "utf-8" }
      : { line: windows.first, encoding: "windows-1252" };
  }

  #judge(line: Uint8Array): void {
    if (isAscii(line)) return;
    const isOfUtf8 = isUtf8(line);
    // Bytes that are valid UTF-8 by chance give characters that no Dutch text contains.
    if (isOfUtf8 && !PLAUSIBLE.test(Buffer.from(line).toString("utf8"))) return;
    const seen = isOfUtf8 ? this.#utf8 : this.#windows;
    if (seen.lines === 0) seen.first = this.#line;
    seen.lines += 1;
  }
}
