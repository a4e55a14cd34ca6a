import { brotliDecompressSync } from "node:zlib";

/**
 * What a font in WOFF2 is packed with, unpacked by Node itself: the package of that name, which our
 * reader of fonts asks for, does the same in JavaScript and takes twenty times as long.
 *
 * @param size how long the font says to be; one that is longer is damaged
 */
export default function decompress(packed: Uint8Array, size: number): Uint8Array {
  return brotliDecompressSync(packed, { maxOutputLength: size });
}
