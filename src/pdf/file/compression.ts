import { inflateSync } from "node:zlib";

import { decodePDFRawStream, PDFName, type PDFContext, type PDFRawStream } from "@cantoo/pdf-lib";
import { zlibSync } from "fflate";

/**
 * Compressed as PDF's FlateDecode has it; by a library of this release and not by Node's own, of
 * which another version or processor may make other bytes.
 */
export function deflated(content: Uint8Array): Uint8Array {
  return zlibSync(content, { level: 6 });
}

/** A stream of the file, of which the content has been compressed. */
export function compressedStream(
  context: PDFContext,
  compressed: Uint8Array,
  entries: Parameters<PDFContext["stream"]>[1] = {},
): PDFRawStream {
  return context.stream(compressed, { ...entries, Filter: "FlateDecode" });
}

/** The content of a stream as it was before it was compressed: the same, whoever does it. */
export function inflated(stream: PDFRawStream): Uint8Array {
  const isPlain = stream.dict.get(PDFName.of("Filter")) === PDFName.of("FlateDecode");
  return isPlain ? inflateSync(stream.getContents()) : decodePDFRawStream(stream).decode();
}
