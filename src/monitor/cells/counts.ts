import { INVALID_COUNT, type Invalid } from "./invalid.ts";

const DIGIT_ZERO = 0x30;

/** A whole number from 0 to 99, null for an empty cell. */
export function readCount(text: string): number | null | Invalid {
  if (text.length === 1) {
    const digit = text.charCodeAt(0) - DIGIT_ZERO;
    if (digit >= 0 && digit <= 9) return digit;
  }
  const trimmed = text.trim();
  if (trimmed === "") return null;
  return /^\d{1,2}$/.test(trimmed) ? Number(trimmed) : INVALID_COUNT;
}
