const BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

/** How a program wrote a kept file anew without changing what it says. */
export type WrittenAnew =
  /** Git or an editor gave it the line ends of Windows. */
  | "lineEnds"
  /** An editor put a byte order mark before it, or another end of the last line behind it. */
  | "resaved";

/** True for a reason by which a file is another one and still says what was kept. */
export function isWrittenAnew({ reason }: { readonly reason: string }): boolean {
  return reason === "lineEnds" || reason === "resaved";
}

/** The bytes of a file as they were kept, and what became of them since; null where nothing did. */
export interface KeptBytes {
  readonly bytes: Buffer;
  readonly anew: WrittenAnew | null;
}

/**
 * The bytes that were kept, by `isKept`, where a file holds them or was written anew by git or an
 * editor; null where it holds something else. Nothing is guessed: the answer has the hash that was
 * kept.
 */
export function keptBytes(bytes: Buffer, isKept: (bytes: Buffer) => boolean): KeptBytes | null {
  if (isKept(bytes)) return { bytes, anew: null };
  // A character for each byte, whatever the file is.
  const text = bytes.toString("latin1");
  const plain = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
  const unix = plain.replaceAll("\r\n", "\n");
  const anew = unix === plain ? "resaved" : "lineEnds";
  const cut = unix.replace(/\n+$/, "");
  for (const candidate of [unix, `${cut}\n`, cut]) {
    const before = Buffer.from(candidate, "latin1");
    if (isKept(before)) return { bytes: before, anew };
  }
  return null;
}
