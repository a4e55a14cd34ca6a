import type { Delimiter, Encoding } from "../../src/monitor/case.ts";
import { encoded } from "./export.ts";
import { inWindows1252 } from "./windows-1252.ts";

/** The encodings of the contract, with a byte order mark if it allows or requires one. */
export const ENCODED = [
  { encoding: "utf-8", withMark: false },
  { encoding: "utf-8", withMark: true },
  { encoding: "utf-16le", withMark: true },
  { encoding: "utf-16be", withMark: true },
  { encoding: "windows-1252", withMark: false },
] as const;

/** The bytes of a text in an encoding of the contract, with its byte order mark if requested. */
export function bytesOf(text: string, encoding: Encoding, withMark: boolean): Uint8Array {
  return encoding === "windows-1252" ? inWindows1252(text) : encoded(text, encoding, withMark);
}

/**
 * A row of cells as one line of CSV without its line end, with quotes only around cells that need
 * them.
 */
export function csvRow(cells: readonly string[], delimiter: Delimiter): string {
  return cells.map((cell) => (needsQuotes(cell, delimiter) ? quoted(cell) : cell)).join(delimiter);
}

/** A cell between quotes. */
export function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

export function needsQuotes(cell: string, delimiter: Delimiter): boolean {
  return cell.includes(delimiter) || /["\r\n]/.test(cell);
}
