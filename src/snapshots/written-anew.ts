const BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

/** How another program saved a kept file again without changing its meaning. */
export type WrittenAnew =
  /** Git or an editor replaced the line ends by those of Windows. */
  | "lineEnds"
  /** An editor added a byte order mark, or changed the end of the last line. */
  | "resaved";

/** True for a reason that changed the bytes of a file but not its meaning. */
export function isWrittenAnew({ reason }: { readonly reason: string }): boolean {
  return reason === "lineEnds" || reason === "resaved";
}

/** The original bytes of a file, and how it was saved since; null if it was not. */
export interface KeptBytes {
  readonly bytes: Buffer;
  readonly resaving: WrittenAnew | null;
}

/**
 * The original bytes of a kept file, if git or an editor at most saved it again; null if its
 * content changed. `isOriginal` checks each candidate against the kept hash, so nothing is guessed.
 */
export function keptBytes(bytes: Buffer, isOriginal: (bytes: Buffer) => boolean): KeptBytes | null {
  if (isOriginal(bytes)) return { bytes, resaving: null };
  // One character for each byte, whatever the file contains.
  const text = bytes.toString("latin1");
  const plain = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
  const unix = plain.replaceAll("\r\n", "\n");
  const resaving = unix === plain ? "resaved" : "lineEnds";
  const cut = unix.replace(/\n+$/, "");
  for (const candidate of [unix, `${cut}\n`, cut]) {
    const before = Buffer.from(candidate, "latin1");
    if (isOriginal(before)) return { bytes: before, resaving };
  }
  return null;
}
