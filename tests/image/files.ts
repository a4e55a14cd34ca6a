import { readFileSync } from "node:fs";
import path from "node:path";

import { pngPart } from "./png.ts";

/** A file of 60 by 40 pixels: the left half red, the right half blue, or clear in `alpha`. */
export function imageFile(
  name: "halves.jpg" | "halves.png" | "lossy.webp" | "lossless.webp" | "alpha.webp",
): Buffer {
  return readFileSync(path.join(import.meta.dirname, "files", name));
}

/** Text of a file that no output may contain. */
export const SECRET = "Keizersgracht 1";

/** The JPEG with EXIF about its orientation and its location. */
export function withExif(jpeg: Buffer, orientation: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const [header, place] = [Buffer.from("II*\0\x08\0\0\0", "latin1"), Buffer.from(`${SECRET}\0`)];
  const behind = 8 + 2 + 3 * 12 + 4;
  const first = Buffer.concat([
    Buffer.from([3, 0]),
    // A description, the orientation, and the offset of the GPS data.
    entry(0x010e, 2, place.length, behind),
    entry(0x0112, 3, 1, orientation),
    entry(0x8825, 4, 1, behind + place.length),
    Buffer.alloc(4),
  ]);
  // North or south, and the latitude.
  const gps = Buffer.concat([Buffer.from([1, 0]), entry(1, 2, 2, 0x4e), Buffer.alloc(4)]);
  const exif = Buffer.concat([Buffer.from("Exif\0\0"), header, first, place, gps]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

/** The PNG with a text beside its pixels. */
export function withText(png: Buffer): Buffer {
  const text = pngPart("tEXt", Buffer.from(`Comment\0${SECRET}`, "latin1"));
  return Buffer.concat([png.subarray(0, 33), text, png.subarray(33)]);
}

/** The WebP with XMP behind its pixels. */
export function withXmp(webp: Buffer): Buffer {
  const words = Buffer.from(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${SECRET}</x:xmpmeta>`);
  const padded = Buffer.concat([words, Buffer.alloc(words.length % 2)]);
  const whole = Buffer.concat([webp, Buffer.from("XMP \0\0\0\0"), padded]);
  whole.writeUInt32LE(words.length, webp.length + 4);
  whole.writeUInt32LE(whole.length - 8, 4);
  whole.writeUInt8((whole[20] ?? 0) | 0x04, 20);
  return whole;
}
