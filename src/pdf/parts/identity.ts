import { createHash } from "node:crypto";

import { PDFHexString, type PDFContext } from "@cantoo/pdf-lib";

const PLACE = "0".repeat(32);
const WRITTEN_PLACE = Buffer.from(`<${PLACE}> <${PLACE}>`, "latin1");

/** Leaves room for the file's identifier, which is known only when all else is written. */
export function reserveIdentifier(context: PDFContext): void {
  context.trailerInfo.ID = context.obj([PDFHexString.of(PLACE), PDFHexString.of(PLACE)]);
}

/**
 * Fills in the identifier that a PDF/A must have (ISO 19005-3, 6.1.3): the hash of all the file's
 * bytes with that room still empty. The same content has the same identifier, on any day.
 */
export function writeIdentifier(file: Uint8Array): Uint8Array {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const at = bytes.indexOf(WRITTEN_PLACE);
  if (at < 0 || bytes.indexOf(WRITTEN_PLACE, at + 1) >= 0) {
    throw new Error("not one place for the identifier");
  }
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, PLACE.length);
  const identifier = hash.toUpperCase();
  bytes.write(`<${identifier}> <${identifier}>`, at, "latin1");
  return bytes;
}
