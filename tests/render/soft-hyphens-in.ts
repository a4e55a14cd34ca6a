import { inflateSync } from "node:zlib";

/** The number of soft hyphens on the pages of a print. pdf.js cannot distinguish them from a space. */
export function softHyphensIn(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf);
  const streams = bytes.toString("latin1").matchAll(/\/Filter \/FlateDecode[^>]*>>\s*stream\n/g);
  return Array.from(streams, ({ 0: head, index }) =>
    inflateSync(bytes.subarray(index + head.length)).toString("latin1"),
  ).reduce((total, text) => total + (text.match(/\/ActualText <FEFF00AD>/g)?.length ?? 0), 0);
}
