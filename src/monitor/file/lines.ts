export const LINE_FEED = 0x0a;

/** The number of line ends in `bytes` from `start` up to `end`. */
export function countLineEnds(bytes: Uint8Array, start: number, end: number): number {
  const part = bytes.subarray(start, end);
  let count = 0;
  for (let at = part.indexOf(LINE_FEED); at !== -1; count += 1) {
    at = part.indexOf(LINE_FEED, at + 1);
  }
  return count;
}

/** The number of line ends in `text`. */
export function countLineEndsInText(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; count += 1) at = text.indexOf("\n", at + 1);
  return count;
}
