import { strToU8, zipSync, type Zippable } from "fflate";

/** The earliest that a zip can hold, at noon by any clock: the same bytes on every machine. */
const FIXED_TIME = new Date(1980, 0, 1, 12);

/**
 * Files as one zip, in their order.
 *
 * @param stored the files that are not compressed
 */
export function zipped(
  files: Readonly<Record<string, string>>,
  stored: readonly string[] = [],
): Uint8Array {
  const entries = Object.entries(files).map(([name, content]): [string, Zippable[string]] => [
    name,
    [strToU8(content), { level: stored.includes(name) ? 0 : 6, mtime: FIXED_TIME }],
  ]);
  return zipSync(Object.fromEntries(entries));
}
