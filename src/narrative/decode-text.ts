import type { encodingWords } from "../messages/narrative.ts";

/** The kind of a file that is not UTF-8, and the line of its first invalid byte. */
interface OtherEncoding {
  readonly kind: keyof typeof encodingWords;
  readonly line: number | null;
}

const LINE_FEED = 0x0a;
/**
 * The first bytes of files of other programs: zip (Word, LibreOffice, Pages), old Word, RTF, PDF.
 */
const DOCUMENTS = ["PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0", "{\\rtf", "%PDF"];

/** Decodes a text file. Returns its kind instead if it is not a text in UTF-8. */
export function decodeText(bytes: Uint8Array): string | OtherEncoding {
  const start = Array.from(bytes.subarray(0, 8), (byte) => String.fromCharCode(byte)).join("");
  if (DOCUMENTS.some((document) => start.startsWith(document))) {
    return { kind: "document", line: null };
  }
  // Without a byte order mark: in Dutch, every second byte of UTF-16 is 0.
  if (
    /^(?:\u00FF\u00FE|\u00FE\u00FF)/.test(start) ||
    bytes.subarray(0, 64).filter((byte) => byte === 0).length > bytes.subarray(0, 64).length / 4
  ) {
    return { kind: "utf-16", line: null };
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { kind: "windows-1252", line: lineOfFault(bytes) };
  }
}

/** The line, from 1, with the first byte that is not UTF-8. */
function lineOfFault(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    line += 1;
    start = end + 1;
  }
  return line;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
