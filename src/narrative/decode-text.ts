import type { encodingWords } from "../messages/narrative.ts";

/** What a file is that is no text in UTF-8, and the line of the first byte that shows it. */
interface OtherEncoding {
  readonly kind: keyof typeof encodingWords;
  readonly line: number | null;
}

const LINE_FEED = 0x0a;
/** How files begin that other programs write: zip (Word, LibreOffice, Pages), old Word, RTF, PDF. */
const DOCUMENTS = ["PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0", "{\\rtf", "%PDF"];

/** The text of a file, or what the file is instead. */
export function decodeText(bytes: Uint8Array): string | OtherEncoding {
  const start = Array.from(bytes.subarray(0, 8), (byte) => String.fromCharCode(byte)).join("");
  if (DOCUMENTS.some((document) => start.startsWith(document))) {
    return { kind: "document", line: null };
  }
  // Without a byte order mark every second byte of UTF-16 is 0 in Dutch.
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

/** The line, from 1, that holds the first byte that is no UTF-8. */
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
