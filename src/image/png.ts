import { crc32, inflateSync } from "node:zlib";

import { sizeFault, type Fault, type IsTooLarge, type Size } from "./fault.ts";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1A\n", "latin1");

/** The samples of a pixel by colour type, and the allowed bits of a sample (PNG, 11.2.2). */
const COLOUR_TYPES: ReadonlyMap<number, { readonly samples: number; readonly bits: string }> =
  new Map([
    [0, { samples: 1, bits: "1 2 4 8 16" }],
    [2, { samples: 3, bits: "8 16" }],
    [3, { samples: 1, bits: "1 2 4 8" }],
    [4, { samples: 2, bits: "8 16" }],
    [6, { samples: 4, bits: "8 16" }],
  ]);

/**
 * The first pixel of each pass of an interlaced image, and the distance between pixels: x, y, dx,
 * dy.
 */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

const LAST_FILTER = 4;

/**
 * The names of the known chunks. Every reader must know the chunks whose names begin with a
 * capital.
 */
const KNOWN = new Set(["IHDR", "PLTE", "IDAT", "IEND"]);

interface Header extends Size {
  readonly bitsPerPixel: number;
  readonly hasPalette: boolean;
  readonly isInterlaced: boolean;
}

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

const DAMAGED_PNG: Fault = { fault: "damaged", format: "PNG" };

/**
 * The size of a PNG, or the reason why it cannot be shown. Unpacks its pixels, but never more than
 * its size allows, and the size has a limit.
 */
export function measurePng(bytes: Buffer, isTooLarge: IsTooLarge): Size | Fault {
  const packed: Buffer[] = [];
  let header: Header | null = null;
  let colours = 0;
  let hasEnded = false;
  for (let at = SIGNATURE.length; !hasEnded;) {
    if (at + 12 > bytes.length) return DAMAGED_PNG;
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return DAMAGED_PNG;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return DAMAGED_PNG;
    const name = bytes.toString("latin1", at + 4, at + 8);
    const content = bytes.subarray(at + 8, end);
    at = end + 4;
    if (header === null) {
      if (name !== "IHDR" || length !== 13) return DAMAGED_PNG;
      const size = { width: content.readUInt32BE(0), height: content.readUInt32BE(4) };
      const fault = sizeFault("PNG", size, isTooLarge);
      if (fault !== null) return fault;
      header = headerOf(content, size);
      if (header === null) return DAMAGED_PNG;
      continue;
    }
    if (name === "acTL") return { fault: "moves", format: "PNG" };
    if (name === "PLTE") colours = length / 3;
    if (name === "IDAT") packed.push(content);
    hasEnded = name === "IEND";
    // A chunk that every reader must know has a capital, and no others exist.
    if (name === "IHDR" || (/^[A-Z]/.test(name) && !KNOWN.has(name))) return DAMAGED_PNG;
  }
  const hasColours = colours >= 1 && colours <= 256 && Number.isInteger(colours);
  if (header === null || (header.hasPalette && !hasColours)) return DAMAGED_PNG;
  const { width, height } = header;
  return hasAllPixels(header, packed) ? { width, height } : DAMAGED_PNG;
}

function headerOf(content: Buffer, size: Size): Header | null {
  const [bits = 0, type = 0, compression, filter, interlace = 0] = content.subarray(8);
  const colour = COLOUR_TYPES.get(type);
  if (colour?.bits.split(" ").includes(String(bits)) !== true) return null;
  if (compression !== 0 || filter !== 0 || interlace > 1) return null;
  const bitsPerPixel = bits * colour.samples;
  return { ...size, bitsPerPixel, hasPalette: type === 3, isInterlaced: interlace === 1 };
}

/** True if the pixels unpack to exactly the right number of rows, each with a known filter. */
function hasAllPixels(header: Header, packed: readonly Buffer[]): boolean {
  const rows = rowLengths(header);
  const needed = rows.reduce((sum, length) => sum + length, 0);
  let pixels: Buffer;
  try {
    pixels = inflateSync(Buffer.concat(packed), { maxOutputLength: needed });
  } catch {
    return false;
  }
  let at = 0;
  return (
    pixels.length === needed &&
    rows.every((length) => {
      const filter = pixels[at] ?? Infinity;
      at += length;
      return filter <= LAST_FILTER;
    })
  );
}

/**
 * The number of bytes of every row, of the one image or of each pass: a filter, then the pixels.
 */
function rowLengths({ width, height, bitsPerPixel, isInterlaced }: Header): readonly number[] {
  const passes = isInterlaced ? PASSES : ([[0, 0, 1, 1]] as const);
  return passes.flatMap(([x, y, dx, dy]) => {
    const columns = Math.ceil((width - x) / dx);
    const rows = Math.ceil((height - y) / dy);
    if (columns <= 0 || rows <= 0) return [];
    return Array.from({ length: rows }, () => 1 + Math.ceil((columns * bitsPerPixel) / 8));
  });
}
