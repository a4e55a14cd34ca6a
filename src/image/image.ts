import { crc32, inflateSync } from "node:zlib";

// What an image is, the faults that it can have, and the formats PNG and WebP.

/** The size of an image in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The reason why an image cannot be shown completely, and its format. */
export type Fault =
  /** `kind`: a form of JPEG that not every browser shows. */
  | {
      readonly fault: "damaged" | "kind" | "moves" | "noSize";
      readonly format: "PNG" | "JPEG" | "WebP";
    }
  | ({ readonly fault: "tooLarge"; readonly format: "PNG" | "JPEG" | "WebP" } & Size);

/** Returns true for a size that is too large, so that the reading stops. */
export type IsTooLarge = (size: Size) => boolean;

/** The fault of the size of an image; null for none. */
export function sizeFault(
  format: Fault["format"],
  { width, height }: Size,
  isTooLarge: IsTooLarge,
): Fault | null {
  if (width === 0 || height === 0) return { fault: "noSize", format };
  return isTooLarge({ width, height }) ? { fault: "tooLarge", format, width, height } : null;
}

/** An image of pixels. */
export interface Image extends Size {
  readonly mediaType: "image/png" | "image/jpeg" | "image/webp";
  /** The format of a newly encoded copy: PNG if the file stores exact pixels, otherwise JPEG. */
  readonly keptAs: "image/png" | "image/jpeg";
}

// PNG.

const PNG_SIGNATURE = Buffer.from("\x89PNG\r\n\x1A\n", "latin1");

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

/** True for a file that begins as a PNG. */
export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE);
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
  for (let at = PNG_SIGNATURE.length; !hasEnded;) {
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
    // A capital marks a chunk that every reader must know, and only the known ones exist.
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

// WebP.

/** The properties of a WebP (RFC 9649): its size, and whether every pixel is exact. */
export interface WebP extends Size {
  /** Lossless, or with transparent pixels: a JPEG can be neither. */
  readonly isExact: boolean;
}

const DAMAGED_WEBP: Fault = { fault: "damaged", format: "WebP" };
/**
 * The head of a file is `RIFF`, the length of the rest and `WEBP`. The head of a chunk is its name
 * and length.
 */
const FILE_HEAD = 12;
const CHUNK_HEAD = 8;
const HAS_ALPHA = 0x10;
const MOVES = 0x02;

/** True for a file that begins as a WebP. */
export function isWebP(bytes: Buffer): boolean {
  return bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
}

/**
 * The size of a WebP, or the reason why it cannot be shown. Its chunks must be complete and agree.
 * Only a browser can check whether its pixels can be read.
 */
export function measureWebP(bytes: Buffer, isTooLarge: IsTooLarge): WebP | Fault {
  const chunks = chunksOf(bytes);
  if (chunks === null) return DAMAGED_WEBP;
  const [first] = chunks;
  const canvas = first?.name === "VP8X" ? canvasOf(first.content) : undefined;
  if (canvas === null) return DAMAGED_WEBP;
  if (canvas?.moves === true || chunks.some(({ name }) => name === "ANIM" || name === "ANMF")) {
    return { fault: "moves", format: "WebP" };
  }
  const images = chunks.filter(({ name }) => name === "VP8 " || name === "VP8L");
  const [image, ...others] = images;
  if (image === undefined || others.length > 0) return DAMAGED_WEBP;
  // Without a canvas the image comes first.
  if (canvas === undefined && image !== first) return DAMAGED_WEBP;
  const isLossless = image.name === "VP8L";
  const size = isLossless ? losslessSize(image.content) : lossySize(image.content);
  if (size === null) return DAMAGED_WEBP;
  if (canvas !== undefined && (canvas.width !== size.width || canvas.height !== size.height)) {
    return DAMAGED_WEBP;
  }
  const hasAlpha = canvas?.hasAlpha === true && chunks.some(({ name }) => name === "ALPH");
  return (
    sizeFault("WebP", size, isTooLarge) ?? {
      width: size.width,
      height: size.height,
      isExact: isLossless || hasAlpha,
    }
  );
}

interface Chunk {
  readonly name: string;
  readonly content: Buffer;
}

/** The chunks of a file; null if one is cut off. Bytes after the file are ignored. */
function chunksOf(bytes: Buffer): readonly Chunk[] | null {
  if (bytes.length < FILE_HEAD) return null;
  const end = bytes.readUInt32LE(4) + CHUNK_HEAD;
  if (end > bytes.length) return null;
  const chunks: Chunk[] = [];
  for (let at = FILE_HEAD; at < end;) {
    if (at + CHUNK_HEAD > end) return null;
    const length = bytes.readUInt32LE(at + 4);
    const start = at + CHUNK_HEAD;
    if (start + length > end) return null;
    chunks.push({
      name: bytes.toString("latin1", at, at + 4),
      content: bytes.subarray(start, start + length),
    });
    // Chunks begin at even offsets.
    at = start + length + (length % 2);
  }
  return chunks;
}

function canvasOf(
  content: Buffer,
): (Size & { readonly hasAlpha: boolean; readonly moves: boolean }) | null {
  if (content.length < 10) return null;
  const [flags = 0] = content;
  return {
    width: content.readUIntLE(4, 3) + 1,
    height: content.readUIntLE(7, 3) + 1,
    hasAlpha: (flags & HAS_ALPHA) !== 0,
    moves: (flags & MOVES) !== 0,
  };
}

/**
 * The size of a key frame of VP8 (RFC 6386, 9.1); null for another frame, or if its first part is
 * cut off.
 */
function lossySize(content: Buffer): Size | null {
  if (content.length < 10) return null;
  const tag = content.readUIntLE(0, 3);
  const isKeyFrame = (tag & 1) === 0;
  const isWhole = content.readUIntBE(3, 3) === 0x9d012a && 10 + (tag >> 5) <= content.length;
  if (!isKeyFrame || !isWhole) return null;
  return { width: content.readUInt16LE(6) & 0x3fff, height: content.readUInt16LE(8) & 0x3fff };
}

/** The size of a lossless image (RFC 9649, 3.4). */
function losslessSize(content: Buffer): Size | null {
  if (content.length < 6 || content[0] !== 0x2f) return null;
  const bits = content.readUInt32LE(1);
  // The version must be 0.
  if (bits >>> 29 !== 0) return null;
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
