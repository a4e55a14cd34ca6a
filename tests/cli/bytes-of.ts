import { inflateSync } from "node:zlib";

/** The start of a stream in a PDF. */
const STREAM = /stream\r?\n/g;

/**
 * Everything that a file can contain, as texts: its bytes, each compressed stream of a PDF, and
 * what HTML or XML writes in base64 or as character references. Also decodes the texts that a PDF
 * writes in hexadecimal or as UTF-16.
 */
export function everyByteOf(bytes: Buffer): readonly string[] {
  const raw = bytes.toString("latin1");
  const streams = Array.from(raw.matchAll(STREAM), ({ 0: start, index }) => {
    try {
      return inflateSync(bytes.subarray(index + start.length)).toString("latin1");
    } catch {
      return "";
    }
  });
  const layers = [raw, ...streams];
  const inBase64 = layers.flatMap((layer) =>
    Array.from(layer.matchAll(/base64,([A-Za-z\d+/=]+)/g), ([, text = ""]) =>
      Buffer.from(text, "base64").toString("latin1"),
    ),
  );
  return [...layers, ...inBase64].flatMap((layer) => [
    layer,
    Buffer.from(layer, "latin1").toString("utf8"),
    layer.replaceAll("\0", ""),
    layer.replaceAll(/<([\da-f\s]+)>/gi, (_, digits: string) =>
      Buffer.from(digits.replaceAll(/\s/g, ""), "hex").toString("latin1").replaceAll("\0", ""),
    ),
    layer.replaceAll(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, hex === "" ? 10 : 16)),
    ),
  ]);
}
