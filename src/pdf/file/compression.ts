import { inflateSync } from "node:zlib";

import { decodePDFRawStream, PDFName, type PDFContext, type PDFRawStream } from "@cantoo/pdf-lib";
import { zlibSync } from "fflate";

/**
 * Compresses content for FlateDecode. It uses a bundled library, because another version or
 * processor may make other bytes with Node's own.
 */
export function deflated(content: Uint8Array): Uint8Array {
  return zlibSync(content, { level: 6 });
}

/** Makes a stream object from compressed content. */
export function compressedStream(
  context: PDFContext,
  compressed: Uint8Array,
  entries: Parameters<PDFContext["stream"]>[1] = {},
): PDFRawStream {
  return context.stream(compressed, { ...entries, Filter: "FlateDecode" });
}

/** Returns the uncompressed content of a stream. Any library gives the same result here. */
export function inflated(stream: PDFRawStream): Uint8Array {
  const isPlain = stream.dict.get(PDFName.of("Filter")) === PDFName.of("FlateDecode");
  return isPlain ? inflateSync(stream.getContents()) : decodePDFRawStream(stream).decode();
}
