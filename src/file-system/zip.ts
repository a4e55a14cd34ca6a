import { strToU8, zipSync, type Zippable } from "fflate";

/** A file to put into a zip. */
export interface ZippedFile {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** The effort of compression: 0 for none. */
  readonly level: 0 | 6 | 9;
}

/** The earliest day that a zip can store. */
const EARLIEST = new Date(Date.UTC(1980, 0, 1));

/**
 * Puts files into one zip, in their order and all with one date, so that every machine makes the
 * same bytes.
 *
 * @param day the day in UTC
 */
export function zipped(files: readonly ZippedFile[], day: Date = EARLIEST): Uint8Array {
  // A zip stores local time without a zone. No zone skips noon.
  const mtime = new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12);
  const entries = files.map(({ name, content, level }): [string, Zippable[string]] => [
    name,
    [typeof content === "string" ? strToU8(content) : content, { level, mtime }],
  ]);
  return zipSync(Object.fromEntries(entries));
}
