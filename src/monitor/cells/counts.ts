import { isPlaceholder } from "../../language/placeholders.ts";
import { excelFaultOf, Invalid } from "./invalid.ts";

const DIGIT_ZERO = 0x30;

const INVALID = {
  placeholder: new Invalid({ code: "count-invalid", fault: "placeholder" }),
  "no-count": new Invalid({ code: "count-invalid", fault: "no-count" }),
  "formula-error": new Invalid({ code: "count-invalid", fault: "formula-error" }),
  "too-narrow": new Invalid({ code: "count-invalid", fault: "too-narrow" }),
} as const;

/** A whole number from 0 to 99, null for an empty cell. */
export function readCount(text: string): number | null | Invalid {
  if (text.length === 1) {
    const digit = text.charCodeAt(0) - DIGIT_ZERO;
    if (digit >= 0 && digit <= 9) return digit;
  }
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (/^\d{1,2}$/.test(trimmed)) return Number(trimmed);
  return INVALID[excelFaultOf(trimmed) ?? (isPlaceholder(trimmed) ? "placeholder" : "no-count")];
}
