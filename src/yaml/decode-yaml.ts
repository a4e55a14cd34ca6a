import { isUtf8 } from "node:buffer";

import { yamlFaults } from "../messages/yaml.ts";
import type { YamlFault } from "./faults.ts";

const LINE_FEED = 0x0a;

/**
 * The text of a YAML file in UTF-8, or the fault of a file in another encoding. Reading such a file
 * anyway would silently change letters with accents.
 */
export function decodeYaml(
  bytes: Buffer,
): { readonly text: string } | { readonly fault: YamlFault } {
  if (isUtf16(bytes)) return { fault: { line: null, message: yamlFaults.utf16 } };
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { fault: { ...placeOf(bytes, nul), message: yamlFaults.nul } };
  if (isUtf8(bytes)) return { text: bytes.toString("utf8") };
  return { fault: { ...placeOf(bytes, firstOdd(bytes)), message: yamlFaults.notUtf8 } };
}

/** Detects UTF-16 by its mark, or by a NUL for each letter of a nearly ASCII text. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.toString("latin1", 0, 2);
  if (mark === "\xff\xfe" || mark === "\xfe\xff") return true;
  if (bytes.length < 4 || bytes.length % 2 === 1) return false;
  const isNul = (start: number): boolean => bytes[start] === 0 && bytes[start + 2] === 0;
  return isNul(0) !== isNul(1);
}

/** The line and the character of a byte; all bytes before it must be UTF-8. */
function placeOf(bytes: Buffer, offset: number): { line: number; position: number } {
  const before = bytes.toString("utf8", 0, offset).split("\n");
  return { line: before.length, position: (before.at(-1) ?? "").length + 1 };
}

/** The offset of the first byte that is not valid UTF-8. */
function firstOdd(bytes: Buffer): number {
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_FEED, start);
    const line = bytes.subarray(start, end < 0 ? undefined : end);
    if (!isUtf8(line)) {
      const read = new TextDecoder("utf-8", { ignoreBOM: true }).decode(line);
      return start + Buffer.byteLength(read.slice(0, read.indexOf("\ufffd")));
    }
    start = end + 1;
  }
}
