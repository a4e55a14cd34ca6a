/** The limits of an export. A file beyond them is refused, so that it cannot fill the memory. */
export const MAX_BYTES = 1024 ** 3;
export const MAX_COLUMNS = 200;
export const MAX_CELL_CHARACTERS = 10_000;
export const MAX_REGIONS = 500;
/** The longest name of a region that the codebook does not know. */
export const MAX_REGION_CHARACTERS = 60;
export const MAX_ID_CHARACTERS = 32;

const MAX_BYTES_PER_CHARACTER = 4;
/** Two quotes and a delimiter. */
const BYTES_AROUND_CELL = 3;

/**
 * The largest row in UTF-8 bytes. No row within the limits is longer, even if every character is an
 * escaped quote.
 */
export const MAX_ROW_BYTES =
  MAX_COLUMNS * (MAX_CELL_CHARACTERS * MAX_BYTES_PER_CHARACTER + BYTES_AROUND_CELL);

/** True if `text` has more than `max` characters (code points, as an editor counts them). */
export function isLongerThan(text: string, max: number): boolean {
  if (text.length <= max) return false;
  // A character takes one or two code units.
  return text.length > 2 * max || Array.from(text).length > max;
}
