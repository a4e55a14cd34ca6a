import { isUtf8 } from "node:buffer";

import { yamlFaults } from "../messages/yaml.ts";
import type { YamlFault } from "./faults.ts";

const LINE_FEED = 0x0a;

/**
 * The text of a YAML file, which is UTF-8, or why it is none. Read as anything else, letters with
 * accents would silently become others.
 */
export function decodeYaml(
  bytes: Buffer,
): { readonly text: string } | { readonly fault: YamlFault } {
  if (isUtf16(bytes)) return { fault: { line: null, message: yamlFaults.utf16 } };
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { fault: { line: lineAt(bytes, nul), message: yamlFaults.nul } };
  if (isUtf8(bytes)) return { text: bytes.toString("utf8") };
  return { fault: { line: firstOddLine(bytes), message: yamlFaults.notUtf8 } };
}

/** By its mark, or by a NUL for each letter of what is nearly all ASCII. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.toString("latin1", 0, 2);
  if (mark === "\xff\xfe" || mark === "\xfe\xff") return true;
  if (bytes.length < 4 || bytes.length % 2 === 1) return false;
  const isNul = (start: number): boolean => bytes[start] === 0 && bytes[start + 2] === 0;
  return isNul(0) !== isNul(1);
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (const byte of bytes.subarray(0, offset)) if (byte === LINE_FEED) line += 1;
  return line;
}

function firstOddLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
    line += 1;
  }
}
