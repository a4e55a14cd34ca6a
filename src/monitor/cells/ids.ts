import { MAX_ID_CHARACTERS } from "../limits.ts";
import { EMPTY_CELL, INVALID_ID, type Invalid } from "./invalid.ts";

const ID = new RegExp(`^[A-Za-z0-9_-]{1,${MAX_ID_CHARACTERS}}$`);

/** Reads a pseudonym: 1 to 32 letters from a to z, digits, `-` and `_`. */
export function readId(text: string): string | Invalid {
  if (ID.test(text)) return text;
  const trimmed = text.trim();
  if (trimmed === "") return EMPTY_CELL;
  return ID.test(trimmed) ? trimmed : INVALID_ID;
}
