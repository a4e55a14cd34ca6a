import { isPlaceholder } from "../../language/placeholders.ts";
import { INVALID_COUNT, UNKNOWN_COUNT, type Invalid } from "./invalid.ts";

const DIGIT_ZERO = 0x30;

/** A whole number from 0 to 99, null for an empty cell. */
export function readCount(text: string): number | null | Invalid {
  if (text.length === 1) {
    const digit = text.charCodeAt(0) - DIGIT_ZERO;
    if (digit >= 0 && digit <= 9) return digit;
  }
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (/^\d{1,2}$/.test(trimmed)) return Number(trimmed);
  return isPlaceholder(trimmed) ? UNKNOWN_COUNT : INVALID_COUNT;
}
